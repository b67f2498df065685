import type { Language } from '../core/language.ts'
import type { InfographicContent } from './content.ts'

interface NumberSystem {
  digits: string
  group: string
  decimal: string
  percent: string
  /** Bangladesh groups by lakh: 4,12,600. */
  lakh: boolean
}

const latin: NumberSystem = { digits: '0123456789', group: ',', decimal: '.', percent: '%', lakh: false }
const persian: NumberSystem = { digits: '۰۱۲۳۴۵۶۷۸۹', group: '٬', decimal: '٫', percent: '٪', lakh: false }

const native: Record<Language, NumberSystem> = {
  en: latin,
  ur: { ...persian, group: ',', decimal: '.', percent: '%' },
  ar: { ...persian, digits: '٠١٢٣٤٥٦٧٨٩' },
  prs: persian,
  ps: persian,
  bn: { ...latin, digits: '০১২৩৪৫৬৭৮৯', lakh: true },
}

/** Where the content does not say: what the offices' own pages use. */
const usual: Record<Language, 'latn' | 'native'> = {
  en: 'latn',
  ur: 'latn',
  ar: 'latn',
  prs: 'native',
  ps: 'native',
  bn: 'native',
}

export interface NumberFormat {
  /** A whole number, or one decimal under 10. */
  count(value: number): string
  /** `value` is in percent: 18 gives `18%`. */
  percent(value: number): string
  /** As `percent`, always with its sign. */
  change(value: number): string
  /** Puts the digits of a text such as a date or an age band into the infographic's digits. */
  digits(text: string): string
}

/** Written out here and not by `Intl`, so that a new ICU cannot change a picture. */
export function numberFormat(content: Pick<InfographicContent, 'language' | 'digits'>): NumberFormat {
  const setting = content.digits ?? usual[content.language]
  const system = setting === 'native' ? native[content.language] : latin
  const digits = (text: string) => text.replace(/[0-9]/g, digit => system.digits[Number(digit)] ?? digit)
  const plain = (value: number, decimals: number) => {
    const [whole = '0', fraction] = value.toFixed(decimals).split('.')
    const grouped = group(whole, system)
    return digits(
      fraction === undefined || Number(fraction) === 0 ? grouped : grouped + system.decimal + fraction,
    )
  }
  const percent = (value: number) => plain(value, Math.abs(value) < 10 ? 1 : 0) + system.percent
  return {
    count: value => plain(value, Number.isInteger(value) || value >= 10 ? 0 : 1),
    percent,
    change: value => `${sign(value)}${percent(Math.abs(value))}`,
    digits,
  }
}

function group(whole: string, system: NumberSystem): string {
  const pattern = system.lakh ? /\B(?=(\d{2})*\d{3}$)/g : /\B(?=(\d{3})+$)/g
  return whole.replace(pattern, system.group)
}

function sign(value: number): string {
  if (value > 0) return '+'
  return value < 0 ? '−' : ''
}
