import fc from 'fast-check'
import { formOf, isSlotName, kindOf } from '../../src/web/shared/reasons/slots.ts'

/** Words of people with full stops, brackets and other scripts. */
export const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Wrong',
        'number.',
        'Dr.',
        'Sana',
        '(see',
        'e-mail)',
        '2.5',
        'غلط',
        'نمبر۔',
        '"quoted"',
        "isn't",
      ),
      fc.stringMatching(/^[!-~]{1,8}$/),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(each => each.join(' '))

/** What may stand in a slot: what its kind takes, or words of people. */
const inSlots: Record<ReturnType<typeof kindOf>, fc.Arbitrary<string>> = {
  number: fc.nat(99_999).map(String),
  network: fc.constantFrom('X', 'Facebook', 'Mastodon', 'The Mastodon server'),
  word: fc.constantFrom('image', 'video', 'GIF'),
  weekday: fc.constantFrom('Friday', 'Wednesday'),
  day: fc.constantFrom('Friday 27 November 2026', 'Sunday 2 May 2027'),
  date: fc.constantFrom('27 November 2026', '2027-05-02'),
  time: fc.constantFrom('Friday 27 November 2026, 10:30', 'Sunday 2 May 2027, 00:05'),
  clock: fc.constantFrom('00:05', '23:59'),
  offset: fc.constantFrom('+05:00', '-03:30'),
  length: fc.constantFrom('3 min', '2 h 0 min'),
  moment: fc.constantFrom('27 November 2026 10:30 UTC', '2026-11-27T10:30:00.000Z'),
  month: fc.constantFrom('November 2026', 'May 2027'),
  dollars: fc.constantFrom('$0.005', '$120.00'),
  part: fc.constantFrom('The text', 'Part 12'),
  files: fc.constantFrom('1 GIF', '4 images'),
  words: fc.constantFrom('image and video', 'GIF and image and video'),
  mark: fc.constantFrom('U+FEFF', 'image/svg+xml'),
  language: fc.constantFrom('Urdu (ur)', 'Kurdish (Sorani) (ckb)'),
  languages: fc.constantFrom('ur', 'prs, zh-Hant'),
  weekdays: fc.constantFrom('Friday', 'Saturday, Sunday'),
  slots: fc.constantFrom('Monday 09:00', 'Monday 09:00, Friday 17:30 and 12 more'),
  place: fc.constantFrom('in the text', 'in the first comment'),
  account: fc.constantFrom('account', 'Page'),
  input: fc.constantFrom('body.names.en', 'variants.0.text', 'dailyCap'),
  handle: fc.constantFrom('@mrc_lahore', '@mrc@social.example'),
  year: fc.constantFrom('1405', '404'),
  figure: fc.constantFrom('62.5', '-3'),
  cells: fc.constantFrom('B2', 'AA10:AB12'),
  phrase: fc.constantFrom('The date', 'an e-mail address'),
  calendars: words,
  list: words,
  code: words,
  reason: words,
  clause: words,
  permissions: words,
  scopes: words,
  text: words,
}

/** A sentence of one of the patterns with any slots in which its own later words do not stand. */
export function sentenceOf<Key extends string>(patterns: Readonly<Record<Key, string>>) {
  return fc.constantFrom(...(Object.keys(patterns) as Key[])).chain(key => {
    const pieces = patterns[key].split(/\{(\w+)\}/)
    const literals = pieces.filter((piece, index) => index % 2 === 0 && piece !== '')
    const names = pieces.filter((_, index) => index % 2 === 1).filter(isSlotName)
    const isClear = (text: string) =>
      !literals.some(literal => `${text} `.includes(literal)) && !(pieces[0] === '' && /[."] /.test(text))
    const slots = fc.record(
      Object.fromEntries(
        names.map((name): [string, fc.Arbitrary<string>] => {
          const any = inSlots[kindOf(name)]
          return [name, formOf(name) ? any : any.filter(isClear)]
        }),
      ),
    )
    return slots.map(chosen => ({
      key,
      slots: chosen,
      text: pieces.map((piece, index) => (index % 2 === 0 ? piece : chosen[piece])).join(''),
      // What stands at its end goes on to the end of the reason.
      isLast: pieces.at(-1) === '',
    }))
  })
}
