import { withPlainDigits } from './digits.ts'
import { normalised } from './windows.ts'

/**
 * A word or heading in the one form in which it is compared, whatever keyboard wrote it: lower case, digits 0 to 9,
 * one kind of dash and space, Persian yeh and kaf for Arabic ones, no vowel signs, no marks that cannot be seen.
 */
export function foldKey(text: string): string {
  const plain = withPlainDigits(normalised(text, 'NFKC'))
    .toLowerCase()
    .replace(/(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic})/gu, ' ')
    .replace(/[\p{Cf}\u0640\u064b-\u065f\u0670]/gu, '')
    .replace(/[‐-―−﹘﹣]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim()
  return heh(plain.replace(/[يىكڪ]/g, letter => sameLetter[letter] ?? letter))
}

const sameLetter: Record<string, string> = { ي: 'ی', ى: 'ی', ك: 'ک', ڪ: 'ک' }

/**
 * Urdu ہ and Arabic ه are one letter, and so is ھ, but where it makes the letter before it aspirated (گھر). Words
 * with letters that only Urdu has keep its form.
 */
function heh(text: string): string {
  const one = text.replace(/ہ|(?<![بپتٹجچدڈڑکگ])ھ/g, 'ه')
  return one.replace(/[\p{Script=Arabic}\p{M}]+/gu, word =>
    /[ٹڈڑںےھ]/.test(word) ? word.replaceAll('ه', 'ہ') : word,
  )
}
