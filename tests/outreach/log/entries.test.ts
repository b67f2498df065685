import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '../../../src/access/actor.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createProject } from '../../../src/offices/projects/create-project.ts'
import { createCounter } from '../../../src/outreach/figures/count.ts'
import { listActivities } from '../../../src/outreach/log/entries/activities.view.ts'
import { withdrawEntry } from '../../../src/outreach/log/entries/change-entry.ts'
import { listEnquiries, versionsOfEnquiry } from '../../../src/outreach/log/entries/enquiries.view.ts'
import { type EntryFilter, entryCursor } from '../../../src/outreach/log/entries/entry-rows.ts'
import { enquiryForm } from '../../../src/outreach/log/entries/log-forms.ts'
import { importEnquiries } from '../../../src/outreach/log/import-log.ts'
import { logEnquiries, putActivity, putEnquiry } from '../../../src/outreach/log/log-outreach.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { analyst, buildOffice, clockAt, emptyOutreach } from '../../factories/outreach.ts'

const author: Actor = { id: 'author', via: 'session', grants: [{ role: 'author', officeId: 'lahore' }] }
const other: Actor = { ...author, id: 'approver' }
const stranger: Actor = { ...author, id: 'approver', grants: [{ role: 'admin', officeId: 'vienna' }] }

