/** A place along the line as a length of SVG and CSS, to a hundredth of a percent. */
export function percent(at: number): string {
  return `${Math.round(at * 10_000) / 100}%`;
}
