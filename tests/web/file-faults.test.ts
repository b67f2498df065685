import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorCatalogue } from '../../src/core/errors/catalogue.ts'
import { faultsCsv } from '../../src/web/shared/import/download-faults.ts'
import { filePatterns } from '../../src/web/shared/reasons/patterns/file-patterns.ts'
import { phrases } from '../../src/web/shared/reasons/phrases.ts'
import { sentences as known } from '../../src/web/shared/reasons/sets/files.ts'
import { isSlotName, kindOf } from '../../src/web/shared/reasons/slots.ts'
import { takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import { readWith, unknownIn } from './reason-readings.ts'
import { textsIn } from './reason-sources.ts'

type FileKey = keyof typeof filePatterns

/** Stands where a source has a value. */
const value = '\0'

/** Texts of sources that become sentences about a file, and how: a clause is put where its reader puts it. */
interface Told {
  files: string | readonly string[]
  which: RegExp
  /** In one of these ways it must be known. */
  as: readonly ((clause: string) => string)[]
  /** What may come in place of a value here, beside what may everywhere. */
  tries?: readonly string[]
}

const whole = (text: string) => text
const ended = (text: string) => `${text}.`
const ofField = (predicate: string) => `The field "text" ${predicate}.`
const ofDate = (clause: string) => `The date is "soon"; ${clause}.`

const told: readonly Told[] = [
  {
    files: ['src/core/{csv/records,csv/read-table,errors/first-faults,text/decode}.ts'],
    which: /^[A-Z][^:]* [^:]*\.$/,
    as: [whole, ended],
  },
  {
    files: ['src/news/import/{clean-texts,settle-record}.ts', 'src/news/import/readers/*.ts'],
    which: /^(?!The field "\0" \0)(?:[A-Z]|\0 of).* .*(?:\.|: \0)$|^The front matter/,
    as: [whole],
  },
  {
    files: 'src/news/import/readers/read-markdown.ts',
    which: /^(?:its?|a|the) [a-z ]+[a-z,]/,
    as: [clause => `The front matter is not YAML: ${clause}.`],
  },
  {
    files: ['src/news/import/readers/record-fields.ts', 'src/core/languages/language-code.ts'],
    which: /^(?:is|has|holds|contains|must) (?!name each)|^The field "\0" /,
    as: [ofField, whole],
    tries: ['is empty', 'a language code of BCP 47, such as en, ur'],
  },
  {
    files: 'src/core/news-content.ts',
    which: /^(?:is|contains) /,
    as: [ofField],
  },
  {
    files: 'src/core/xlsx/read-sheet.ts',
    which: /^holds /,
    as: [clause => `The cell B2 ${clause}.`],
  },
  {
    files: 'src/outreach/log/reading/sheet-table.ts',
    which: /^(?:The|Hidden|Only) |^(?:a|write) .* /,
    as: [whole, clause => `The cell B2 is 62.5; ${clause}.`],
    tries: ['B2', '62.5', 'holds the error #REF!', 'a number of the log is a whole one'],
  },
  {
    files: [
      'src/outreach/log/reading/{log-quiz,log-outcomes,log-projects,total-column,read-rows,log-notes}.ts',
      'src/outreach/log/{log-records,import-log}.ts',
    ],
    which: /^(?!The columns)(?:[A-Z]|\0 (?:is|was)|"\0" was|\0 The).* (?!or )/s,
    as: [ended, whole, subject => `${subject} is empty.`],
    tries: [
      'The date',
      'give a real day as YYYY-MM-DD',
      'it holds an e-mail address, and who asked or came is never stored',
      'en',
      'answered, referred, pending',
      'unknown',
      'The place is empty.',
    ],
  },
  {
    files: ['src/core/time/days.ts', 'src/outreach/log/reading/log-dates.ts'],
    which: /^(?:it|its|the year|give) .* /,
    as: [ofDate],
    tries: ['1405', 'long before', 'long after'],
  },
  {
    files: 'src/outreach/log/identity/no-identity.ts',
    which: /^it holds|^an? .* | or birthday$/,
    as: [
      clause => `The place is refused: ${clause}.`,
      clause => `The place is refused: it holds ${clause}, and who asked or came is never stored.`,
    ],
  },
  {
    files: 'src/offices/holidays/read-ics.task.ts',
    which: /[a-z] [a-z].*\.$/,
    as: [whole],
    tries: ['the year 404 is long before any work of an office'],
  },
  {
    files: 'src/news/feeds/fetching/feed-address.ts',
    which: /^(?:it|port) .* /,
    as: [clause => `The address "ftp://a" cannot be watched: ${clause}.`],
    tries: ['21', '1024'],
  },
  {
    files: 'src/news/feeds/fetching/{request-once,fetch-feed}.ts',
    which: /^(?!the signal)(?:it|its|the|there|in a|more than) (?!.*\. )/,
    as: [
      clause => `example.org could not be read: ${clause}.`,
      clause => `example.org answered 403: ${clause}.`,
      clause => `The answer of example.org cannot be read: ${clause}.`,
      clause => `The address "https://example.org" is redirected ${clause}.`,
    ],
    tries: [' (EPROTO)'],
  },
  {
    files: 'src/news/feeds/reading/read-watched.task.ts',
    which: /^(?:Look|It) .*\.$/,
    as: [hint => `example.org is a web page and no feed. ${hint}`],
    tries: ['these feeds'],
  },
  {
    files: 'src/news/import/readers/xml-outline.ts',
    which: /^(?:a tag|tags) /,
    as: [clause => `example.org, line 3: the XML is broken, ${clause}.`],
    tries: ['100'],
  },
  {
    files: 'src/core/text/decode.ts',
    which: /^an? [A-Z]+ document$/,
    as: [kind => `example.org is ${kind}; save it as plain text in UTF-8.`],
  },
]

/** Errors that stand beside a feed, or at a line of a file. */
const errors = [
  ...new Set(
    globSync([
      'src/news/feeds/{fetching,reading}/*.ts',
      'src/news/import/readers/{xml-outline,feed-entries}.ts',
      'src/core/text/decode.ts',
      'src/outreach/log/{closings/closed-months,bands/bands-in-scheme}.ts',
    ]).flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/DatelineError\(\s*'([a-z-]+)'/g)].map(([, code = '']) => code),
    ),
  ),
] as (keyof typeof errorCatalogue)[]

