import type { NumberSystem } from '../core/languages/entry.ts'
import { languageEntry } from '../core/languages/registry.ts'
import { latinNumbers } from '../core/languages/scripts.ts'
import type { InfographicContent } from './content.ts'

export interface NumberFormat {
  /** A whole number, or one decimal under 10. */
  count(value: number): string
  /** `value` is in percent: 18 gives `18%`. Only 0 itself reads as 0, and only 100 itself as 100. */
  percent(value: number): string
  /** As `percent`, always with its sign. */
  change(value: number): string
  /** As `change`, without the percent sign: the difference of two percentages. */
  points(value: number): string
  /** Puts the digits of a text such as a date or an age band into the infographic's digits. */
  digits(text: string): string
}

/** Written out here and not by `Intl`, so that a new ICU cannot change a picture. */
export function numberFormat(content: Pick<InfographicContent, 'language' | 'digits'>): NumberFormat {
  const { native, usual } = languageEntry(content.language).numbers
  const system = (content.digits ?? usual) === 'native' ? native : latinNumbers
  const digits = (text: string) => text.replace(/[0-9]/g, digit => system.digits[Number(digit)] ?? digit)
  const plain = (value: number, decimals: number) => {
    const [whole = '0', fraction] = value.toFixed(decimals).split('.')
    const grouped = group(whole, system)
    return digits(
      fraction === undefined || Number(fraction) === 0 ? grouped : grouped + system.decimal + fraction,
    )
  }
  const share = (value: number) => plain(value, decimalsOf(value))
  const percent = (value: number) => share(value) + system.percent
  return {
    count: value => plain(value, Number.isInteger(value) || value >= 10 ? 0 : 1),
    percent,
    change: value => `${sign(value)}${percent(Math.abs(value))}`,
    points: value => `${sign(value)}${share(Math.abs(value))}`,
    digits,
  }
}

/** How a percentage is printed, as a number, and how far that may be off. */
export function printedPercent(value: number): { printed: number; within: number } {
  const decimals = decimalsOf(value)
  return { printed: Number(value.toFixed(decimals)), within: 0.5 / 10 ** decimals }
}

const mostDecimals = 3

/** As many as it takes not to round to 0, or to 100, what is neither. */
function decimalsOf(value: number): number {
  const size = Math.abs(value)
  let decimals = size < 10 ? 1 : 0
  const misleads = () => [0, 100].some(end => size !== end && Number(size.toFixed(decimals)) === end)
  while (decimals < mostDecimals && misleads()) decimals += 1
  return decimals
}

function group(whole: string, system: NumberSystem): string {
  const pattern = system.grouping === 'lakh' ? /\B(?=(\d{2})*\d{3}$)/g : /\B(?=(\d{3})+$)/g
  return whole.replace(pattern, system.group)
}

function sign(value: number): string {
  if (value > 0) return '+'
  return value < 0 ? '−' : ''
}
