import { withPlainDigits } from '../../../core/text/digits.ts'
import { normalised } from '../../../core/text/windows.ts'

/**
 * Whether a text holds the number of a passport or another paper that leads to a person: one or two letters and seven
 * digits (`AB1234567`), or five digits and more behind a word that says so (`ID 12345`, `case no. 2026/00123`).
 */
export function holdsDocument(text: string): boolean {
  const plain = withPlainDigits(normalised(text, 'NFKC')).replace(/[\p{Cf}\p{M}]/gu, '')
  if (passport.test(plain)) return true
  return [...plain.matchAll(named)].some(([, number = '']) => digitsIn(number) >= 5 && !years.test(number))
}

const passport = /(?<![\p{L}\p{N}])(?!(?:rs|tk|af)\s)(?:[a-z]{1,2}|[A-Z]{1,2}[ -])\d{7}(?!\d)/iu
const papers =
  'passport|cnic|nicop|nic|n.i.c|tazkira|tazkera|taskira|id|identity|case|file|registration|reg|پاسپورٹ|شناختی کارڈ|' +
  'پاسپورت|تذکره|جواز|জাতীয় পরিচয়পত্র|পাসপোর্ট'
const signs = 'no|nr|num|number|card|نمبر|رقم|শনাক্তকরণ|নং|নম্বর'
const gap = '[^\\p{L}\\p{N}]{0,3}'
const named = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${withoutMarks(papers)})${gap}(?:(?:${withoutMarks(signs)})${gap}){0,2}\\p{Lu}{0,3}[ -]?(\\d[\\d/-]*)`,
  'giu',
)

function withoutMarks(words: string): string {
  return normalised(words, 'NFKC').replace(/\p{M}/gu, '').replaceAll('.', '\\.')
}

/** `2024-2026`, `2025/26`. */
const years = /^(?:19|20)\d\d[/-](?:(?:19|20)?\d\d)$/

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length
}
