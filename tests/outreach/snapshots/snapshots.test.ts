import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import type { Database } from '../../../src/database/connect.ts'
import { logActivity, logEnquiries } from '../../../src/outreach/log/log-outreach.ts'
import { freezeSnapshot } from '../../../src/outreach/snapshots/freeze-snapshot.ts'
import { findSnapshot } from '../../../src/outreach/snapshots/snapshot.view.ts'
import { verifySnapshots } from '../../../src/outreach/snapshots/verify-snapshots.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const analyst: Actor = { id: 'analyst', via: 'session', grants: [{ role: 'analyst', officeId: '*' }] }
const quarter = { from: '2026-07-01', to: '2026-09-30' }
const all = { after: 0, limit: 50 }

describe.each(databaseKinds)('snapshots on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await emptyOutreach(database.db)
    for (const id of ['lahore', 'kabul']) await buildOffice(database.db, { id })
  })

  const at = (moment: string) => ({ db: database.db, clock: clockAt(moment) })
  const enquiries = (count: number, moment: string, askedOn = '2026-08-04') =>
    logEnquiries(at(moment), {
      actor: analyst,
      enquiries: [{ officeId: 'lahore', askedOn, contactMethod: 'hotline', topic: 'visas', count }],
    })
  const freeze = (moment: string, more: object = { incomplete: true }) =>
    freezeSnapshot(at(moment), { actor: analyst, officeIds: ['lahore'], ...quarter, sandbox: false, ...more })
  const close = async (month: string, log: 'activities' | 'enquiries', closedAt = '2026-10-02T08:00:00Z') =>
    await database.db
      .insertInto('log_closing')
      .values({
        office_id: 'lahore',
        month: `${month}-01`,
        log,
        sandbox: false,
        closed_by: 'sana',
        closed_at: new Date(closedAt),
        reopened_at: null,
        reopened_by: null,
        reopened_reason: null,
      })
      .execute()
  const closeAll = async () => {
    for (const month of ['2026-07', '2026-08', '2026-09'])
      for (const log of ['activities', 'enquiries'] as const) await close(month, log)
  }
  /** What someone with the rights of the database's owner could do. */
  const tamper = async (statement: ReturnType<typeof sql>) =>
    await database.db.transaction().execute(async trx => {
      await sql`alter table snapshot disable trigger user`.execute(trx)
      await statement.execute(trx)
      await sql`alter table snapshot enable trigger user`.execute(trx)
    })
  const faults = async () => (await verifySnapshots(database.db, all)).verified.map(each => each.faults)

  it('stand beside each other as versions, where the log was corrected after the first', async () => {
    await enquiries(40, '2026-08-05T08:00:00Z')
    const first = await freeze('2026-10-05T08:00:00Z')
    await enquiries(2, '2026-10-06T08:00:00Z')
    const second = await freeze('2026-10-07T08:00:00Z')
    expect([first.version, first.replaces]).toEqual([1, null])
    expect([second.version, second.replaces]).toEqual([2, first.id])
    const enquiriesIn = async (id: string) => (await findSnapshot(database.db, id))?.figures.figures[0]?.value
    expect([await enquiriesIn(first.id), await enquiriesIn(second.id)]).toEqual([40, 42])
    expect(await faults()).toEqual([[], []])
  })

  it('are not made again where nothing has changed, and are where a name has', async () => {
    const first = await freeze('2026-10-05T08:00:00Z')
    expect((await freeze('2026-10-06T08:00:00Z')).id).toBe(first.id)
    const events = await database.db
      .selectFrom('event')
      .select(['kind', 'office_id', 'data'])
      .where('subject_id', '=', first.id)
      .execute()
    expect(events).toEqual([
      { kind: 'snapshot.frozen', office_id: 'lahore', data: { by: 'analyst', ...quarter, version: 1 } },
    ])
    await database.db.updateTable('office').set({ names: '{"en":"Lahore Central"}' }).execute()
    expect(await freeze('2026-10-07T08:00:00Z')).toMatchObject({ version: 2, replaces: first.id })
  })

  it('of other offices, worlds or days are no versions of each other', async () => {
    const versions = [
      await freeze('2026-10-05T08:00:00Z'),
      await freeze('2026-10-05T08:00:00Z', { incomplete: true, officeIds: ['kabul', 'lahore'] }),
      await freeze('2026-10-05T08:00:00Z', { incomplete: true, sandbox: true }),
      await freeze('2026-10-05T08:00:00Z', { incomplete: true, from: '2026-08-01' }),
      await freeze('2026-09-30T08:00:00Z', { incomplete: true, soFar: true }),
    ]
    expect(versions.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1])
    expect(await faults()).toEqual([[], [], [], [], []])
  })

  describe('of months that are over', () => {
    it('are refused until each is closed', async () => {
      await expect(freeze('2026-10-05T08:00:00Z', {})).rejects.toMatchObject({
        code: 'months-open',
        message:
          'lahore has not closed July 2026 (activities), nor 5 other months. Close it, or freeze with "incomplete" and the picture will say so.',
      })
      await closeAll()
      const { figures } = await freeze('2026-10-05T08:00:00Z', {})
      expect(figures).not.toHaveProperty('openMonths')
      expect(figures.figures[0]).toMatchObject({ indicator: 'enquiries', value: 0 })
    })

    it('name who took them as incomplete, and which were open', async () => {
      await closeAll()
      await sql`update log_closing set reopened_at = '2026-10-03', reopened_by = 'sana', reopened_reason = 'late sheet'
        where month = '2026-08-01' and log = 'enquiries'`.execute(database.db)
      const { id, figures } = await freeze('2026-10-05T08:00:00Z')
      expect(figures.openMonths).toEqual([{ officeId: 'lahore', month: '2026-08', log: 'enquiries' }])
      const row = await database.db
        .selectFrom('snapshot')
        .select('accepted_incomplete_by')
        .where('id', '=', id)
        .executeTakeFirst()
      expect(row).toEqual({ accepted_incomplete_by: 'analyst' })
    })

    it('need no closing while they go on', async () => {
      const { figures } = await freeze('2026-09-26T08:00:00Z', { soFar: true, from: '2026-09-01' })
      expect(figures).toMatchObject({ soFar: true, wholePeriod: { to: '2026-09-30' } })
    })
  })

  describe('are verified', () => {
    beforeEach(async () => {
      await enquiries(40, '2026-08-05T08:00:00Z')
      await logActivity(at('2026-08-06T08:00:00Z'), {
        actor: analyst,
        activity: {
          officeId: 'lahore',
          heldOn: '2026-08-05',
          kind: 'session',
          place: 'Lahore',
          participants: { women: { '18-24': 12 }, men: { '18-24': 9 } },
        },
      })
      await freeze('2026-10-05T08:00:00Z')
      await freeze('2026-10-05T09:00:00Z', { incomplete: true, officeIds: ['kabul', 'lahore'] })
    })

    it('against the record as it stood, whatever came to it since', async () => {
      await enquiries(7, '2026-10-06T08:00:00Z')
      await sql`update enquiry set ended_at = '2026-10-07', ended_by = 'sana', ended_reason = 'twice', ended_how = 'withdrawn'
        where count = 40`.execute(database.db)
      await close('2026-07', 'enquiries', '2026-10-08T08:00:00Z')
      expect(await faults()).toEqual([[], []])
    })

    it('and name a figure that the record no longer gives', async () => {
      await sql`alter table enquiry disable trigger user`.execute(database.db)
      await sql`update enquiry set count = 41`.execute(database.db)
      await sql`alter table enquiry enable trigger user`.execute(database.db)
      const [found] = await faults()
      expect(found).toContainEqual({ kind: 'figure-differs', place: 'figures.0.value', frozen: 40, now: 41 })
    })

    it.each([
      [
        'figures',
        sql`update snapshot set figures = jsonb_set(figures, '{figures,0,value}', '41') where seq = 1`,
        ['figures-changed'],
      ],
      [
        'words',
        sql`update snapshot set presentation = jsonb_set(presentation, '{handles}', '["@other"]') where seq = 1`,
        ['presentation-changed'],
      ],
      [
        'who accepted it',
        sql`update snapshot set accepted_incomplete_by = null where seq = 1`,
        ['chain-broken'],
      ],
    ])('and name a snapshot whose %s were changed', async (_what, statement, kinds) => {
      await tamper(statement)
      const [found] = await faults()
      expect(found?.map(fault => fault.kind)).toEqual(kinds)
    })

    it('and name the one before which another was taken out', async () => {
      await tamper(sql`delete from snapshot where seq = 1`)
      expect(await faults()).toEqual([[{ kind: 'chain-broken' }]])
    })

    it('page by page, each page going on from the one before', async () => {
      const {
        verified: [first],
        areMore,
      } = await verifySnapshots(database.db, { after: 0, limit: 1 })
      expect(areMore).toBe(true)
      const { verified: second } = await verifySnapshots(database.db, { after: first?.seq ?? 0, limit: 1 })
      expect([first, ...second].map(each => [each?.seq, each?.faults])).toEqual([
        [1, []],
        [2, []],
      ])
    })
  })

  it.each([
    ['changed', sql`update snapshot set version = 9`],
    ['deleted', sql`delete from snapshot`],
    ['emptied', sql`truncate snapshot cascade`],
  ])('cannot be %s', async (_what, statement) => {
    await freeze('2026-10-05T08:00:00Z')
    await expect(statement.execute(database.db)).rejects.toThrow(/frozen/)
  })
})
