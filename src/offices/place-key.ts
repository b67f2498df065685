import { normalised } from '../core/text/windows.ts'

/**
 * The form in which a dateline place is looked up and stored: lower case, one space between words, without the
 * accents, Arabic vowel signs and letter variants in which spellings of one place differ ("İstanbul", "لاهور").
 */
export function placeKey(place: string): string {
  const plain = normalised(place, 'NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/./gu, letter => sameLetter[letter] ?? letter)
  return normalised(plain, 'NFC')
    .replace(/[\s\-‐‑–_.’'`]+/gu, ' ')
    .trim()
}

/** Letters that keyboards of neighbouring languages write differently in one and the same name. */
const sameLetter: Record<string, string> = {
  ı: 'i',
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ك: 'ک',
  ہ: 'ه',
  ھ: 'ه',
  ة: 'ه',
  ۀ: 'ه',
}
