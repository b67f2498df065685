import { withPlainDigits } from '../../../core/text/digits.ts'
import { normalised } from '../../../core/text/windows.ts'

/** A count as people write it: digits of any script, and thousands set apart, which is a guess worth a note. */
export interface ReadCount {
  value: number
  /** Thousands stood apart: `1,200`, `1.200`, `1 200`, `1,20,000`. */
  grouped: boolean
}

/** Undefined where the text is no whole number. */
export function readCount(written: string): ReadCount | undefined {
  if (footnote.test(written)) return undefined
  const text = withPlainDigits(normalised(written, 'NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u066c،]/g, ',')
    .trim()
  if (/^\d+$/.test(text)) return { value: Number(text), grouped: false }
  if (!grouped.test(text)) return undefined
  return { value: Number(text.replace(/\D/g, '')), grouped: true }
}

/** NFKC would make `12²`, a number with the mark of a footnote, 122. */
const footnote = /[\p{No}\p{Nl}]/u

/** Groups of three with one sign; of two but the last, as India and Pakistan write lakhs. */
const grouped = /^[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:['’ ]\d{3})+|(?:,\d{2})+,\d{3})$/

/** A percentage with digits of any script, with a point or a comma before its decimals: `62`, `62.5`, `৬২,৫ %`. */
export function readScore(written: string): number | undefined {
  if (footnote.test(written)) return undefined
  const text = withPlainDigits(normalised(written, 'NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u066b,]/g, '.')
    .trim()
  const [, number] = /^(?:[%\u066a] *)?(\d{1,3}(?:\.\d+)?)(?: *[%\u066a])?$/.exec(text) ?? []
  return number === undefined ? undefined : Number(number)
}
