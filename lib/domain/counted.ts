/** "one claim", "four claims", "12 claims". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${small[number] ?? number} ${number === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
