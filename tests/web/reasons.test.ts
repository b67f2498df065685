import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordPatterns } from '../../src/web/shared/reasons/patterns/record-patterns.ts'
import { sentences as record } from '../../src/web/shared/reasons/sets/record.ts'
import { formOf, isSlotName, kindOf } from '../../src/web/shared/reasons/slots.ts'
import { takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import { readWith, unknownIn } from './reason-readings.ts'
import { sentencesIn } from './reason-sources.ts'

/** Where reasons of the record are written. */
const files = globSync([
  'src/{publishing,networks,channels}/**/*.ts',
  'src/notifications/webhooks/{change-webhooks,delivery-queue}.ts',
  'src/outreach/measuring/*.ts',
  'src/news/{review,keeping}/*.ts',
  'src/news/writing/revise-news-item.ts',
  'src/backup/restore-backup.ts',
]).toSorted()

/** Sentences of these are in no record: they are read while a post is written or a setting is changed, or in logs. */
const elsewhere = [
  'src/channels/settings/',
  'src/networks/media-rules.ts',
  'src/networks/profiles.ts',
  'src/networks/x/profile.ts',
  'src/news/review/missing-for-review.ts',
  'src/publishing/calendar/effects-of-settings.ts',
  'src/publishing/calendar/unused-slots.ts',
  'src/publishing/composing/',
  'src/publishing/sending/machine.ts',
]
const sources = files
  .filter(file => !elsewhere.some(start => file.startsWith(start)))
  .map(file => ({ file, source: readFileSync(file, 'utf8') }))
const said = sources.flatMap(({ file, source }) => sentencesIn(file, source))

type ReasonKey = keyof typeof recordPatterns

const catalogue = 'src/core/errors/catalogue/publishing.ts'

/** Said only for certain values; the words that make it so are in a source. */
const byValue: Partial<Record<ReasonKey, string>> = {
  approverUnknown: "'a person'",
  holidayUnconfirmed: ' (date to be confirmed)',
  budgetOver: ' over the budget of $',
  budgetNear: 'more than 80 % of the budget of $',
  sandboxFree: ' Sandbox posts cost nothing.',
  quietHoursNamed: ' of "$',
  dayFullOfOne: '1 post',
  dayFull: '} posts`',
  noSlots: 'This channel has no slots; give it some, or choose a time.',
  noFreeSlot: 'No slot of this channel is free up to {until}.{reason}',
  firstNotFree: ' The first that is not: $',
  clockBehind: "'behind'",
  seriesEnded: "'paused' | 'ended'",
  slotsTaken: 'earlier slots were',
  noReason: 'no reason given',
  noReasonThen: 'no reason was given',
  accountUnread: 'the account could not be read',
  commentsNotRead: 'the comments could not be read',
}

const readings = new Map(said.map(each => [each, readWith(each, record)]))

describe('the reasons of the record', () => {
  it.each(said.map(each => [each.place, each.text, each] as const))(
    'at %s are known: %s',
    (_place, _text, each) => {
      expect(unknownIn(readings.get(each) ?? [])).toEqual([])
    },
  )

  it('are said by some source, each of them', () => {
    const keys = new Set([...readings.values()].flat().map(({ key }) => key))
    // What stands against a time is an error, too, whose text is in the catalogue.
    const texts = [...sources.map(({ source }) => source), readFileSync(catalogue, 'utf8')]
    const isThere = (words: string | undefined) =>
      words !== undefined && texts.some(source => source.includes(words))
    const left = (Object.keys(recordPatterns) as ReasonKey[]).filter(
      key => !keys.has(`reason.says.${key}`) && !isThere(byValue[key]),
    )
    expect(left).toEqual([])
  })
})

/** What may stand in a slot: what its kind takes, or words of people with full stops, brackets and other scripts. */
const words = fc
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
const inSlots: Record<ReturnType<typeof kindOf>, fc.Arbitrary<string>> = {
  number: fc.nat(99_999).map(String),
  network: fc.constantFrom('X', 'Facebook', 'Mastodon', 'The Mastodon server'),
  word: fc.constantFrom('image', 'video', 'GIF'),
  weekday: fc.constantFrom('Friday', 'Wednesday'),
  day: fc.constantFrom('Friday 27 November 2026', 'Sunday 2 May 2027'),
  time: fc.constantFrom('Friday 27 November 2026, 10:30', 'Sunday 2 May 2027, 00:05'),
  clock: fc.constantFrom('00:05', '23:59'),
  offset: fc.constantFrom('+05:00', '-03:30'),
  length: fc.constantFrom('3 min', '2 h 0 min'),
  moment: fc.constantFrom('27 November 2026 10:30 UTC', '2026-11-27T10:30:00.000Z'),
  month: fc.constantFrom('November 2026', 'May 2027'),
  dollars: fc.constantFrom('$0.005', '$120.00'),
  reason: words,
  clause: words,
  permissions: words,
  scopes: words,
  text: words,
}

/** A sentence of a pattern with any slots in which its own later words do not stand. */
const known = fc.constantFrom(...(Object.keys(recordPatterns) as ReasonKey[])).chain(key => {
  const pieces = recordPatterns[key].split(/\{(\w+)\}/)
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

describe('a reason taken apart', () => {
  it('gives the sentences that were joined, with their slots', () => {
    fc.assert(
      fc.property(fc.array(known, { minLength: 1, maxLength: 4 }), sentences => {
        const last = sentences.findIndex(({ isLast }) => isLast)
        const joined = last < 0 ? sentences : sentences.slice(0, last + 1)
        expect(takeApart(joined.map(({ text }) => text).join(' '), record)).toEqual(
          joined.map(({ key, slots, text }) => ({ key: `reason.says.${key}`, slots, text })),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('loses nothing of what it does not know', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words,
          known.map(({ text }) => `${text.slice(1)} and ${text}`),
        ),
        reason => {
          const parts = takeApart(reason, record)
          expect(parts.map(({ text }) => text).join(' ')).toBe(reason.trim())
        },
      ),
    )
  })

  it.each<[string, string, (string | undefined)[]]>([
    [
      'a full stop and a bracket in what a person wrote',
      'Its approval was withdrawn (Wrong number (old). Ask Sana). It was not sent. Approve the news item, then schedule it again.',
      ['withdrawn', 'notSentSchedule'],
    ],
    [
      'a sentence that is new',
      'X refuses this post. It rained. It goes out after that.',
      ['refusesPost', undefined, 'goesAfter'],
    ],
    [
      'two sentences that begin alike',
      'The series "!" was edited. The series "Wrong" was recalled.',
      ['seriesEdited', 'seriesRecalled'],
    ],
    ['a reason in a reason', 'The network asked to wait: X refuses this post. X says: "No."', ['lateWait']],
    ['what a person wrote alone', 'غلط نمبر', [undefined]],
    ['nothing', '', []],
    ['what never ends', 'Its approval was withdrawn ('.repeat(3_000), [undefined]],
  ])('copes with %s', (_what, reason, keys) => {
    expect(takeApart(reason, record).map(({ key }) => key?.replace('reason.says.', ''))).toEqual(keys)
  })
})
