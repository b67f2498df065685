import { useNumbers } from '../../shared/times/numbers.ts'

/** Thousandths of a US dollar as "$0.44"; below a cent with its third digit. */
export function useDollars(): (milliDollars: number) => string {
  const number = useNumbers()
  return milliDollars =>
    number(milliDollars / 1_000, {
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: 2,
      maximumFractionDigits: 3,
    })
}