/** What may come in place of a value. */
const values = ['x', '3', 'The date', 'B2', 'Urdu (ur)', '2026-08-05', 'November 2026']

/** By the names of what an error says; a reason is found in its source above. */
const params: Readonly<Record<string, string>> = {
  reason: 'the name is not known',
  meaning: 'it is not open to all',
  how: 'in a circle',
  kind: 'a PDF document',
  hint: 'Look for a link to "RSS" or "feed" on it.',
  status: '403',
  host: 'example.org',
  name: 'example.org',
  month: 'November 2026',
  day: '5 August 2026',
  line: '3',
  count: '3',
  length: '3',
  most: '3',
  mostMegabytes: '2.5',
}
const reasons = [params.reason, 'it cannot be decompressed', 'a tag is never closed', 'it has no host name']

/** Each error with each of the reasons: one of them is its own. */
function waysOf(text: string): string[] {
  return reasons.map((reason = '') =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'reason' ? reason : (params[name] ?? 'x'))),
  )
}

const said = [
  ...told.flatMap(({ files, which, as, tries = [] }) =>
    globSync(files).flatMap(file =>
      textsIn(file, readFileSync(file, 'utf8'), text => which.test(text)).map(({ place, text, pieces }) => ({
        place,
        text,
        ways: as.map(way => way(pieces.join(value))),
        tries: [...tries, ...values],
      })),
    ),
  ),
  ...errors.map(code => {
    const { text } = errorCatalogue[code]
    return { place: code, text, ways: waysOf(text), tries: values }
  }),
].map(each => {
  const readings = each.ways.map(way => readWith({ pieces: way.split(value) }, known, each.tries))
  return { ...each, reading: readings.find(parts => unknownIn(parts).length === 0) ?? readings[0] ?? [] }
})

