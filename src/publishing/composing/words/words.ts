import { DatelineError } from '../../../core/errors/errors.ts'
import { hasWords, withPlainLineEnds } from '../../../core/text/characters.ts'

/** Characters X refuses anywhere (twitter-text, `invalidChars`), and halves of characters, which no request can carry. */
const refused = /[\ufffe\ufeff\uffff]|\p{Surrogate}/u

/**
 * The author's words without white space around them, and with one kind of line end.
 * Throws `bad-input` if nothing readable is left, or for a character that networks refuse.
 */
export function readableWords(text: string): string {
  const words = withPlainLineEnds(text).trim()
  if (!hasWords(words)) {
    throw new DatelineError('text-empty', {})
  }
  const wrong = refused.exec(words)
  if (!wrong) return words
  const code = wrong[0].charCodeAt(0).toString(16).toUpperCase()
  throw new DatelineError('text-character-unprintable', { character: code, position: wrong.index + 1 })
}
