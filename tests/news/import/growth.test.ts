import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { DatelineError } from '../../../src/core/errors/errors.ts'
import { noProjects, noWords } from '../../factories/outreach.ts'
import { startCounting } from '../../services/count-steps.ts'

// Loaded after the counting has begun, so that all of it counts.
const counter = await startCounting()
const { work: prepareDrafts } = await import('../../../src/news/import/prepare-drafts.task.ts')
const { work: readActivities } = await import('../../../src/outreach/log/reading/read-activities.task.ts')
afterAll(() => counter.stop())

const actor = { id: 'amina', via: 'session', grants: [{ role: 'admin', officeId: '*' }] } as const
const known = {
  officeOf: new Map([['lahore', 'lahore']]),
  offices: new Map([['lahore', ['en' as const]]]),
  projects: new Map(),
  defaultProject: undefined,
  topics: [],
}

const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length))
const feedOf = (items: (length: number) => string) => (length: number) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items(length)}</channel></rss>`
const item = (body: string) => `<item><title>Lahore: a</title><description>${body}</description></item>`
const tableOf = (heading: string, rows: (length: number) => string) => (length: number) =>
  `${heading}\n${rows(length)}`

const files: [file: string, what: string, make: (length: number) => string][] = [
  ['feed.xml', 'entries', feedOf(repeated(item('The office is open.')))],
  [
    'feed.xml',
    'entries of elements never closed',
    feedOf(repeated(item(`<![CDATA[${'<p>a<b>b'.repeat(500)}]]>`))),
  ],
  ['feed.xml', 'references', feedOf(length => item(repeated('&amp;lt;b&amp;gt; ')(length)))],
  ['feed.xml', 'comments', feedOf(repeated('<!-- -->'))],
  ['feed.xml', 'comments never closed', feedOf(repeated('<!--'))],
  [
    'feed.xml',
    'addresses of their own',
    feedOf(repeated('<item xml:base="http://a.b/c/"><title>Lahore: a</title></item>')),
  ],
  ['news.csv', 'rows', tableOf('places,text', repeated('Lahore,The office is open.\n'))],
  ['news.csv', 'quotes in quotes', tableOf('places,text', repeated('Lahore,"a"" b" c\n'))],
  ['news.csv', 'quotes without end', tableOf('places,text', repeated('"a""'))],
  ['news.csv', 'rows of quotes without end', tableOf('places,text', repeated('Lahore,"never closed\n'))],
  ['news.csv', 'separators', tableOf('places,text', repeated(','))],
  ['news.csv', 'lines in one cell', length => `places,text\nLahore,"${repeated('a\n')(length)}"\n`],
  [
    'news.json',
    'records',
    length => `[${repeated('{"places":["Lahore"],"text":"a"},')(length)}{"text":"b"}]`,
  ],
  ['news.json', 'brackets', repeated('[')],
  ['news.txt', 'items', repeated('Lahore: The office is open.\n\n')],
  ['news.txt', 'lines', length => `Lahore: a${repeated('word\n')(length)}`],
  ['news.txt', 'one word', length => `Lahore: ${repeated('a.aa.a')(length)}`],
  ['news.md', 'headings', repeated('# Lahore\n\nThe office is open.\n\n')],
  ['log.csv', 'rows', tableOf('office,date,kind,place', repeated('lahore,2026-10-01,session,Model Town\n'))],
  ['log.csv', 'quotes', tableOf('office,date,kind,place', repeated('"a""'))],
  [
    'log.csv',
    'rows of quotes in quotes',
    tableOf('office,date,kind,place', repeated('lahore,2026-10-01,"a"" b" c,x\n')),
  ],
  ['log.csv', 'rows that are not right', tableOf('office,date,kind,place', repeated('lahore,x,session,y\n'))],
  [
    'log.csv',
    'digits in a cell',
    length => `office,date,kind,place\nlahore,2026-10-01,session,"${repeated('0 1-')(length)}"\n`,
  ],
  [
    'log.csv',
    'marks in a cell',
    length => `office,date,kind,place\nlahore,2026-10-01,session,a${repeated('\u0301\u0316')(length)}\n`,
  ],
  ['log.csv', 'columns', length => `office,date,kind,place${repeated(',women_1')(length)}\n`],
]

async function read(name: string, content: string): Promise<number> {
  try {
    const { faults } =
      name === 'log.csv'
        ? await readActivities({
            actor,
            content,
            name,
            officeId: 'lahore',
            today: new Map([['lahore', '2026-11-26']]),
            words: noWords,
            projects: noProjects,
          })
        : prepareDrafts({ actor, content, name, officeId: 'lahore', known })
    return faults.length
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(DatelineError)
    return 0
  }
}

describe('a file of twice the length', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each(files)('%s with %s takes at most 2.3 times the steps', async (name, _what, make) => {
    let normalising = 0
    const normalize = String.prototype.normalize
    vi.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form) {
      normalising += this.length ** 2 / 1_024
      return normalize.call(this, form as 'NFC')
    })
    async function stepsFor(length: number): Promise<number> {
      normalising = 0
      const steps = await counter.of(() => read(name, make(length)))
      return steps + normalising
    }
    // Once before, so that what is made at the first use counts for neither.
    await read(name, make(1_000))
    const [half, whole] = [await stepsFor(200_000), await stepsFor(400_000)]
    expect(whole).toBeLessThanOrEqual(half * 2.3 + 5_000)
  })

  it.each(files)('%s with %s tells of 100 faults and how many more', async (name, _what, make) => {
    expect(await read(name, make(200_000))).toBeLessThanOrEqual(101)
  })
})