/** Said only for certain values; the words that make it so are in a source. */
const byValue: Partial<Record<FileKey, [source: string, words: string]>> = {
  rowsHiddenMore: ['src/outreach/log/reading/sheet-table.ts', '} more`'],
  columnsHiddenMore: ['src/outreach/log/reading/sheet-table.ts', '} more`'],
  sheetsLeftOutMore: ['src/outreach/log/reading/sheet-table.ts', '} more`'],
  longAfter: ['src/core/time/days.ts', "'long after'"],
  entryLongAfter: ['src/core/time/days.ts', "'long after'"],
  entryOtherCalendar: ['src/core/time/days.ts', 'it looks like a day of the '],
  monthClosedBefore: ['src/outreach/log/closings/closed-months.ts', "'a former colleague'"],
  projectUnknown: ['src/news/import/settle-record.ts', '}; it must be one of $'],
  officeNoProjects: ['src/news/import/settle-record.ts', '}, which has no projects.'],
  contentLinked: ['src/news/import/readers/feed-entries.ts', "'a link'"],
  pageNamesFeed: ['src/news/feeds/reading/read-watched.task.ts', "'this feed'"],
  readingSlow: ['src/bounded/thread.ts', '} seconds`'],
  readingLarge: ['src/bounded/thread.ts', '} MB of memory`'],
}

describe('the faults and notes of files', () => {
  it.each(said.map(each => [each.place, each.text, each] as const))(
    'at %s are known: %s',
    (_place, _text, each) => {
      expect(unknownIn(each.reading)).toEqual([])
    },
  )

  it('are said by some source, each of them', () => {
    const keys = new Set(said.flatMap(({ reading }) => reading.map(({ key }) => key)))
    const isThere = (at: [string, string] | undefined) => at && readFileSync(at[0], 'utf8').includes(at[1])
    const left = (Object.keys(filePatterns) as FileKey[]).filter(
      key => !keys.has(`file.says.${key}`) && !isThere(byValue[key]),
    )
    expect(left).toEqual([])
  })

  it('hold words of ours that some source has, each of them', () => {
    const sources = globSync('src/{core,news,outreach,offices}/**/*.ts').map(file =>
      readFileSync(file, 'utf8'),
    )
    const left = Object.values(phrases).filter(
      words => !sources.some(source => source.replace(/\$\{deepest\}/, '100').includes(words)),
    )
    expect(left).toEqual([])
  })

  it.each(Object.entries(filePatterns))('are found again with what stands in them: %s', (key, sentence) => {
    const slots: Record<string, string> = {}
    const text = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      slots[name] = isSlotName(name) ? (samples[kindOf(name)] ?? 'Wrong (old)') : ''
      return slots[name]
    })
    expect(takeApart(`${text} The item holds no word.`, known)).toEqual([
      { key: `file.says.${key}`, text, slots },
      { key: 'file.says.itemNoWord', text: 'The item holds no word.', slots: {} },
    ])
  })
})

const samples: Partial<Record<ReturnType<typeof kindOf>, string>> = {
  number: '12',
  year: '403',
  figure: '62.5',
  date: '5 August 2026',
  cells: 'B2:C3',
  language: 'Sorani Kurdish (ckb)',
  phrase: 'The date',
  calendars: 'Solar Hijri or Hijri',
  month: 'November 2026',
  list: 'one, two, three',
  code: 'a:b;c',
}

describe('the file of rejected lines', () => {
  const headings = { line: 'Line', reason: 'Reason', english: 'In English' }
  const faults = [{ line: 3, reason: 'The place is "=1+1", which says nothing.' }]

  it('has the reasons that the page has', () => {
    expect(faultsCsv(faults, { headings, reasons: [faults[0]?.reason ?? ''] })).toBe(
      '\uFEFFLine,"Reason"\r\n3,"The place is ""=1+1"", which says nothing."\r\n',
    )
  })

  it('has them in English, too, where the page has another language, and begins no formula', () => {
    expect(faultsCsv(faults, { headings, reasons: ['=مقام'] })).toBe(
      '\uFEFFLine,"Reason","In English"\r\n3,"\'=مقام","The place is ""=1+1"", which says nothing."\r\n',
    )
  })
})
