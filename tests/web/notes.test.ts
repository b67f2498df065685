import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notePatterns } from '../../src/web/shared/reasons/patterns/note-patterns.ts'
import { sentences as notes } from '../../src/web/shared/reasons/sets/notes.ts'
import { takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import { readWith, unknownIn } from './reason-readings.ts'
import { sentencesIn } from './reason-sources.ts'
import { sentenceOf } from './said-in-slots.ts'

/** Where notes are written. */
const files = globSync([
  'src/channels/settings/*.ts',
  'src/networks/media-rules.ts',
  'src/networks/*/{check,profile}.ts',
  'src/news/review/missing-for-review.ts',
  'src/publishing/calendar/{effects-of-settings,unused-slots}.ts',
  'src/publishing/composing/**/*.ts',
]).toSorted()

/** What the parts of a preview say of how they came about is for the API: the app says it by their kinds, in why.ts. */
const ofParts = [
  "The author's own words.",
  "The project's credit line.",
  'The topic … in ….',
  'The place of this part in its thread.',
  'The text is too long for the limit …, so it ends after a ….',
  '… goes by … on this network.',
  "The channel's UTM tags were added to the author's link.",
  'Letters at which networks end a link are percent-encoded.',
]
const isOfPart = (text: string) =>
  ofParts.includes(text) || /^(Keeps the .+ inside right-to-left text|The item's source link.*)\.$/.test(text)

/** For a programmer. */
const inLogs = ['A long text has no layout yet.']

const sources = files.map(file => ({ file, source: readFileSync(file, 'utf8') }))
const said = sources
  .flatMap(({ file, source }) => sentencesIn(file, source))
  .filter(({ text }) => !isOfPart(text) && !inLogs.includes(text))

/** What may come in place of a value. */
const values = [
  '3',
  'X',
  'The text',
  'Urdu (ur)',
  'image',
  '4 images',
  'image and video',
  'at most 4 images and no other kind of file',
  'U+FEFF',
  'image/tiff',
  'A place',
  '28 March 2027',
  'Friday 27 November 2026, 10:30',
  'ur, ps',
  'Friday, Saturday',
  'Monday 09:00',
  '$0.015',
  'in the text',
  'Page',
  'mrc_lahore',
  '',
  'No slot is left that can be used: posts of this channel need an explicit time.',
]

type NoteKey = keyof typeof notePatterns

/** Said only for certain values; the words that make it so are in a source. */
const byValue: Partial<Record<NoteKey, string>> = {
  textCharacter: '`The text in ${',
  wordingCharacter: '`A wording in ${',
  altCharacter: '`The alt text of file ${',
}

const readings = new Map(said.map(each => [each, readWith(each, notes, values)]))

describe('the notes on posts and settings', () => {
  it.each(said.map(each => [each.place, each.text, each] as const))(
    'at %s are known: %s',
    (_place, _text, each) => {
      expect(unknownIn(readings.get(each) ?? [])).toEqual([])
    },
  )

  it('are said by some source, each of them', () => {
    const keys = new Set([...readings.values()].flat().map(({ key }) => key))
    const isThere = (words: string | undefined) =>
      words !== undefined && sources.some(({ source }) => source.includes(words))
    const left = (Object.keys(notePatterns) as NoteKey[]).filter(
      key => !keys.has(`note.says.${key}`) && !isThere(byValue[key]),
    )
    expect(left).toEqual([])
  })
})

describe('a note taken apart', () => {
  it('gives the sentences that were joined, with their slots', () => {
    fc.assert(
      fc.property(fc.array(sentenceOf(notePatterns), { minLength: 1, maxLength: 3 }), sentences => {
        expect(takeApart(sentences.map(({ text }) => text).join(' '), notes)).toEqual(
          sentences.map(({ key, slots, text }) => ({ key: `note.says.${key}`, slots, text })),
        )
      }),
      { numRuns: 200 },
    )
  })

  it.each<[string, string, (string | undefined)[]]>([
    [
      'a name that holds another sentence',
      'The handle "a. The link stands in the text." of Dr. Sana (Lahore) is not one that the network knows, so the name stays.',
      ['handleUnfit'],
    ],
    [
      'a warning with its rule',
      "The same text is for @mrc_lahore, too: Friday 27 November 2026, 10:30 (Asia/Karachi). X's automation rules forbid the same content on several accounts, scheduled or not, and X may limit all of them. Change the words of one, or post it on one account only.",
      ['sameText', 'xSameText'],
    ],
    [
      'costs',
      'The link stands in the text. X charges $0.200 for a post with a link, $0.015 for one without.',
      ['linkInText', 'linkPrice'],
    ],
    [
      'a note of an added network',
      'Bluesky folds this. The text in Urdu (ur) is empty.',
      [undefined, 'textEmpty'],
    ],
  ])('copes with %s', (_what, note, keys) => {
    expect(takeApart(note, notes).map(({ key }) => key?.replace('note.says.', ''))).toEqual(keys)
  })
})
