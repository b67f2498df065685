import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { infographicLanguages as languages } from '../../src/core/languages/infographic-languages.ts'
import type { Database } from '../../src/database/connect.ts'
import { validateContent } from '../../src/infographics/validate-content.ts'
import { exportMetrics } from '../../src/outreach/export/export-metrics.ts'
import { exportColumns, pageSize } from '../../src/outreach/export/export-rows.ts'
import { logActivity } from '../../src/outreach/log/log-outreach.ts'
import { importSampleLog, sampleLog } from '../../src/outreach/log/sample-data/sample-log.ts'
import { type FrozenSnapshot, freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { infographicContent } from '../../src/outreach/snapshots/infographic-content.ts'
import { verifySnapshots } from '../../src/outreach/snapshots/verify-snapshots.ts'
import { setTarget } from '../../src/outreach/targets/set-target.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import {
  addSamples,
  analyst,
  buildChannel,
  buildOffice,
  buildPublishedPost,
  clockAt,
} from '../factories/outreach.ts'

/** Enquiries that an office means to answer in a month. */
const sampleMonthlyTarget = 900

const clock = clockAt('2026-10-05T20:00:00Z')
const officeIds = ['islamabad', 'lahore']
const words = { office: 'MRC Pakistan', credit: 'none' as const, handles: ['@mrc_pak'] }

describe('the sample log', () => {
  it('is the same text whenever it is made', () => {
    expect(sampleLog({ officeIds, until: '2026-10-05' })).toEqual(
      sampleLog({ officeIds, until: '2026-10-05' }),
    )
  })

  it.each(['2026-10-05', '2026-03-31', '2028-02-29', '2027-01-01'])(
    'ends at %s and has six months',
    until => {
      const rows = sampleLog({ officeIds, until }).enquiries.split('\n').slice(1)
      const days = rows.map(row => row.slice(0, 10))
      expect(days.every(day => day <= until)).toBe(true)
      expect(new Set(days.map(day => day.slice(0, 7))).size).toBe(6)
    },
  )
})

