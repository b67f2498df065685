import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storedRefusals } from '../../src/web/shared/reasons/patterns/record/refusals.ts'
import { recordPatterns } from '../../src/web/shared/reasons/patterns/record-patterns.ts'
import { sentences as record } from '../../src/web/shared/reasons/sets/record.ts'
import { takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import { readWith, unknownIn } from './reason-readings.ts'
import { sentencesIn } from './reason-sources.ts'
import { sentenceOf, words } from './said-in-slots.ts'

/** Where reasons of the record are written. */
const files = globSync([
  'src/{publishing,networks,channels}/**/*.ts',
  'src/notifications/webhooks/{change-webhooks,delivery-queue}.ts',
  'src/outreach/measuring/*.ts',
  'src/news/{review,keeping}/*.ts',
  'src/news/writing/revise-news-item.ts',
  'src/backup/restore-backup.ts',
]).toSorted()

/** Sentences of these are in no record, but notes, which tests/web/notes.test.ts holds, or are in logs. */
const elsewhere = [
  'src/channels/settings/',
  'src/networks/media-rules.ts',
  'src/networks/profiles.ts',
  'src/networks/x/check.ts',
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
      // Texts of the catalogue of errors: refusals.test.ts holds them to it.
      key => !keys.has(`reason.says.${key}`) && !isThere(byValue[key]) && !(key in storedRefusals),
    )
    expect(left).toEqual([])
  })
})

const known = sentenceOf(recordPatterns)

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