describe.each(databaseKinds)('an entry of the log on %s PostgreSQL', kind => {
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
  const fields = { officeId: 'lahore', askedOn: '2026-09-15', contactMethod: 'hotline', topic: 'family' }
  const put = (
    entryId: string,
    count: number,
    replaces: number,
    more: { actor?: Actor; officeId?: string; askedOn?: string; sandbox?: boolean; reason?: string } = {},
  ) => {
    const { actor = analyst, sandbox = false, reason, ...changes } = more
    const change = { actor, entryId, replaces, sandbox, ...(reason ? { reason } : {}) }
    return putEnquiry(deps(), { ...change, enquiry: { ...fields, count, ...changes } })
  }
  const withdraw = (entryId: string, actor: Actor = analyst, sandbox = false) =>
    withdrawEntry(deps(), enquiryForm, { actor, entryId, reason: 'Logged twice', sandbox })
  const scope = { officeIds: ['lahore'], from: '2026-09-01', to: '2026-09-30', sandbox: false }
  const total = (asOf?: string) =>
    createCounter(database.db)
      .total('enquiries', asOf ? { ...scope, asOf: new Date(asOf) } : scope)
      .then(counted => counted.enquiries ?? null)
  const list = (filter: Partial<EntryFilter> = {}) =>
    listEnquiries(database.db, {
      officeIds: ['lahore'],
      sandbox: false,
      state: 'counting',
      limit: 10,
      ...filter,
    })

  it('counts for a project of its office alone, and keeps one that its office has no longer', async () => {
    const { db } = database
    await createProject(deps(), {
      actor: systemActor,
      project: {
        id: 'danube',
        name: 'Danube',
        credit: { en: 'Paid by the Danube fund' },
        officeIds: ['vienna'],
      },
    })
    const log = (projectId: string) =>
      logEnquiries(deps(), { actor: analyst, enquiries: [{ ...fields, count: 1, projectId }] })
    const putFor = (projectId: string, replaces: number, count = 1) =>
      putEnquiry(deps(), {
        ...{ actor: analyst, entryId: id, replaces, sandbox: false },
        enquiry: { ...fields, count, projectId },
      })
    const id = newId()
    for (const projectId of ['danube', 'no-such']) {
      await expect(log(projectId)).rejects.toMatchObject({ code: 'project-not-found', params: { projectId } })
      await expect(putFor(projectId, 0)).rejects.toMatchObject({ code: 'project-not-found' })
    }
    expect(await list()).toEqual([])
    await db
      .updateTable('project')
      .set({ office_ids: ['lahore'] })
      .where('id', '=', 'danube')
      .execute()
    await putFor('danube', 0)
    await db
      .updateTable('project')
      .set({ office_ids: ['vienna'] })
      .where('id', '=', 'danube')
      .execute()
    expect(await putFor('danube', 1, 2)).toMatchObject({ version: 2, count: 2, projectId: 'danube' })
  })

  it('is corrected: 40 becomes 4, and each moment keeps its own figure', async () => {
    const id = newId()
    await put(id, 40, 0)
    clock.set('2026-10-06T09:00:00Z')
    expect(await put(id, 4, 1, { reason: 'A slip' })).toMatchObject({ version: 2, count: 4, ended: null })
    expect(await total()).toBe(4)
    expect(await total('2026-10-05T12:00:00Z')).toBe(40)
    expect(await total('2026-10-06T09:00:00Z')).toBe(4)
    expect(await total('2026-10-05T08:00:00Z')).toBeNull()
    expect(await versionsOfEnquiry(database.db, id)).toMatchObject([
      {
        version: 1,
        count: 40,
        createdBy: { id: analyst.id },
        ended: { how: 'corrected', by: { id: analyst.id }, reason: 'A slip' },
      },
      { version: 2, count: 4, ended: null },
    ])
  })

  it('is corrected by its author; another author may not', async () => {
    const id = newId()
    await put(id, 40, 0, { actor: author })
    await expect(put(id, 4, 1, { actor: other })).rejects.toMatchObject({ code: 'role-missing' })
    await expect(withdraw(id, other)).rejects.toMatchObject({ code: 'role-missing' })
    expect(await put(id, 4, 1, { actor: author })).toMatchObject({ version: 2 })
    await put(id, 5, 2)
    expect(await put(id, 6, 3, { actor: author })).toMatchObject({ version: 4 })
  })

  it('is nowhere for someone of another office', async () => {
    const id = newId()
    await put(id, 40, 0)
    await expect(put(id, 4, 1, { actor: stranger, officeId: 'vienna' })).rejects.toMatchObject({
      code: 'entry-not-found',
    })
    await expect(withdraw(id, stranger)).rejects.toMatchObject({ code: 'entry-not-found' })
    await expect(withdraw(newId())).rejects.toMatchObject({ code: 'entry-not-found' })
    await expect(put(newId(), 4, 1)).rejects.toMatchObject({ code: 'entry-not-found' })
  })

  it('shows who came first where two correct it, and loses neither', async () => {
    const id = newId()
    await put(id, 40, 0)
    await put(id, 4, 1)
    await expect(put(id, 44, 1, { actor: { ...analyst, id: 'admin' } })).rejects.toMatchObject({
      code: 'version-behind',
      data: { entry: { version: 2, count: 4, createdBy: { id: analyst.id } } },
    })
    await expect(put(id, 44, 0)).rejects.toMatchObject({ code: 'version-behind' })
    expect(await total()).toBe(4)
  })

  it('is added and corrected once, however often the request comes', async () => {
    const id = newId()
    const first = await put(id, 40, 0)
    expect(await put(id, 40, 0)).toEqual(first)
    const second = await put(id, 4, 1)
    expect(await put(id, 4, 1)).toEqual(second)
    expect(await versionsOfEnquiry(database.db, id)).toHaveLength(2)
  })

  it('is withdrawn, and counts again when it is put back', async () => {
    const id = newId()
    await put(id, 40, 0)
    clock.set('2026-10-06T09:00:00Z')
    expect(await withdraw(id)).toMatchObject({ ended: { how: 'withdrawn', reason: 'Logged twice' } })
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'entry-withdrawn' })
    expect(await total()).toBeNull()
    expect(await total('2026-10-05T12:00:00Z')).toBe(40)
    expect(await list()).toEqual([])
    expect(await list({ state: 'withdrawn' })).toMatchObject([{ entryId: id, count: 40 }])
    clock.set('2026-10-07T09:00:00Z')
    expect(await put(id, 40, 1)).toMatchObject({ version: 2 })
    expect(await total()).toBe(40)
    expect(await total('2026-10-06T12:00:00Z')).toBeNull()
    expect(await list({ state: 'withdrawn' })).toEqual([])
    expect(await list({ state: 'withdrawn', asOf: new Date('2026-10-06T12:00:00Z') })).toHaveLength(1)
  })

  it('moves to another day and office with its figures', async () => {
    const id = newId()
    await put(id, 40, 0)
    await put(id, 40, 1, { officeId: 'vienna', askedOn: '2026-08-03' })
    expect(await total()).toBeNull()
    expect(await list({ officeIds: ['vienna'], from: '2026-08-01', to: '2026-08-31' })).toHaveLength(1)
  })

  it.each([
    ['practice', true],
    ['live', false],
  ])('that is %s is not changed while the other networks are in use', async (world, sandbox) => {
    const id = newId()
    await put(id, 40, 0, { sandbox })
    const refused = { code: 'entry-other-world', params: { entryId: id, world } }
    await expect(put(id, 4, 1, { sandbox: !sandbox })).rejects.toMatchObject(refused)
    await expect(withdraw(id, analyst, !sandbox)).rejects.toMatchObject(refused)
  })

  it('that came from a sheet stays known to it: the sheet neither doubles nor revives it', async () => {
    const sheet = () =>
      importEnquiries(deps(), {
        actor: analyst,
        content: 'date,channel,topic,count\n2026-09-15,hotline,family,40\n2026-09-16,x,family,3',
        name: 'sana.csv',
        officeId: 'lahore',
      })
    await sheet()
    const [second, first] = await list()
    await put(first?.entryId ?? '', 4, 1)
    await withdraw(second?.entryId ?? '')
    expect(await sheet()).toMatchObject({ added: 0, known: 2 })
    expect(await total()).toBe(4)
  })

  it('counts people by sex and age in the version that counts', async () => {
    const id = newId()
    const activity = { officeId: 'lahore', heldOn: '2026-09-15', kind: 'school', place: 'Kasur' }
    const change = { actor: analyst, entryId: id, sandbox: false }
    const people = (women: number) => ({ women: { '18-24': women, unknown: 0 }, other: { '65+': 1 } })
    await putActivity(deps(), { ...change, replaces: 0, activity: { ...activity, participants: people(40) } })
    const corrected = {
      ...activity,
      participants: people(4),
      estimatedAudience: 9,
      audienceBasis: 'survey' as const,
    }
    const now = await putActivity(deps(), { ...change, replaces: 1, activity: corrected })
    expect(now).toMatchObject({ participants: people(4), audienceBasis: 'survey', version: 2 })
    const counted = await createCounter(database.db).by('activities', scope, ['sex', 'age'])
    const shown = counted.map(row => [...row.keys, row.participants]).filter(row => row[2] !== 0)
    expect(shown.toSorted()).toEqual([
      ['other', '65+', 1],
      ['women', '18-24', 4],
    ])
  })

  it('is listed newest day first, page after page, by person and import', async () => {
    for (const day of ['2026-09-15', '2026-09-17', '2026-09-16'])
      await put(newId(), 1, 0, { askedOn: day, actor: day === '2026-09-16' ? author : analyst })
    const first = await list({ limit: 2 })
    expect(first.map(entry => entry.askedOn)).toEqual(['2026-09-17', '2026-09-16'])
    const cursor = entryCursor(first[1]?.askedOn ?? '', first[1]?.entryId ?? '')
    expect((await list({ cursor })).map(entry => entry.askedOn)).toEqual(['2026-09-15'])
    const id = '0199a1b2-0000-7000-8000-000000000000'
    for (const cursor of ['x', `0000-01-01.${id}`, `2026-02-30.${id}`, `2026-02-03.${id}.x`])
      await expect(list({ cursor })).rejects.toMatchObject({ code: 'cursor-invalid' })
    expect(await list({ createdBy: author.id })).toHaveLength(1)
    expect(await list({ importId: newId() })).toEqual([])
    expect(await list({ sandbox: true })).toEqual([])
  })

  it('is found by its words: contact method and topic, kind of activity, and words of its place, partner and topic', async () => {
    await put(newId(), 1, 0)
    expect(await list({ contactMethod: 'hotline', topic: 'family' })).toHaveLength(1)
    expect(await list({ contactMethod: 'walk-in' })).toEqual([])
    expect(await list({ topic: 'other' })).toEqual([])
    const activity = {
      officeId: 'lahore',
      heldOn: '2026-09-15',
      kind: 'community',
      place: 'Gujrat, Town hall',
    }
    const input = { actor: analyst, replaces: 0, sandbox: false }
    await putActivity(deps(), { ...input, entryId: newId(), activity: { ...activity, partner: 'Rotary' } })
    await putActivity(deps(), { ...input, entryId: newId(), activity: { ...activity, place: 'گجرات 100%' } })
    const places = async (filter: Partial<EntryFilter>) => {
      const all = { officeIds: ['lahore'], sandbox: false, state: 'counting' as const, limit: 10 }
      return (await listActivities(database.db, { ...all, ...filter })).map(({ place }) => place)
    }
    expect(await places({ kind: 'community' })).toHaveLength(2)
    expect(await places({ kind: 'tv' })).toEqual([])
    expect(await places({ q: 'rotary  TOWN' })).toEqual(['Gujrat, Town hall'])
    expect(await places({ q: 'گجرات' })).toEqual(['گجرات 100%'])
    expect(await places({ q: '0%' })).toEqual(['گجرات 100%'])
    expect(await places({ q: 'rotary lahore' })).toEqual([])
  })

  it('is never rewritten: the database refuses it', async () => {
    await put(newId(), 40, 0)
    const { db } = database
    await expect(db.updateTable('enquiry').set({ count: 4 }).execute()).rejects.toThrow('part of the log')
    await expect(db.deleteFrom('enquiry').execute()).rejects.toThrow('part of the log')
  })

  it('leaves an event and an audit entry for each change', async () => {
    const id = newId()
    await put(id, 40, 0)
    await put(id, 4, 1, { reason: 'A slip' })
    await withdraw(id)
    const events = await database.db.selectFrom('event').select('kind').orderBy('seq').execute()
    expect(events.slice(-3).map(event => event.kind)).toEqual(['log.added', 'log.corrected', 'log.withdrawn'])
    const audit = await database.db
      .selectFrom('audit_log')
      .select(['action', 'subject_id', 'detail'])
      .orderBy('seq')
      .execute()
    expect(audit.slice(-3)).toMatchObject([
      { action: 'outreach.log-enquiries', subject_id: id },
      { action: 'outreach.correct', subject_id: id, detail: { version: 2, reason: 'A slip' } },
      { action: 'outreach.withdraw', subject_id: id, detail: { reason: 'Logged twice' } },
    ])
  })
})
