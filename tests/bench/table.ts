/** Lines of a table as they go into docs/performance.md. */
export function heading(what: string, columns: readonly string[]): void {
  console.log(`\n| ${what} | ${columns.join(" | ")} |\n|---|${columns.map(() => "--:|").join("")}`);
}

export function row(name: string, cells: readonly string[]): void {
  console.log(`| ${name} | ${cells.join(" | ")} |`);
}

export const whole = (value = Number.NaN) => String(Math.round(value));
export const tenth = (value = Number.NaN) => value.toFixed(1);
export const ratio = (value = Number.NaN, beside = Number.NaN) =>
  `**${(value / beside).toFixed(2)}**`;
