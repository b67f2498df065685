import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { type ExportTableName, exportTableNames } from '../../../src/core/export-names.ts'
import type { Database } from '../../../src/database/connect.ts'
import { exportInReach } from '../../../src/outreach/export/export.view.ts'
import { assertSheetHolds } from '../../../src/outreach/export/formats/xlsx.ts'
import { dueExports, makeExport } from '../../../src/outreach/export/make-export.ts'
import { type ExportRequest, requestExport } from '../../../src/outreach/export/request-export.ts'
import { expireExports, readPieces } from '../../../src/outreach/export/stored-pieces.ts'
import { askFigures } from '../../../src/outreach/figures/ask-figures.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { setTarget } from '../../../src/outreach/targets/set-target.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import {
  addSamples,
  analyst,
  buildChannel,
  buildOffice,
  buildPublishedPost,
  clockAt,
  emptyOutreach,
} from '../../factories/outreach.ts'

const month = { from: '2026-09-01', to: '2026-09-30' }

describe.each(databaseKinds)('an export from %s PostgreSQL', kind => {
  let database: Database
  const clock = clockAt('2026-10-05T09:00:00Z')
  const stored = new Map<string, Uint8Array>()
  const mediaStorage = {
    put: async (key: string, bytes: Uint8Array) => void stored.set(key, bytes),
    get: async (key: string) => {
      const bytes = stored.get(key)
      return bytes && (await import('node:stream')).Readable.from([bytes])
    },
    exists: async (key: string) => stored.has(key),
    delete: async (key: string) => void stored.delete(key),
  }
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2026-10-05T09:00:00Z')
    stored.clear()
    await emptyOutreach(database.db)
    await sql`truncate export`.execute(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
  })

  const deps = () => ({ db: database.db, clock, mediaStorage, version: '9.9.9' })
  const request = (more: Partial<ExportRequest> & Pick<ExportRequest, 'tables'>) =>
    requestExport(deps(), {
      actor: analyst,
      officeIds: ['lahore', 'vienna'],
      ...month,
      format: 'jsonl',
      sandbox: false,
      audience: 'internal',
      ...more,
    })

  async function made(more: Partial<ExportRequest> & Pick<ExportRequest, 'tables'>): Promise<Uint8Array> {
    const { id } = await request(more)
    await makeExport(deps(), id)
    const found = await exportInReach(database.db, analyst, id)
    expect(found.state).toBe('ready')
    return Buffer.concat(await readPieces(mediaStorage, found).toArray())
  }

  async function rowsOf(table: ExportTableName, more: Partial<ExportRequest> = {}) {
    const lines = Buffer.from(await made({ tables: [table], ...more }))
      .toString()
      .trim()
      .split('\n')
    return lines.slice(1).map(line => JSON.parse(line))
  }

  async function fillLog(rows = 3): Promise<void> {
    const enquiries = Array.from(
      { length: rows },
      (_, index) => `2026-09-0${1 + (index % 9)},hotline,=family,ur,${index + 1}`,
    )
    await importEnquiries(deps(), {
      actor: analyst,
      content: ['date,channel,topic,language,count', ...enquiries].join('\n').replaceAll('=family', 'family'),
      name: 'enquiries.csv',
      officeId: 'lahore',
    })
    await importActivities(deps(), {
      actor: analyst,
      content: [
        'date,kind,place,partner,women_18-24,men,estimated_audience,materials',
        '2026-09-02,school,"+Kasur, ""old"" town",گجرات کالج,12,9,,60',
        '2026-09-03,tv,Model Town,,,,40000,',
      ].join('\n'),
      name: 'activities.csv',
      officeId: 'vienna',
    })
  }

  it('has what is asked of the log, with place, partner, entry and version', async () => {
    await fillLog()
    expect(await rowsOf('enquiries')).toMatchObject(
      [1, 2, 3].map(count => ({
        table: 'enquiries',
        version: 1,
        office: 'lahore',
        date: `2026-09-0${count}`,
        source: 'enquiries.csv',
        contact_method: 'hotline',
        topic: 'family',
        language: 'ur',
        count,
      })),
    )
    const activities = await rowsOf('activities')
    expect(activities).toMatchObject([
      {
        office: 'vienna',
        kind: 'school-visit',
        place: '+Kasur, "old" town',
        partner: 'گجرات کالج',
        participants: 21,
      },
      { kind: 'tv', place: 'Model Town', estimated_audience: 40000, audience_basis: 'not-noted' },
    ])
    expect(await rowsOf('activity_people')).toMatchObject([
      { entry_id: activities[0].entry_id, sex: 'men', ages: 'unknown', count: 9 },
      { entry_id: activities[0].entry_id, sex: 'women', ages: '18-24', count: 12 },
    ])
  })

  it('has posts with permalink, item and text, and their samples with hours and part', async () => {
    const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
    const postId = await buildPublishedPost(database.db, {
      officeId: 'lahore',
      channelId,
      publishedAt: '2026-09-30T20:30:00Z', // the 1st of October in Lahore
      externalIds: ['1', '2'],
    })
    await addSamples(database.db, [
      { postId, metric: 'impression_count', value: 100, part: 0, age: '1d', takenAt: '2026-10-01T20:30:00Z' },
      { postId, metric: 'impression_count', value: 40, part: 1, age: '1d', takenAt: '2026-10-01T20:30:00Z' },
    ])
    expect(await rowsOf('posts')).toEqual([])
    const october = { from: '2026-10-01', to: '2026-10-31' }
    expect(await rowsOf('posts', october)).toMatchObject([
      {
        post_id: postId,
        published_on: '2026-10-01',
        published_local: '2026-10-01 01:30',
        text_start: 'text',
        parts: 2,
        deleted: false,
      },
    ])
    expect(await rowsOf('post_metrics', october)).toMatchObject([
      {
        post_id: postId,
        part: 0,
        metric: 'impression_count',
        addable: true,
        age: '1d',
        hours_since_publication: 24,
        value: 100,
      },
      { part: 1, value: 40 },
    ])
  })

  it('has what the offices aim at, as it stood, with where they began', async () => {
    const aim = { actor: analyst, officeId: 'lahore', indicator: 'enquiries', kind: 'target' } as const
    const quarter = { from: '2026-07-01', to: '2026-09-30' }
    await setTarget(deps(), { ...aim, ...quarter, value: 900, note: 'as agreed' })
    await setTarget(deps(), { ...aim, ...month, kind: 'baseline', value: 250 })
    await setTarget(deps(), { ...aim, from: '2025-01-01', to: '2025-12-31', value: 1 })
    const { id } = await request({ tables: ['targets'] })
    clock.set('2026-10-05T10:00:00Z')
    await setTarget(deps(), { ...aim, ...quarter, value: 1_200 })
    await makeExport(deps(), id)
    const file = await exportInReach(database.db, analyst, id)
    const lines = Buffer.concat(await readPieces(mediaStorage, file).toArray())
      .toString()
      .trim()
      .split('\n')
    expect(lines.slice(1).map(line => JSON.parse(line))).toMatchObject([
      {
        office: 'lahore',
        indicator: 'enquiries',
        unit: 'count',
        kind: 'target',
        ...quarter,
        value: 900,
        note: 'as agreed',
      },
      { kind: 'baseline', ...month, value: 250 },
    ])
    expect((await rowsOf('targets')).map(row => row.value)).toEqual([1_200, 250])
    expect(await rowsOf('targets', { projectIds: [] })).toEqual([])
  })

  it('has the answers of every view of the figures, with base, coverage, completeness and target', async () => {
    await fillLog()
    const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
    await buildPublishedPost(database.db, {
      officeId: 'lahore',
      channelId,
      publishedAt: '2026-09-10T08:00:00Z',
      externalIds: ['1'],
    })
    await setTarget(deps(), {
      actor: analyst,
      officeId: 'vienna',
      indicator: 'participants',
      kind: 'target',
      ...month,
      value: 42,
    })
    const rows = await rowsOf('figures')
    const given = await Promise.all(
      Object.values(views).map(view =>
        askFigures(deps(), view, {
          actor: analyst,
          officeIds: ['lahore', 'vienna'],
          ...month,
          sandbox: false,
        }),
      ),
    )
    for (const { indicator, unit, value, denominator, coverage, state, by } of given.flatMap(
      each => each.answers,
    )) {
      const found = rows.filter(row => row.indicator === indicator)
      const absent = (measured: number | null | undefined) => measured ?? undefined
      expect(found[0]).toMatchObject({ unit, office: 'lahore vienna', ...month, dimension: '', state })
      expect([found[0].value, found[0].base, found[0].published]).toEqual(
        [value, denominator, coverage?.published].map(absent),
      )
      for (const [dimension, parts] of Object.entries(by))
        expect(
          found.filter(row => row.dimension === dimension).map(row => [row.key, row.second_key, row.value]),
        ).toEqual(
          parts.map(({ keys: [first, second], value: part }) => [
            first ?? 'unknown',
            second === null ? 'unknown' : second,
            absent(part),
          ]),
        )
    }
    expect(rows.filter(row => row.indicator === 'participants').slice(0, 2)).toMatchObject([
      { value: 21, months_closed: 0, months: 2, state: 'incomplete', version: 1 },
      { dimension: 'month', key: '2026-09', ...month, value: 21 },
    ])
    const [vienna] = await rowsOf('figures', { officeIds: ['vienna'] }).then(all =>
      all.filter(row => row.indicator === 'participants'),
    )
    expect(vienna).toMatchObject({ office: 'vienna', target: 42 })
  })

  it('has figures of an office by its id, and of a month by those of its days that were asked for', async () => {
    await fillLog()
    const rows = await rowsOf('figures', { from: '2026-09-02' })
    const enquiries = rows.filter(row => row.indicator === 'enquiries')
    expect(enquiries.find(row => row.dimension === 'office')).toMatchObject({ office: 'lahore', value: 5 })
    expect(enquiries.find(row => row.dimension === 'month')).toMatchObject({
      from: '2026-09-02',
      to: '2026-09-30',
    })
  })

  it('has figures of each project by itself where it names some, and of periods that are over only', async () => {
    await sql`insert into project (id, name) values ('silk', 'Silk') on conflict do nothing`.execute(
      database.db,
    )
    await fillLog()
    await sql`insert into enquiry (id, entry_id, office_id, project_id, asked_on, contact_method, topic, language, count, sandbox, created_by, created_at)
      values (gen_random_uuid(), gen_random_uuid(), 'lahore', 'silk', '2026-09-04', 'hotline', 'family', 'ur', 8, false, 'x', ${clock.now()})`.execute(
      database.db,
    )
    const [silk] = await rowsOf('figures', { projectIds: ['silk'] })
    expect(silk).toMatchObject({ indicator: 'enquiries', project: 'silk', value: 8 })
    await expect(request({ tables: ['figures'], to: '2026-10-31' })).rejects.toMatchObject({
      code: 'period-open',
    })
  })

  it('has every row once over many pages, in every format the same', async () => {
    await fillLog(1_203)
    const expected = await rowsOf('enquiries')
    expect(expected).toHaveLength(1_203)
    expect(new Set(expected.map(row => row.entry_id)).size).toBe(1_203)
    const brief = expected.map(row => [row.entry_id, row.date, row.count])

    const csv = recordsOf(await made({ tables: ['enquiries'], format: 'csv' }), 'row')
    expect(csv.map(row => [row['entry_id'], row['date'], Number(row['count'])])).toEqual(brief)

    const sheets = (await readXlsx(await made({ tables: ['enquiries', 'codebook'], format: 'xlsx' }))).sheets
    expect(sheets.map(sheet => sheet.name)).toEqual(['about', 'enquiries', 'codebook'])
    const [headings = [], ...rows] = sheets[1]?.rows ?? []
    const at = (name: string) => headings.indexOf(name)
    expect(
      rows.map(row => {
        const date = row[at('date')]
        return [
          row[at('entry_id')],
          date instanceof Date && date.toISOString().slice(0, 10),
          row[at('count')],
        ]
      }),
    ).toEqual(brief)

    const parquet = arrayBufferOf(await made({ tables: ['enquiries'], format: 'parquet' }))
    const objects = await parquetReadObjects({ file: parquet })
    expect(
      objects.map(row => [row['entry_id'], row['date'].toISOString().slice(0, 10), row['count']]),
    ).toEqual(brief)
    const about = parquetMetadata(parquet).key_value_metadata?.find(each => each.key === 'dateline')?.value
    expect(JSON.parse(about ?? '')).toMatchObject({
      version: '9.9.9',
      filters: { offices: ['lahore', 'vienna'], projects: 'all' },
    })
  })

  it.each(['csv', 'jsonl', 'xlsx', 'parquet'] as const)('of nothing is a good file in %s', async format => {
    for (const table of exportTableNames)
      expect((await made({ tables: [table], format })).byteLength).toBeGreaterThan(0)
  })

  it('says what it is in its first rows, and lets no cell be a formula', async () => {
    await importActivities(deps(), {
      actor: analyst,
      content: 'date,kind,place\n2026-09-02,tv,=HYPERLINK(Kasur)',
      name: 'a.csv',
      officeId: 'lahore',
    })
    const text = Buffer.from(await made({ tables: ['activities'], format: 'csv' })).toString()
    expect(text.startsWith('\ufeffrecord,entry_id,')).toBe(true)
    expect(text).toContain("'=HYPERLINK(Kasur)")
    const about = recordsOf(Buffer.from(text), 'about').map(row => [row['about'], row['about_text']])
    expect(Object.fromEntries(about)).toMatchObject({
      'dateline.version': '9.9.9',
      extracted_at: '2026-10-05T09:00:00.000Z',
      'period.from': '2026-09-01',
      'filters.offices': 'lahore vienna',
      world: 'live',
      'column.activities.place': 'town, district or venue',
    })
    const [, sheet] = (await readXlsx(await made({ tables: ['activities'], format: 'xlsx' }))).sheets
    expect(sheet?.rows[1]).toContain('=HYPERLINK(Kasur)')
    expect([...(sheet?.cells?.values() ?? [])].filter(cell => cell.type === 'formula')).toEqual([])
  })

  it('keeps practice and live apart', async () => {
    await importEnquiries(deps(), {
      actor: analyst,
      content: 'date,channel,topic,count\n2026-09-02,x,family,7',
      name: 'a.csv',
      officeId: 'lahore',
      origin: 'practice',
    })
    expect(await rowsOf('enquiries')).toEqual([])
    expect(await rowsOf('enquiries', { sandbox: true })).toMatchObject([{ count: 7 }])
  })

  it('is of the moment of the request, whatever is corrected while it is made', async () => {
    await fillLog()
    const { id } = await request({ tables: ['enquiries'] })
    clock.set('2026-10-05T10:00:00Z')
    await sql`update enquiry set ended_at = ${clock.now()}, ended_by = 'x', ended_how = 'withdrawn', ended_reason = 'twice'
      where count = 2`.execute(database.db)
    await makeExport(deps(), id)
    const file = await exportInReach(database.db, analyst, id)
    const text = Buffer.concat(await readPieces(mediaStorage, file).toArray()).toString()
    expect(text.trim().split('\n')).toHaveLength(4)
    expect(await rowsOf('enquiries')).toHaveLength(2)
  })

  it('is made by one worker, begun again where that one died, and given up after three', async () => {
    const { id } = await request({ tables: ['codebook'] })
    await sql`update export set state = 'running', tries = 1, next_at = now() + interval '1 minute'`.execute(
      database.db,
    )
    await makeExport(deps(), id)
    expect(await dueExports(database.db, 10)).toEqual([])
    await sql`update export set next_at = now() - interval '1 second'`.execute(database.db)
    expect(await dueExports(database.db, 10)).toEqual([{ id, tries: 1 }])
    await makeExport(deps(), id)
    expect(await exportInReach(database.db, analyst, id)).toMatchObject({ state: 'ready' })
    const { id: other } = await request({ tables: ['codebook'] })
    await sql`update export set tries = 3 where id = ${other}`.execute(database.db)
    expect(await dueExports(database.db, 10)).toEqual([])
    expect(await exportInReach(database.db, analyst, other)).toMatchObject({ state: 'failed' })
  })

  it('is deleted after a week, and its request stays', async () => {
    await made({ tables: ['codebook'] })
    expect(stored.size).toBe(1)
    clock.set('2026-10-12T08:59:00Z')
    await expireExports(deps())
    expect(stored.size).toBe(1)
    clock.set('2026-10-12T09:00:00Z')
    await expireExports(deps())
    expect(stored.size).toBe(0)
    expect(await database.db.selectFrom('export').select('state').execute()).toEqual([{ state: 'expired' }])
  })

  it('is written to the audit log of each office, with its filters', async () => {
    await request({ tables: ['enquiries'] })
    const entries = await database.db
      .selectFrom('audit_log')
      .select(['action', 'office_id', 'detail'])
      .orderBy('seq', 'desc')
      .limit(2)
      .execute()
    expect(entries).toMatchObject(
      ['vienna', 'lahore'].map(office_id => ({
        action: 'export.make',
        office_id,
        detail: {
          tables: ['enquiries'],
          offices: ['lahore', 'vienna'],
          projects: 'all',
          ...month,
          format: 'jsonl',
        },
      })),
    )
  })

  it('is an event in each office', async () => {
    const { id } = await request({ tables: ['enquiries'] })
    const events = await database.db
      .selectFrom('event')
      .select(['kind', 'office_id', 'data'])
      .where('subject_id', '=', id)
      .orderBy('office_id')
      .execute()
    expect(events).toMatchObject(
      ['lahore', 'vienna'].map(office_id => ({
        kind: 'export.requested',
        office_id,
        data: { tables: ['enquiries'], rows: 0 },
      })),
    )
  })

  it.each([
    ['several tables in CSV', { tables: ['posts', 'enquiries'], format: 'csv' }, 'export-one-table'],
    ['a period the wrong way round', { from: '2026-10-01', to: '2026-09-01' }, 'period-reversed'],
    ['an office that is not there', { officeIds: ['atlantis'] }, 'offices-unknown'],
    ['a project that is not there', { projectIds: ['none'] }, 'project-not-found'],
  ] as const)('is refused for %s', async (_what, more, code) => {
    await expect(request({ tables: ['posts'], ...more })).rejects.toMatchObject({ code })
  })

  it('is refused to authors, and hides offices in which one has no part', async () => {
    const author: Actor = { ...analyst, grants: [{ role: 'author', officeId: 'lahore' }] }
    await expect(request({ tables: ['posts'], actor: author, officeIds: ['lahore'] })).rejects.toThrow(
      'exports.make',
    )
    await expect(request({ tables: ['posts'], actor: author })).rejects.toMatchObject({
      family: 'not-allowed',
    })
    await expect(request({ tables: ['posts'], actor: author, officeIds: ['vienna'] })).rejects.toMatchObject({
      family: 'not-found',
    })
  })

  it('is the own of the person who requested it', async () => {
    const { id } = await request({ tables: ['codebook'] })
    const other: Actor = { ...analyst, id: 'someone-else' }
    await expect(exportInReach(database.db, other, id)).rejects.toMatchObject({ code: 'export-not-found' })
    const author: Actor = { ...analyst, grants: [{ role: 'author', officeId: '*' }] }
    await expect(exportInReach(database.db, author, id)).rejects.toMatchObject({ code: 'export-not-found' })
  })
})

describe('a sheet', () => {
  it('holds 1,048,575 rows below its headings, and the refusal of more names the other formats', () => {
    expect(() => assertSheetHolds('posts', 1_048_575)).not.toThrow()
    expect(() => assertSheetHolds('posts', 1_048_576)).toThrow(
      'The table "posts" has 1048576 rows, and a sheet holds 1048575; choose csv, jsonl or parquet, or a shorter period.',
    )
  })
})

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

/** The rows of a CSV file that are of the table, or say what the file is. */
function recordsOf(bytes: Uint8Array, record: 'row' | 'about'): Record<string, string>[] {
  const rows: Record<string, string>[] = parse(Buffer.from(bytes), { columns: true, bom: true })
  return rows.filter(row => row['record'] === record)
}
