import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAuditLog } from '../../../src/access/audit/verify-audit-log.ts'
import { noteCodes } from '../../../src/core/text/note.ts'
import type { Database } from '../../../src/database/connect.ts'
import { listNews } from '../../../src/news/finding/news-list.view.ts'
import { type ImportInput, importNews } from '../../../src/news/import/import-news.ts'
import { showNewsItem } from '../../../src/news/news-item.view.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { author, person, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

const realFile = new URL('../../../../shared/real-input/news-items.txt', import.meta.url)

const page = `Lahore: A session on visas was held.

It was attended by forty students.

Atlantis: Nobody knows this office.

Baghdad: Border agencies met.
`

describe.each(databaseKinds)('importing news into %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.db.deleteFrom('revision').execute()
    await database.db.deleteFrom('news_item').execute()
  })

  function run(content: string, more: Partial<ImportInput> = {}) {
    return importNews(
      { db: database.db, clock: stillClock },
      { actor: author, content, name: 'page.txt', ...more },
    )
  }

  it('brings in the good records of a file and names the line and reason of the others', async () => {
    const { added, already, faults } = await run(page)
    expect(added).toMatchObject([
      { officeId: 'lahore', places: ['Lahore'], languages: ['en'], line: 1 },
      { officeId: 'baghdad', places: ['Baghdad'], languages: ['en'], line: 7 },
    ])
    expect(already).toEqual([])
    expect(faults).toEqual([{ line: 5, reason: expect.stringContaining('"Atlantis"') }])
  })

  it('says where a paragraph with a heading became an item of its own, beside an office that was named', async () => {
    const headed = 'Lahore: The desk moves.\n\nOpening Hours: 9 to 5.\n\nاوقات کار: صبح ۹ سے شام ۵ بجے تک۔\n'
    expect((await run(headed)).faults.map(fault => fault.line)).toEqual([3, 5])
    const { added, notes } = await run(headed, { officeId: 'lahore' })
    expect(added.map(item => item.line)).toEqual([3, 5])
    expect(notes.filter(note => note.code === 'heading-not-a-place')).toMatchObject([
      { place: 'line 3', message: expect.stringContaining('"Opening Hours"') },
      { place: 'line 5', message: expect.stringContaining('"اوقات کار"') },
    ])
  })

  it('says where the language was not sure, and takes one of the office', async () => {
    const { added, notes } = await run('کابل: جلسه\n\nVienna: Biuro otwarte w poniedziałek rano.\n')
    expect(added.map(item => item.languages)).toEqual([[expect.stringMatching(/prs|ps/)], ['en']])
    expect(notes).toMatchObject([
      { place: 'line 1', code: 'language-not-sure' },
      { place: 'line 3', code: 'language-not-sure', message: expect.stringContaining('taken for English') },
    ])
    expect((await run('Vienna: Biuro otwarte.', { language: 'en' })).notes).toEqual([])
  })

  it.each([
    ['text', 'Lahore: The desk\ufeff opens\u0007 on Monday.'],
    ['csv', 'text\n"Lahore: The desk\ufeff opens\u0007 on Monday."'],
    ['json', '[{"text":"Lahore: The desk\\ufeff opens\\u0007 on Monday."}]'],
    ['markdown', 'Lahore: The desk\ufeff opens\u0007 on Monday.'],
    [
      'feed',
      '<rss version="2.0"><channel><item><title>Lahore: The desk&#xfeff; opens on Monday.</title></item></channel></rss>',
    ],
  ] as const)('takes characters out that no network takes, and says so: %s', async (form, content) => {
    const { added, notes } = await run(content, { form })
    const item = await showNewsItem(database.db, author, added[0]?.newsItemId ?? '')
    expect(item.content.variants[0]?.text).toBe('Lahore: The desk opens on Monday.')
    expect(notes).toMatchObject([{ code: 'characters-removed', message: expect.stringContaining('U+FEFF') }])
  })

  it('says what encoding a file was read in where it does not say', async () => {
    const bytes = Buffer.from('Vienna: The caf\xe9 is open to all of you.', 'latin1')
    const { added, notes } = await importNews(
      { db: database.db, clock: stillClock },
      { actor: author, content: bytes, name: 'page.txt' },
    )
    expect(added).toHaveLength(1)
    expect(notes).toMatchObject([{ place: 'the file', code: 'encoding-detected' }])
  })

  it('keeps the words, dateline and paragraphs as they were, as a draft with suggested topics', async () => {
    const { added } = await run(page)
    const item = await showNewsItem(database.db, author, added[0]?.newsItemId ?? '')
    expect(item).toMatchObject({
      state: 'draft',
      createdBy: 'amina',
      projectId: 'silk-routes',
      source: { kind: 'text', name: 'page.txt', line: 1 },
      content: {
        places: ['Lahore'],
        topics: ['visas-permits'],
        variants: [
          {
            language: 'en',
            text: 'Lahore: A session on visas was held.\n\nIt was attended by forty students.',
          },
        ],
        media: [],
      },
    })
    expect(item.trail.map(entry => entry.action)).toEqual(['news.import'])
  })

  it('adds nothing when the same file comes a second time', async () => {
    const first = await run(page)
    const second = await run(page.replaceAll('\n', '\r\n'), { name: 'copy.txt' })
    expect(second.added).toEqual([])
    expect(second.already.map(item => item.newsItemId)).toEqual(first.added.map(item => item.newsItemId))
  })

  it('adds one item for a record that stands in a file twice', async () => {
    const { added, already } = await run('Lahore: Open today.\n\nLahore: Open today.')
    expect(added).toHaveLength(1)
    expect(already).toMatchObject([{ newsItemId: added[0]?.newsItemId, line: 3 }])
  })

  it('adds each record once when the same file is imported many times at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => run(page)))
    expect(outcomes.flatMap(outcome => outcome.added)).toHaveLength(2)
    expect(outcomes.flatMap(outcome => outcome.already)).toHaveLength(10)
    expect(await listNews(database.db, author, { limit: 10 })).toHaveLength(2)
    expect(await verifyAuditLog(database.db)).toMatchObject({ intact: true })
  })

  it('gives records of unknown places to the office that the caller names', async () => {
    const { added, faults } = await run(page, { officeId: 'vienna' })
    expect(added.map(item => item.officeId)).toEqual(['lahore', 'vienna', 'baghdad'])
    expect(faults).toEqual([])
  })

  it('refuses records of offices in which the actor may not write, and takes the others', async () => {
    const { added, faults } = await run(page, { actor: person('farid', 'author', 'lahore') })
    expect(added.map(item => item.officeId)).toEqual(['lahore'])
    expect(faults.map(fault => fault.line)).toEqual([5, 7])
  })

  it.each([
    ['Islamabad/ Lahore', 'islamabad'],
    ['ISLAMABAD', 'islamabad'],
    ['Atlantis/ Kabul', 'kabul'],
    ['İstanbul', 'istanbul'],
    ['Wien', 'vienna'],
    ['Mazar-e-Sharif', 'kabul'],
    ['لاہور', 'lahore'],
    ['لاهور', 'lahore'],
    ['بغداد', 'baghdad'],
    ['ঢাকা', 'dhaka'],
    ['Erbil, Iraq', 'baghdad'],
  ])('knows the office of the dateline "%s": %s', async (dateline, officeId) => {
    const { added } = await run(`${dateline}: a meeting about return and reintegration`)
    expect(added).toMatchObject([{ officeId }])
  })

  it('tells the languages of the records by their script', async () => {
    const { added } = await run('لاہور: ویزا کے بارے میں ایک نشست ہوئی۔\n\nবাগদাদ: পাচার রোধে একটি সভা হয়েছে।')
    expect(added).toMatchObject([
      { officeId: 'lahore', languages: ['ur'], topics: ['visas-permits'] },
      { officeId: 'baghdad', languages: ['bn'], topics: ['smuggling-trafficking'] },
    ])
  })

  it('keeps several variants of one record together', async () => {
    const { added, faults } = await run(
      JSON.stringify([
        {
          places: ['Lahore'],
          variants: { en: 'A new hotline.', ur: 'نئی ہیلپ لائن۔' },
          topics: ['outreach'],
          link: 'https://example.org/a',
          project: 'own-funds',
        },
        { places: ['Lahore'], text: 'x', topics: ['weather'] },
        { places: ['Lahore'], text: 'y', project: 'nobody' },
      ]),
      { name: 'news.json' },
    )
    expect(added).toMatchObject([{ officeId: 'lahore', languages: ['en', 'ur'], topics: ['outreach'] }])
    expect(faults.map(fault => fault.reason)).toEqual([
      expect.stringContaining('topic "weather"'),
      expect.stringContaining('project "nobody"'),
    ])
  })

  it('takes some thousand records in one go', async () => {
    const many = Array.from({ length: 2_500 }, (_, n) => `Lahore: item ${n} about visas`).join('\n\n')
    expect((await run(many)).added).toHaveLength(2_500)
    expect((await run(many)).already).toHaveLength(2_500)
  })

  it.runIf(existsSync(realFile))(
    'finds the nine items of the real page (skipped where it is not at hand)',
    async () => {
      const { added, faults } = await importNews(
        { db: database.db, clock: stillClock },
        { actor: author, content: readFileSync(realFile), name: 'news-items.txt' },
      )
      expect(faults).toEqual([])
      expect(added.map(item => [item.officeId, item.topics])).toMatchInlineSnapshot(`
        [
          [
            "islamabad",
            [
              "outreach",
            ],
          ],
          [
            "baghdad",
            [
              "border-management",
            ],
          ],
          [
            "vienna",
            [
              "smuggling-trafficking",
              "border-management",
              "migration-dialogue",
            ],
          ],
          [
            "islamabad",
            [
              "training",
              "smuggling-trafficking",
              "border-management",
            ],
          ],
          [
            "vienna",
            [
              "migration-dialogue",
              "labour-migration",
            ],
          ],
          [
            "budapest",
            [
              "migration-dialogue",
              "return-reintegration",
              "smuggling-trafficking",
            ],
          ],
          [
            "istanbul",
            [
              "labour-migration",
              "training",
              "outreach",
            ],
          ],
          [
            "istanbul",
            [
              "labour-migration",
              "outreach",
              "training",
            ],
          ],
          [
            "istanbul",
            [
              "media-migration",
              "training",
            ],
          ],
        ]
      `)
    },
  )
})

describe('docs/importing-news.md', () => {
  it.each(noteCodes)('explains the note %s', code => {
    expect(readFileSync(new URL('../../../docs/importing-news.md', import.meta.url), 'utf8')).toContain(
      `| \`${code}\` |`,
    )
  })
})
