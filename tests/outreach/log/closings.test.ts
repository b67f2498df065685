import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createCounter } from '../../../src/outreach/figures/count.ts'
import type { FigureScope } from '../../../src/outreach/figures/periods.ts'
import { completenessOf } from '../../../src/outreach/figures/questions/completeness.ts'
import { closeMonth, reopenMonth } from '../../../src/outreach/log/closings/close-month.ts'
import { listClosings } from '../../../src/outreach/log/closings/closings.view.ts'
import { withdrawEntry } from '../../../src/outreach/log/entries/change-entry.ts'
import { enquiryForm } from '../../../src/outreach/log/entries/log-forms.ts'
import { logEnquiries, putEnquiry } from '../../../src/outreach/log/log-outreach.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const author: Actor = { id: 'author', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }

describe.each(databaseKinds)('a month of the log on %s PostgreSQL', kind => {
  let database: Database
  const clock = clockAt('2026-10-05T09:00:00Z')
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2026-10-05T09:00:00Z')
    await emptyOutreach(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await buildOffice(database.db, { id: 'vienna', timeZone: 'Europe/Vienna' })
  })

  const deps = () => ({ db: database.db, clock })
  const scope = { officeIds: ['lahore'], from: '2026-08-01', to: '2026-09-30', sandbox: false }
  const countEnquiries = async (asked: FigureScope) =>
    (await createCounter(database.db).total('enquiries', asked)).enquiries ?? null
  const enquiriesByMonth = async (asked: FigureScope) => {
    const rows = await createCounter(database.db).by('enquiries', asked, ['month'])
    const months = rows.map(row => ({ key: row.keys[0] ?? '', value: row.enquiries ?? null }))
    return months.sort((one, other) => one.key.localeCompare(other.key))
  }
  const activityTotals = async (asked: FigureScope) => {
    const { activities, participants } = await createCounter(database.db).total('activities', asked)
    return { activities: activities ?? null, participants: participants ?? null }
  }
  const close = (
    month: string,
    more: { log?: 'activities' | 'enquiries'; sandbox?: boolean; actor?: Actor } = {},
  ) =>
    closeMonth(deps(), {
      actor: analyst,
      officeId: 'lahore',
      month,
      log: 'enquiries',
      sandbox: false,
      ...more,
    })
  const reopen = (month: string, actor: Actor = analyst) =>
    reopenMonth(deps(), {
      actor,
      officeId: 'lahore',
      month,
      log: 'enquiries',
      sandbox: false,
      reason: 'A sheet came late',
    })
  const enquiry = {
    officeId: 'lahore',
    askedOn: '2026-09-15',
    contactMethod: 'hotline',
    topic: 'family',
    count: 3,
  }
  const log = (askedOn = '2026-09-15', origin: 'office' | 'practice' = 'office') =>
    logEnquiries(deps(), { actor: analyst, enquiries: [{ ...enquiry, askedOn }], origin })

  it('without an entry is absent while it is open, and zero once it is closed', async () => {
    expect(await countEnquiries(scope)).toBeNull()
    await close('2026-08')
    expect(await countEnquiries(scope)).toBe(0)
    expect(await enquiriesByMonth(scope)).toEqual([{ key: '2026-08', value: 0 }])
    await log()
    expect(await enquiriesByMonth(scope)).toEqual([
      { key: '2026-08', value: 0 },
      { key: '2026-09', value: 3 },
    ])
    expect(await activityTotals(scope)).toMatchObject({ activities: null, participants: null })
    await close('2026-08', { log: 'activities' })
    expect(await activityTotals(scope)).toMatchObject({ activities: 0, participants: 0 })
  })

  it('is as it was at each moment', async () => {
    await close('2026-08')
    clock.set('2026-10-06T09:00:00Z')
    await reopen('2026-08')
    expect(await countEnquiries(scope)).toBeNull()
    expect(await countEnquiries({ ...scope, asOf: new Date('2026-10-05T12:00:00Z') })).toBe(0)
    expect(await countEnquiries({ ...scope, asOf: new Date('2026-10-05T08:00:00Z') })).toBeNull()
  })

  it('says which offices have reported', async () => {
    await close('2026-08')
    expect(
      await completenessOf(database.db, { ...scope, officeIds: ['lahore', 'vienna'] }, 'enquiries'),
    ).toEqual({
      closed: 1,
      expected: 4,
      open: [
        { officeId: 'vienna', month: '2026-08' },
        { officeId: 'lahore', month: '2026-09' },
        { officeId: 'vienna', month: '2026-09' },
      ],
    })
  })

  it('that is closed takes nothing, gives nothing away and says who closed it, until it is reopened', async () => {
    const [entryId = ''] = await log()
    await close('2026-09')
    const closed = {
      code: 'month-closed',
      message:
        'September 2026 is closed in lahore (by person-analyst, 5 October 2026). To add or change entries, reopen it with a reason.',
    }
    const change = { actor: analyst, entryId, replaces: 1, sandbox: false }
    await expect(log()).rejects.toMatchObject(closed)
    await expect(putEnquiry(deps(), { ...change, enquiry: { ...enquiry, count: 4 } })).rejects.toMatchObject(
      closed,
    )
    const moved = { ...enquiry, askedOn: '2026-08-15' }
    await expect(putEnquiry(deps(), { ...change, enquiry: moved })).rejects.toMatchObject(closed)
    await expect(
      putEnquiry(deps(), { ...change, entryId: newId(), replaces: 0, enquiry }),
    ).rejects.toMatchObject(closed)
    await expect(
      withdrawEntry(deps(), enquiryForm, { actor: analyst, entryId, reason: 'Twice', sandbox: false }),
    ).rejects.toMatchObject(closed)
    await log('2026-10-01')
    await reopen('2026-09')
    await log()
    expect(await countEnquiries(scope)).toBe(6)
    clock.set('2026-10-06T09:00:00Z')
    await close('2026-09')
    const found = await listClosings(database.db, { officeIds: ['lahore'], sandbox: false })
    expect(found).toMatchObject([
      { month: '2026-09', reopened: null },
      { month: '2026-09', reopened: { by: { id: analyst.id }, reason: 'A sheet came late' } },
    ])
  })

  it('that is closed in practice is open in the live log, and not zero there', async () => {
    await close('2026-09', { sandbox: true })
    expect(await countEnquiries(scope)).toBeNull()
    await log()
    await expect(log('2026-09-15', 'practice')).rejects.toMatchObject({ code: 'month-closed' })
    expect(await listClosings(database.db, { officeIds: '*', sandbox: false })).toEqual([])
  })

  it('is not closed before it is over in its office', async () => {
    clock.set('2026-09-30T18:59:00Z')
    await expect(close('2026-09')).rejects.toMatchObject({ code: 'month-not-over' })
    clock.set('2026-09-30T19:00:00Z') // midnight in Lahore
    await close('2026-09')
  })

  it('is closed by an author and reopened by an analyst', async () => {
    await close('2026-09', { actor: author })
    await close('2026-09', { actor: author })
    expect(await listClosings(database.db, { officeIds: '*', sandbox: false })).toHaveLength(1)
    await expect(reopen('2026-09', author)).rejects.toMatchObject({ code: 'role-missing' })
    await reopen('2026-09')
    await expect(reopen('2026-09')).rejects.toMatchObject({ code: 'month-open' })
    const events = await database.db.selectFrom('event').select('kind').orderBy('seq').execute()
    expect(events.slice(-2).map(event => event.kind)).toEqual(['log.closed', 'log.reopened'])
    const audit = await database.db
      .selectFrom('audit_log')
      .select(['action', 'detail'])
      .orderBy('seq')
      .execute()
    expect(audit.slice(-2)).toMatchObject([
      { action: 'outreach.close', detail: { log: 'enquiries' } },
      { action: 'outreach.reopen', detail: { reason: 'A sheet came late' } },
    ])
  })
})
