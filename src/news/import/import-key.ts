import { canonicalJson, sha256 } from '../../core/hash.ts'
import type { Language } from '../../core/languages/language.ts'
import { normalised } from '../../core/text/windows.ts'

/**
 * What makes a record the same as one imported before: its office, its places and its words, however composed
 * (Unicode NFC) and however spaced.
 */
export function importKeyOf(record: {
  officeId: string
  places: readonly string[]
  variants: readonly { language: Language; text: string }[]
}): string {
  const variants = record.variants
    .map(({ language, text }) => ({ language, text: sameSpaces(text) }))
    .sort((a, b) => (a.language < b.language ? -1 : 1))
  const { officeId } = record
  return sha256(canonicalJson({ officeId, places: record.places.map(sameSpaces), variants }))
}

function sameSpaces(text: string): string {
  return normalised(text, 'NFC').replace(/\s+/gu, ' ').trim()
}
