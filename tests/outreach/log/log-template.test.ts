import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { interfaceLanguages } from '../../../src/core/languages/interface-languages.ts'
import type { Database } from '../../../src/database/connect.ts'
import { listActivities } from '../../../src/outreach/log/entries/activities.view.ts'
import { listEnquiries } from '../../../src/outreach/log/entries/enquiries.view.ts'
import { type ImportInput, importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { makeCsvTemplate, makeTemplate } from '../../../src/outreach/log/template/make-template.ts'
import { addWord } from '../../../src/outreach/log/words/add-word.ts'
import { listedWords, listLogWords } from '../../../src/outreach/log/words/log-word.view.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const clock = clockAt('2026-10-05T20:00:00Z')
const filter = { officeIds: '*', sandbox: false, state: 'counting', limit: 500 } as const
type Language = (typeof interfaceLanguages)[number]

describe.each(databaseKinds)('a template of the log on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    const word = { list: 'kind' as const, labels: { en: 'Door to door, in the evening and at weekends' } }
    await addWord(
      { db: database.db, clock },
      { actor: analyst, word: { ...word, word: 'doors', aliases: [] } },
    )
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    await sql`truncate log_heading`.execute(database.db)
    await buildOffice(database.db, { id: 'lahore' })
  })
  const deps = () => ({ db: database.db, clock })
  const asked = (log: 'activities' | 'enquiries', language: Language) =>
    ({ actor: analyst, log, officeId: 'lahore', language }) as const
  const words = async (list: 'kind' | 'contact-method' | 'topic') =>
    listedWords(await listLogWords(database.db), list)

  /** Fills rows in below the headings; `row` is given the choices of each drop-down. */
  async function filled(bytes: Uint8Array, row: (choices: CellValue[], index: number) => CellValue[]) {
    const { sheets } = await readXlsx(bytes)
    const [sheet, explanation, lists] = sheets
    if (!sheet || !explanation || !lists) throw new Error('a template has three sheets')
    const rows = lists.rows.map((choices, index) =>
      row(
        choices.map((choice, column) => choice ?? lists.rows[0]?.[column] ?? null),
        index,
      ),
    )
    const { name, view } = sheet
    return await writeXlsx({
      sheets: [
        { name, rows: [...sheet.rows, ...rows], ...(view ? { view } : {}) },
        { name: explanation.name, rows: explanation.rows },
        { name: lists.name, rows: lists.rows, veryHidden: true },
      ],
    })
  }

  it.each(interfaceLanguages)(
    'for activities, filled in in %s, gives the rows that were written',
    async language => {
      const bytes = await filled(
        await makeTemplate(database.db, asked('activities', language)),
        ([kindOf], index) => [
          new Date(Date.UTC(2026, 8, 1 + index)),
          kindOf ?? null,
          'Kasur',
          'A school',
          ...Array.from({ length: 15 }, (_, column) => index + column),
          90,
          40,
        ],
      )
      const given = { actor: analyst, name: 'a.xlsx', officeId: 'lahore', content: bytes }
      const report = await importActivities(deps(), given)
      const kinds = await words('kind')
      expect(report).toMatchObject({ added: kinds.length, faults: [], notes: [], unfamiliar: [] })
      const entries = await listActivities(database.db, filter)
      const people = (index: number, from: number) => ({
        '0-17': index + from,
        '18-24': index + from + 1,
        '25-34': index + from + 2,
        '35-49': index + from + 3,
        '50-64': index + from + 4,
        '65+': index + from + 5,
        unknown: index + from + 6,
      })
      expect(entries.toReversed()).toMatchObject(
        kinds.map(({ word }, index) => ({
          kind: word,
          place: 'Kasur',
          partner: 'A school',
          heldOn: `2026-09-${String(index + 1).padStart(2, '0')}`,
          participants: { women: people(index, 0), men: people(index, 7), unknown: { unknown: index + 14 } },
          estimatedAudience: 90,
          materials: 40,
        })),
      )
    },
  )

  it.each(interfaceLanguages)(
    'for enquiries, filled in in %s, gives the rows that were written',
    async language => {
      const bytes = await filled(
        await makeTemplate(database.db, asked('enquiries', language)),
        (choices, index) => [new Date(Date.UTC(2026, 8, 1 + index)), ...choices, index + 1],
      )
      const given = { actor: analyst, name: 'a.xlsx', officeId: 'lahore', content: bytes }
      const [methods, topics] = [await words('contact-method'), await words('topic')]
      const count = Math.max(methods.length, topics.length)
      const report = await importEnquiries(deps(), given)
      expect(report).toMatchObject({ added: count, faults: [], notes: [], unfamiliar: [] })
      const entries = (await listEnquiries(database.db, filter)).toReversed()
      expect(entries).toMatchObject(
        Array.from({ length: count }, (_, index) => ({
          contactMethod: (methods[index] ?? methods[0])?.word,
          topic: (topics[index] ?? topics[0])?.word,
          language: index === 1 ? 'ur' : 'en',
          count: index + 1,
        })),
      )
    },
  )

  it.each(interfaceLanguages)('as CSV in %s has the same headings, and is read', async language => {
    const csv = await makeCsvTemplate(database.db, asked('activities', language))
    const { sheets } = await readXlsx(await makeTemplate(database.db, asked('activities', language)))
    expect(csv.replace('\ufeff', '').trimEnd().split(',')).toEqual(sheets[0]?.rows[0])
    const [label = ''] = (await words('kind')).map(({ labels }) => labels[language])
    const content = `${csv}2026-09-03,"${label}",Kasur,,1,2,,,,,3,,,,,,,4,5,,6\n`
    const given = { actor: analyst, name: 'a.csv', officeId: 'lahore', content }
    expect(await importActivities(deps(), given)).toMatchObject({ added: 1, faults: [], unfamiliar: [] })
    expect(await listActivities(database.db, filter)).toMatchObject([
      {
        kind: 'community',
        participants: {
          women: { '0-17': 1, '18-24': 2, unknown: 3 },
          men: { unknown: 4 },
          unknown: { unknown: 5 },
        },
        materials: 6,
      },
    ])
  })

  it('has the age bands of its office, drop-downs that may be left, and numbers that are whole', async () => {
    await sql`update office set age_bands = '{"[0,30)","[30,)"}'`.execute(database.db)
    const { sheets } = await readXlsx(await makeTemplate(database.db, asked('activities', 'en')))
    const [sheet, explanation, lists] = sheets
    expect(sheets.map(({ name, veryHidden = false }) => [name, veryHidden])).toEqual([
      ['activities', false],
      ['About the columns', false],
      ['lists', true],
    ])
    expect(sheet?.rows[0]?.slice(0, 8)).toEqual([
      'Date',
      'Type of activity',
      'Venue',
      'Partner',
      'Women 0-29',
      'Women 30+',
      'Women',
      'Men 0-29',
    ])
    expect(lists?.rows[0]).toEqual(['Community session'])
    expect(explanation?.rows).toHaveLength(10)
    expect(sheet?.dataValidations).toContainEqual(
      expect.objectContaining({
        type: 'list',
        formula1: `lists!$A$1:$A$${lists?.rows.length}`,
        errorStyle: 'warning',
      }),
    )
    expect(sheet?.dataValidations).toContainEqual(
      expect.objectContaining({ type: 'whole', range: 'E2:E1001' }),
    )
  })

  it.each([
    ['en', false],
    ['ur', true],
    ['bn', false],
  ] as const)('in %s runs in the direction of its language', async (language, rightToLeft) => {
    const { sheets } = await readXlsx(await makeTemplate(database.db, asked('enquiries', language)))
    expect(sheets[0]?.view?.rightToLeft ?? false).toBe(rightToLeft)
  })

  it('is for those who log for the office', async () => {
    const stranger: Actor = { ...analyst, grants: [{ role: 'analyst', officeId: 'vienna' }] }
    for (const make of [makeTemplate, makeCsvTemplate])
      await expect(make(database.db, { ...asked('enquiries', 'en'), actor: stranger })).rejects.toMatchObject(
        {
          code: 'office-not-found',
        },
      )
  })

  describe('and headings that a source named once', () => {
    const author: Actor = { id: 'author', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }
    const sheet = 'Date,What was done,Tehsil,Remarks\n'
    const send = (rows: string, more: Partial<ImportInput> = {}) =>
      importActivities(deps(), {
        actor: analyst,
        content: `${sheet}${rows}`,
        name: 'sana.csv',
        officeId: 'lahore',
        ...more,
      })
    const column = ['What was done=kind', 'Tehsil=place', 'Remarks=leave-out']

    it('are not named again, which a note says; others are', async () => {
      expect(await send('2026-09-01,tv,Kasur,fine', { column })).toMatchObject({ added: 1, notes: [] })
      const report = await send('2026-09-02,tv,Kasur,fine', { actor: author })
      expect(report).toMatchObject({ added: 1, faults: [] })
      expect(report.notes).toEqual([
        {
          place: 'the file',
          code: 'heading-kept',
          message: expect.stringContaining(
            '"What was done" = "kind", "Tehsil" = "place", "Remarks" = "leave-out"',
          ),
        },
      ])
      for (const more of [{ name: 'ali.csv' }, { source: 'Sana, evening' }])
        await expect(send('2026-09-03,tv,Kasur,fine', more)).rejects.toMatchObject({
          code: 'log-column-unknown',
        })
      const audit = await database.db.selectFrom('audit_log').select('action').execute()
      expect(audit.filter(({ action }) => action === 'outreach.name-columns')).toHaveLength(1)
      const events = await database.db.selectFrom('event').select(['kind', 'data']).execute()
      expect(events.filter(event => event.kind === 'log.columns-named')).toMatchObject([
        { data: { kind: 'activity', source: 'sana.csv' } },
      ])
    })

    it('are named again by another import, and not by a dry run', async () => {
      await send('2026-09-01,tv,Kasur,Lahore', { column })
      const other = ['What was done=kind', 'Tehsil=leave-out', 'Remarks=place']
      await send('2026-09-02,tv,Kasur,Multan', { column: other, dryRun: true })
      await send('2026-09-02,tv,Kasur,Multan')
      await send('2026-09-03,tv,Kasur,Multan', { column: other })
      await send('2026-09-04,tv,Kasur,Multan')
      const entries = await listActivities(database.db, filter)
      expect(entries.map(({ place }) => place)).toEqual(['Multan', 'Multan', 'Kasur', 'Kasur'])
    })

    it('of files that name their offices are those of the person who named them', async () => {
      const content = 'Date,Office,What was done,Tehsil\n2026-09-01,lahore,tv,Kasur'
      const given = { content, name: 'all.csv', actor: analyst }
      const again = { ...given, content: content.replace('-01', '-02') }
      await importActivities(deps(), { ...given, column: column.slice(0, 2) })
      expect(await importActivities(deps(), again)).toMatchObject({ added: 1 })
      await expect(importActivities(deps(), { ...again, actor: author })).rejects.toMatchObject({
        code: 'log-column-unknown',
      })
    })
  })
})
