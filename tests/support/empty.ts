// What `server-only` is in tests: outside Next the real one throws.
export {};
