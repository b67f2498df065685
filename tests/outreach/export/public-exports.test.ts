import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ExportTableName, exportTableNames } from '../../../src/core/export-names.ts'
import type { Database } from '../../../src/database/connect.ts'
import { exportInReach } from '../../../src/outreach/export/export.view.ts'
import { makeExport } from '../../../src/outreach/export/make-export.ts'
import { type ExportRequest, requestExport } from '../../../src/outreach/export/request-export.ts'
import { readPieces } from '../../../src/outreach/export/stored-pieces.ts'
import { importActivities, importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'
import { attackersValues, type Published } from '../disclosure/attacker.ts'

const month = { from: '2026-09-01', to: '2026-09-30' }

/** What becomes of each table where a row counts fewer than five people. */
const withFew: Record<ExportTableName, 'refused' | 'withheld' | 'of no one'> = {
  activities: 'refused',
  activity_people: 'refused',
  enquiries: 'refused',
  posts: 'of no one',
  post_metrics: 'of no one',
  channel_metrics: 'of no one',
  closings: 'of no one',
  targets: 'of no one',
  figures: 'withheld',
  codebook: 'of no one',
}

interface Row {
  indicator: string
  office: string
  from: string
  to: string
  dimension: string
  key?: string
  second_key?: string
  value?: number
  base?: number
  hidden: boolean
  hidden_why?: string
}

describe.each(databaseKinds)('an export for the public from %s PostgreSQL', kind => {
  let database: Database
  const clock = clockAt('2026-10-05T09:00:00Z')
  const stored = new Map<string, Uint8Array>()
  const mediaStorage = {
    put: async (key: string, bytes: Uint8Array) => void stored.set(key, bytes),
    get: async (key: string) => {
      const bytes = stored.get(key)
      return bytes && (await import('node:stream')).Readable.from([bytes])
    },
    delete: async (key: string) => void stored.delete(key),
  }
  const deps = () => ({ db: database.db, clock, mediaStorage, version: '9.9.9' })

  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    stored.clear()
    await sql`truncate published_cell, export`.execute(database.db)
    await emptyOutreach(database.db)
    for (const id of ['lahore', 'vienna']) await buildOffice(database.db, { id })
  })

  const request = (more: Partial<ExportRequest> & Pick<ExportRequest, 'tables'>) =>
    requestExport(deps(), {
      actor: analyst,
      officeIds: ['lahore', 'vienna'],
      ...month,
      format: 'jsonl',
      sandbox: false,
      audience: 'public',
      ...more,
    })

  async function linesOf(more: Partial<ExportRequest> & Pick<ExportRequest, 'tables'>): Promise<unknown[]> {
    const { id } = await request(more)
    await makeExport(deps(), id)
    const found = await exportInReach(database.db, analyst, id)
    const text = Buffer.concat(await readPieces(mediaStorage, found).toArray()).toString()
    return text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
  }

  const figures = async (more: Partial<ExportRequest> = {}) =>
    (await linesOf({ tables: ['figures'], ...more })).slice(1) as Row[]

  async function log(rows: readonly string[]): Promise<void> {
    await importEnquiries(deps(), {
      actor: analyst,
      content: ['office,date,channel,topic,language,count', ...rows].join('\n'),
      name: `enquiries ${rows.length}.csv`,
    })
  }

  async function logFew(): Promise<void> {
    await log([
      'lahore,2026-09-02,hotline,family,ur,40',
      'lahore,2026-09-03,walk-in,visas,ur,30',
      'lahore,2026-09-04,e-mail,visas,ur,3',
      'vienna,2026-09-04,hotline,family,en,55',
    ])
    await importActivities(deps(), {
      actor: analyst,
      content: [
        'office,date,kind,place,women_18-24,men_18-24',
        'vienna,2026-09-02,school,Graz,12,2',
        'vienna,2026-09-03,school,Linz,3,',
      ].join('\n'),
      name: 'activities.csv',
    })
  }

  it.each(exportTableNames)('of %s gives no count of one to four people away', async table => {
    await logFew()
    const made = linesOf({ tables: [table] })
    if (withFew[table] === 'refused')
      return await expect(made).rejects.toMatchObject({
        code: 'export-counts-few',
        message: `A count of one to four people could be worked out from this export (${table}) and what was published before. Choose longer periods or other tables, or request it for internal use.`,
      })
    expect(await made).toContainEqual({ about: expect.objectContaining({ audience: 'public' }) })
    if (withFew[table] === 'of no one') return
    const rows = (await made).slice(1) as Row[]
    const people = rows.filter(row => ['enquiries', 'participants', 'women-share'].includes(row.indicator))
    expect(people.filter(row => row.value !== undefined && row.value > 0 && row.value < 5)).toEqual([])
    expect(people.filter(row => row.hidden).length).toBeGreaterThan(0)
  })

  it('is refused for figures beside rows from which they could be worked out', async () => {
    await logFew()
    await expect(request({ tables: ['figures', 'enquiries'] })).rejects.toMatchObject({
      code: 'export-counts-few',
    })
  })

  it('has rows of the log that all count five people or more', async () => {
    await log(['lahore,2026-09-02,hotline,family,ur,40', 'vienna,2026-09-03,walk-in,visas,ur,5'])
    const lines = await linesOf({ tables: ['enquiries'] })
    expect(lines.slice(1)).toMatchObject([{ count: 40 }, { count: 5 }])
  })

  it('has activities of five people or more, whose sexes it does not name', async () => {
    await importActivities(deps(), {
      actor: analyst,
      content: 'office,date,kind,place,women_18-24,men_18-24\nvienna,2026-09-02,school,Graz,12,2',
      name: 'activities.csv',
    })
    expect((await linesOf({ tables: ['activities'] })).slice(1)).toMatchObject([{ participants: 14 }])
    await expect(request({ tables: ['activities', 'activity_people'] })).rejects.toMatchObject({
      code: 'export-counts-few',
    })
  })

  it('leaves a reader at least five values for each count that it withholds', async () => {
    await logFew()
    const rows = await figures()
    const published = new Map<string, Published>()
    const of = (offices: string, dimension: string, key = '') => {
      const row = rows.find(
        each =>
          each.indicator === 'enquiries' &&
          each.office === offices &&
          each.dimension === dimension &&
          (key === '' || each.key === key) &&
          each.second_key === undefined,
      )
      const name = `${offices} ${dimension} ${key}`
      const known = published.get(name) ?? { value: row?.hidden ? 'hidden' : (row?.value ?? 0) }
      published.set(name, known)
      return known
    }
    const all = 'lahore vienna'
    const total = of(all, '')
    const relations = [
      { parts: [of('lahore', 'office', 'lahore'), of('vienna', 'office', 'vienna')], total },
      {
        parts: ['hotline', 'walk-in', 'e-mail'].map(each => of(all, 'contactMethod', each)),
        total,
      },
      { parts: ['family', 'visas-permits'].map(each => of(all, 'topic', each)), total },
      { parts: ['ur', 'en'].map(each => of(all, 'language', each)), total },
    ]
    const hidden = [...published.values()].filter(({ value }) => value === 'hidden')
    expect(hidden.length).toBeGreaterThanOrEqual(2)
    for (const cell of hidden) expect(attackersValues(cell, relations, 5)).toBe(5)
  })

  it('lets all that it withholds look alike, and shows no base of a percentage of people', async () => {
    await logFew()
    const rows = (await figures()).filter(row => row.hidden)
    const why = new Set(rows.map(row => row.hidden_why))
    expect([...why].toSorted()).toEqual(['divided-twice', 'small-counts'])
    expect(rows.filter(row => row.value !== undefined || row.base !== undefined)).toEqual([])
    const twice = rows.filter(row => row.hidden_why === 'divided-twice')
    expect(twice.every(row => row.second_key !== undefined || row.indicator.includes('share'))).toBe(true)
    const shares = (await figures()).filter(row => row.indicator === 'women-share')
    expect(shares.every(row => row.base === undefined)).toBe(true)
  })

  it('is held against what was published before: what is left of it must not be few either', async () => {
    await log([
      'lahore,2026-09-02,hotline,family,ur,40',
      'lahore,2026-09-30,hotline,family,ur,3',
      'vienna,2026-09-03,hotline,family,ur,50',
    ])
    const totalOf = (rows: readonly Row[]) =>
      rows.find(row => row.indicator === 'enquiries' && row.dimension === '')
    expect(totalOf(await figures())).toMatchObject({ value: 93 })
    const shorter = await figures({ to: '2026-09-29' })
    expect(totalOf(shorter)).toMatchObject({ hidden: true })
    expect(totalOf(await figures({ to: '2026-09-29', audience: 'internal' }))).toMatchObject({ value: 90 })
  })

  it('by project is refused, where it counts people', async () => {
    await sql`insert into project (id, name) values ('silk', 'Silk') on conflict do nothing`.execute(
      database.db,
    )
    await expect(request({ tables: ['figures'], projectIds: ['silk'] })).rejects.toMatchObject({
      code: 'export-public-by-project',
    })
    await expect(request({ tables: ['posts'], projectIds: ['silk'] })).resolves.toMatchObject({ rows: 0 })
  })

  it('of two requested at once holds neither against what it cannot know of the other', async () => {
    await log([
      'lahore,2026-09-02,hotline,family,ur,40',
      'lahore,2026-09-30,hotline,family,ur,3',
      'vienna,2026-09-03,hotline,family,ur,50',
    ])
    const both = await Promise.all([figures(), figures({ to: '2026-09-29' })])
    const totals = both.map(rows => rows.find(row => row.indicator === 'enquiries' && row.dimension === ''))
    expect(totals.filter(row => row?.hidden === false)).toHaveLength(1)
  })
})
