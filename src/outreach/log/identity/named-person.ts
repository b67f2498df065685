import { foldKey } from '../../../core/text/fold-key.ts'

/**
 * Whether a text calls a person by name as people are named where the offices are: `Ali s/o Bashir`, `علی ولد بشیر`,
 * `Mrs Amina Khan`; or gives a date of birth.
 *
 * @param plain in NFKC, without characters that cannot be seen
 */
export function namesSomeone(plain: string): boolean {
  const folded = foldKey(plain)
  return (
    [kinship, careOf, titled, bornOn, daughter].some(pattern => pattern.test(plain)) || native.test(folded)
  )
}

const wordStart = '(?<![\\p{L}\\p{M}\\p{N}])'
const wordEnd = '(?![\\p{L}\\p{M}\\p{N}])'

/** `Ali s/o Bashir`, `Ali son of Bashir`. */
const kinship = new RegExp(
  `${wordStart}(?:[sdw]\\s?[/\\\\]\\s?o${wordEnd}\\.?\\s*\\p{L}|(?:son|daughter|wife|widow)\\s+of\\s+\\p{L})`,
  'iu',
)
/** `Ali c/o Bashir`; what follows in capitals throughout is an organisation. */
const careOf = new RegExp(
  `${wordStart}[cC]\\s?[/\\\\]\\s?[oO]${wordEnd}\\.?\\s*(?!\\p{Lu}{3,}${wordEnd})\\p{L}`,
  'u',
)
const titled = new RegExp(`${wordStart}(?:Mr|Mrs|Ms|Miss|MR|MRS|MS)\\.?\\s+\\p{Lu}`, 'u')
const bornOn = new RegExp(
  `${wordStart}(?:d\\.?o\\.?b|date\\s+of\\s+birth|born)${wordEnd}(?:\\s+on)?[^\\p{L}\\p{N}]*\\p{N}`,
  'iu',
)

/** Between two names in Urdu, Dari and Bengali: child or spouse of. */
const between = ['ولد', 'فرزند', 'زوجہ', 'زوجه', 'পিতা', 'পিতাঃ', 'স্বামী', 'স্বামীঃ']
/** Only beside letters that Urdu alone has: in Arabic and Dari, schools and streets are named so, too. */
const daughter = /[ٹڈڑںےہ].*\sبنت\s+\p{L}|\p{L}\s+بنت\s.*[ٹڈڑںےہ]/su
const titles = ['مسٹر', 'مسز', 'محترمہ', 'آقای', 'জনাব', 'জনাবা']

const native = new RegExp(
  [
    `\\p{L}\\p{M}*\\s+(?:${listed(between)})[\\s:]+\\p{L}`,
    `${wordStart}(?:${listed(titles)})\\s+\\p{L}`,
  ].join('|'),
  'u',
)

function listed(words: readonly string[]): string {
  return words.map(foldKey).join('|')
}
