import { withPlainDigits } from '../../../core/text/digits.ts'
import { normalised } from '../../../core/text/windows.ts'

/**
 * Whether a text holds a telephone or identity number: digits of any script, with any signs between them that are no
 * letters, however many, also ones that cannot be seen. Years, dates, times, sums and numbers of contracts are none.
 */
export function holdsTelephone(text: string): boolean {
  const written = withPlainDigits(normalised(text, 'NFKC')).replace(/[\p{Cf}\p{M}]/gu, '')
  // Letters that people type, or hide behind, for 0 and 1.
  const plain = written.replace(/(?<=\d[ -]?)[lIO](?=[ -]?\d)/g, letter => (letter === 'O' ? '0' : '1'))
  for (const run of plain.matchAll(runOfDigits)) {
    const before = plain.slice(0, run.index)
    if (isTelephone(run[0], before)) return true
  }
  return false
}

/** Groups of digits with at most six other signs between two of them, none of them a letter. */
const runOfDigits = /[+(]{0,3}\d(?:[^\p{L}\p{N}\n]{0,6}\d)*/gu

function isTelephone(run: string, before: string): boolean {
  const digits = run.replace(/\D/g, '')
  const called = saysTelephone.test(before)
  if (digits.length < (called ? 6 : 7)) return false
  if (run.length > longestInnocent) return true
  if (innocent.test(withoutPrefix(run, before)) || isSum(run)) return false
  if (called || /^\+|^\(?0/.test(run)) return true
  if (isContract(run, digits, before) || isList(run)) return false
  return digits.length >= 8
}

/** No list of years or dates is longer; the pattern for them would take long, too. */
const longestInnocent = 80

const year = '(?:1[34]|19|20)\\d\\d'
const day = '(?:0?[1-9]|[12]\\d|3[01])'
const month = '(?:0?[1-9]|1[0-2])'
const time = '(?:[01]?\\d|2[0-4]):[0-5]\\d'
const date = `(?:${year}[-/.]${month}[-/.]${day}|${day}[-/. ]{1,2}${month}[-/. ]{1,2}${year}|${month}/${day}/${year})`
const span = `${year}\\s?[-–—/]\\s?(?:${year}|\\d\\d)`
const one = `(?:${date}|${time}|${span}|${year})`
const between = '[\\s,;:&()–—/.-]{1,4}'
/** A run that is years, dates and times through and through; before a date the day on which a span begins. */
const innocent = new RegExp(
  `^\\(*(?:${day}\\.?\\s?[-–—]\\s?)?${one}(?:${between}(?:${day}\\.?\\s?[-–—]\\s?)?${one})*$`,
  'u',
)

const saysTelephone = /\b(?:tel|telephone|phone|mobile|mob|cell|fax|whatsapp|call|sms|viber|imo)\W*$/iu

/** `8/2024-2026` behind `MMD`: a programme's number and its years. */
function withoutPrefix(run: string, before: string): string {
  return /\p{L}$/u.test(before) ? run.replace(/^\d{1,2}[/-](?=\d{4})/, '') : run
}

/** Numbers that grow from one to the next with commas between them (`91.2, 93.4`, `18-24, 25-34`), or count up (`10-11-12`). */
function isList(run: string): boolean {
  const items = run.split(/\s*[,;&]\s*|\s?[–-]\s?/u)
  if (items.length < 3 || !items.every(item => /^\d{1,3}(?:\.\d{1,2})?$/.test(item))) return false
  const steps = items.slice(1).map((item, index) => Number(item) - Number(items[index]))
  return /[,;&]\s/.test(run) ? steps.every(step => step > 0) : steps.every(step => step === 1)
}

/** A sum of money or people: `12,000,000`. */
function isSum(run: string): boolean {
  return (
    /^[1-9]\d{0,2}(?:[,’' ]\d{3}){2}$/u.test(run) &&
    new Set(run.match(/[,’' ]/gu)).size === 1 &&
    !run.includes(' ')
  )
}

/**
 * `ENI/2019/410-123`, `2019/410-123`, `Grant 101096384`: a year and a short number, or one number after a word or
 * letters that say so.
 */
function isContract(run: string, digits: string, before: string): boolean {
  if (new RegExp(`^${year}[/-]`).test(run) && digits.length <= 11)
    return digits.length <= 10 || /[\p{Lu}\d][/-]$/u.test(before)
  const said =
    /(?:grant|contract|agreement|project|tender|ref(?:erence)?|cris|opsys|ga|loa|mou)\W{0,3}(?:no|nr|number)?\W{0,4}$/iu
  return digits.length <= 9 && (said.test(before) || /\b\p{Lu}{2,}[/-]$/u.test(before))
}
