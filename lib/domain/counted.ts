/** "one claim", "four claims", "12 claims". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${small[number] ?? number} ${number === 1 ? one : many}`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