describe.each(databaseKinds)('from sample data to an infographic and an export on %s PostgreSQL', kind => {
  let database: Database
  let snapshot: FrozenSnapshot
  const deps = () => ({ db: database.db, clock })
  beforeAll(async () => {
    database = await freshDatabase(kind)
    for (const id of officeIds) {
      await buildOffice(database.db, { id })
      const target = {
        actor: analyst,
        officeId: id,
        indicator: 'enquiries',
        from: '2026-09-01',
        to: '2026-09-30',
        kind: 'target',
        value: sampleMonthlyTarget,
      } as const
      await setTarget(deps(), target)
    }
    const sample = { actor: analyst, officeIds, until: '2026-10-05' }
    const added = await importSampleLog(deps(), sample)
    expect(added.enquiries).toBeGreaterThan(500)
    expect(added.activities).toBeGreaterThan(50)
    expect(await importSampleLog(deps(), sample)).toEqual({ activities: 0, enquiries: 0 })
    snapshot = await freezeSnapshot(deps(), {
      actor: analyst,
      officeIds,
      from: '2026-09-01',
      to: '2026-09-30',
      sandbox: true,
      incomplete: true,
    })
  })
  afterAll(() => database.close())

  it('freezes figures that the record gives again for their moment, each of them', async () => {
    const { verified } = await verifySnapshots(database.db, { after: 0, limit: 10 })
    expect(verified.map(each => [each.id, each.faults])).toEqual([[snapshot.id, []]])
  })

  it.each(languages)('gives content in %s that the infographics room takes', language => {
    const content = infographicContent(snapshot.figures, language, words)
    expect(validateContent(content)).toEqual(content)
  })

  it('shows the figures of the snapshot, marked as sandbox', () => {
    const content = infographicContent(snapshot.figures, 'en', words)
    expect(content).toMatchObject({
      period: { from: '2026-09-01', to: '2026-09-30' },
      extractedOn: '2026-10-06',
      sandbox: true,
      incomplete: true,
    })
    expect(content.indicators.map(figure => figure.indicator)).toEqual([
      'enquiries',
      'participants',
      'activities',
      'posts',
    ])
    expect(content.charts.map(chart => chart.kind)).toEqual(['ranked-bars', 'ranked-bars', 'line', 'sex-age'])
    const [channels] = content.charts
    const sum =
      channels?.kind === 'ranked-bars' ? channels.rows.reduce((total, row) => total + (row.value ?? 0), 0) : 0
    expect(sum).toBe(content.indicators[0]?.value)
    expect(content.charts[2]).toMatchObject({ target: 2 * sampleMonthlyTarget })
  })

  it('still has content where nothing is known', async () => {
    const { figures } = await freezeSnapshot(deps(), {
      actor: analyst,
      officeIds,
      from: '2020-01-01',
      to: '2020-01-31',
      sandbox: true,
      incomplete: true,
    })
    expect(
      validateContent(infographicContent(figures, 'en', words)).indicators.map(figure => figure.value),
    ).toEqual([null, null, null, 0])
  })

  async function exported(format: 'csv' | 'json'): Promise<string> {
    let text = ''
    const input = { actor: analyst, officeIds, from: '2026-09-01', to: '2026-09-30', sandbox: true, format }
    for await (const piece of exportMetrics(deps(), input)) text += piece
    return text
  }

  it('exports every value with its code book, the same in CSV as in JSON', async () => {
    clock.set('2026-10-05T20:00:01Z')
    await logActivity(deps(), {
      actor: analyst,
      activity: {
        officeId: 'lahore',
        heldOn: '2026-09-09',
        kind: 'webinar',
        place: '=cmd()',
        participants: { men: { '65+': 3 } },
      },
      origin: 'practice',
    })
    const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
    const postId = await buildPublishedPost(database.db, {
      officeId: 'lahore',
      channelId,
      publishedAt: '2026-09-10T09:00:00Z',
      externalIds: ['-1'],
      sandbox: true,
    })
    const rows = Array.from({ length: pageSize + 5 }, (_, index) => ({
      postId,
      metric: `metric-${index}`,
      value: index,
      takenAt: '2026-09-10T10:00:00Z',
    }))
    await addSamples(database.db, rows)
    const due = new Date('2026-09-10T15:00:00Z')
    await database.db
      .insertInto('measurement')
      .values({ post_id: postId, age: '6h', due_at: due, until_at: due, reason: 'X could not be reached.' })
      .execute()

    const text = await exported('csv')
    expect(text.startsWith('\uFEFFrecord,office,')).toBe(true)
    const table = parse(text, { bom: true, columns: true }) as Record<string, string>[]
    const json = JSON.parse(await exported('json')) as { about: unknown; rows: Record<string, unknown>[] }
    expect(json.about).toMatchObject({
      period: { from: '2026-09-01', to: '2026-09-30' },
      filters: { offices: officeIds },
      extractedAt: '2026-10-05T20:00:01.000Z',
    })
    const records = table.filter(row => row.record !== 'about')
    expect(records).toHaveLength(json.rows.length)
    const sumOf = (record: string, metric: string) =>
      json.rows
        .filter(row => row.record === record && row.metric === metric)
        .reduce((sum, row) => sum + Number(row.value), 0)
    expect(sumOf('enquiry', 'enquiries')).toBe(snapshot.figures.figures[0]?.value)
    expect(sumOf('activity', 'participants')).toBe((snapshot.figures.figures[2]?.value ?? 0) + 3)
    expect(json.rows.filter(row => row.record === 'post-metric')).toHaveLength(pageSize + 5)
    expect(table.find(row => row.record === 'post-metric')).toMatchObject({
      part: "'-1",
      unique: 'false',
      sandbox: 'true',
      date: '2026-09-10',
    })
    expect(json.rows.find(row => row.record === 'not-measured')).toMatchObject({
      age: '6h',
      note: 'X could not be reached.',
    })
    const told = table.filter(row => row.record === 'about').map(row => row.metric)
    expect(told).toEqual(
      expect.arrayContaining([
        'period.from',
        'period.to',
        'filters.offices',
        'extracted_at',
        'definition.views',
      ]),
    )
  })

  it('refuses an export before its first piece to someone who has no part in an office', () => {
    const stranger = { ...analyst, grants: [{ role: 'analyst' as const, officeId: 'lahore' }] }
    const period = { from: '2026-09-01', to: '2026-09-30' }
    const input = { actor: stranger, officeIds, ...period, sandbox: false, format: 'csv' as const }
    expect(() => exportMetrics(deps(), input)).toThrow(/^Office ".*" not found\.$/)
  })
})

describe('the export', () => {
  it.each(exportColumns)('explains its column %s in docs/outreach-log.md', async column => {
    const { readFile } = await import('node:fs/promises')
    expect(await readFile(new URL('../../docs/outreach-log.md', import.meta.url), 'utf8')).toContain(
      `\`${column}\``,
    )
  })
})
