/** A sum in thousandths of a US dollar as people read it: 1235 → '$1.235', 41200 → '$41.20'. */
export function dollars(milliDollars: number): string {
  return `$${(milliDollars / 1000).toFixed(milliDollars % 10 === 0 ? 2 : 3)}`
}
