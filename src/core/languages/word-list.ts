import { foldKey } from '../text/fold-key.ts'

/** Words with commas between them. */
export function listed(words: string): string[] {
  return words
    .split(',')
    .map(word => word.trim().normalize('NFC'))
    .filter(word => word !== '')
}

/** Words with spaces between them, in the form in which words are compared. */
export function foldedWords(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldKey))
}
