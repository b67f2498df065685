import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/audit/audit-log.view.ts'
import { officeOfEachPlace } from '../../src/offices/office.view.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { newsContent } from '../factories/news.ts'
import { buildPost } from '../factories/publishing.ts'

let test: TestApp
let admin: SignedIn
let operator: SignedIn
let author: SignedIn
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore', 'vienna')
  admin = await test.signIn(['admin', '*'])
  operator = await test.signIn(['operator', 'lahore'])
  author = await test.signIn(['author', 'lahore'])
})
afterAll(() => test.close())

async function ask(
  who: SignedIn,
  method: 'GET' | 'PATCH' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
) {
  const answer = await test.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: who.headers,
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** A scheduled post of the office, due at a moment in UTC. */
async function postDue(officeId: string, at: string, state: 'scheduled' | 'sending' = 'scheduled') {
  const { db } = test.database
  const channelId = await buildChannel(db, { officeId })
  const postId = await buildPost(db, { channelId, state, texts: ['Counselling  is free.'] })
  await db
    .updateTable('post')
    .set({ due_at: new Date(at), next_at: new Date(at) })
    .where('id', '=', postId)
    .execute()
  return postId
}

describe('an office', () => {
  it('is created with what is usual in its country, by a person with a role everywhere', async () => {
    const nairobi = { names: { en: 'Nairobi', sw: 'Nairobi' }, country: 'ke' }
    expect((await ask(operator, 'POST', '/offices', nairobi)).body.code).toBe('needs-role-everywhere')
    const { status, body } = await ask(admin, 'POST', '/offices', nairobi)
    expect(status).toBe(201)
    expect(body).toMatchObject({
      id: 'nairobi',
      country: 'KE',
      timeZone: 'Africa/Nairobi',
      workingDays: [1, 2, 3, 4, 5],
      languages: ['sw', 'en'],
      quietHours: [{ weekdays: everyDay, from: '21:30', to: '07:00' }],
      version: 1,
    })
    expect((await ask(admin, 'POST', '/offices', nairobi)).body.code).toBe('office-id-taken')
    const dhaka = await ask(admin, 'POST', '/offices', { names: { bn: 'ঢাকা' }, country: 'BD', id: 'dhaka-2' })
    expect(dhaka.body).toMatchObject({ workingDays: [1, 2, 3, 4, 7], languages: ['bn', 'en'] })
    expect((await ask(admin, 'GET', '/offices/nairobi')).body).toEqual(body)
    const filter = { officeId: 'nairobi', limit: 10 }
    const [entry] = await listAudit(test.database.db, systemActor, filter)
    const { name: actorName } = await test.database.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', admin.actor.id)
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ action: 'office.create', actor: `session:${admin.actor.id}`, actorName })
  })

  it('gets its id from its name, in plain letters', async () => {
    const office = { names: { tr: 'Diyarbakır' }, country: 'TR' }
    expect((await ask(admin, 'POST', '/offices', office)).body.id).toBe('diyarbakir')
  })

  it.each([
    [{ timeZone: 'Asia/Karrachi' }, 'zone-unknown', '"Asia/Karrachi" is not an IANA time zone'],
    [{ timeZone: '+05:00' }, 'zone-unknown', '"+05:00"'],
    [{ country: 'Pakistan' }, 'country-unknown', '"Pakistan"'],
    [{ country: 'QQ' }, 'country-unknown', '"QQ"'],
    [{ workingDays: [1, 8] }, 'working-days-invalid', '"1, 8"'],
    [{ workingDays: [] }, 'working-days-invalid', 'name one to seven'],
    [{ workingDays: [1, 1] }, 'working-days-invalid', 'each once'],
    [{ languages: [] }, 'request-invalid', 'at least one language'],
    [{ languages: ['klingonese'] }, 'request-invalid', 'klingonese'],
    [{ names: {} }, 'request-invalid', 'at least one language'],
    [{ quietHours: [{ weekdays: [1], from: '25:00', to: '07:00' }] }, 'clock-time-invalid', '"25:00"'],
    [{ quietHours: [{ weekdays: [1], from: '07:00', to: '07:00' }] }, 'quiet-hours-empty', '07:00'],
    [{ quietHours: [{ weekdays: [0], from: '21:00', to: '07:00' }] }, 'quiet-weekdays-invalid', '21:00'],
    [
      { quietExceptions: [{ name: 'Ramadan', from: '2027-03-09', until: '2027-02-08', quietHours: [] }] },
      'exception-reversed',
      'Ramadan',
    ],
    [
      { quietExceptions: [{ name: 'Ramadan', from: '1448-09-01', until: '1448-09-30', quietHours: [] }] },
      'exception-day-invalid',
      'Hijri',
    ],
    [
      {
        quietExceptions: [
          { name: 'Two', from: '2027-03-09', until: '2027-03-20', quietHours: [] },
          { name: 'One', from: '2027-02-08', until: '2027-03-09', quietHours: [] },
        ],
      },
      'exceptions-overlap',
      '2027-03-09',
    ],
    [{ places: [{ names: {}, spellings: [] }] }, 'request-invalid', 'a name or a spelling'],
  ])('refuses %j, and changes nothing', async (changes, code, words) => {
    const before = (await ask(operator, 'GET', '/offices/lahore')).body
    const { status, body } = await ask(operator, 'PATCH', '/offices/lahore', changes)
    expect([status, body.code, body.detail]).toEqual([400, code, expect.stringContaining(words)])
    expect((await ask(operator, 'GET', '/offices/lahore')).body).toEqual(before)
  })

  it('is edited by its operator; the answer names the posts that then conflict, before and when it is saved', async () => {
    // A Tuesday and a Saturday in Lahore, 20:00 and 12:00.
    const evening = await postDue('lahore', '2030-01-01T15:00:00Z')
    const saturday = await postDue('lahore', '2030-01-05T07:00:00Z')
    const changes = { quietHours: [{ weekdays: everyDay, from: '19:00', to: '07:00' }] }
    expect((await ask(author, 'PATCH', '/offices/lahore', changes)).status).toBe(403)
    const before = (await ask(operator, 'GET', '/offices/lahore')).body
    const dry = (await ask(operator, 'PATCH', '/offices/lahore', { ...changes, dryRun: true })).body
    expect(dry).toMatchObject({ saved: false, fields: ['quietHours'], affected: { count: 2 } })
    expect(dry.affected.posts[0]).toMatchObject({
      postId: evening,
      firstWords: 'Counselling is free.',
      dueAt: '2030-01-01T15:00:00.000Z',
      local: '2030-01-01T20:00',
      zone: 'Asia/Karachi',
      offset: '+05:00',
      conflicts: [
        { kind: 'quiet-hours', message: '20:00 is in the quiet hours from 19:00 to 07:00.', isNew: true },
      ],
    })
    expect(dry.affected.posts[1]).toMatchObject({
      postId: saturday,
      conflicts: [{ kind: 'day-off', isNew: false }],
    })
    expect((await ask(operator, 'GET', '/offices/lahore')).body).toEqual(before)
    const real = (await ask(operator, 'PATCH', '/offices/lahore', changes)).body
    expect(real).toMatchObject({ saved: true, office: { version: before.version + 1 } })
    expect(real.affected).toEqual(dry.affected)
    const names = await ask(operator, 'PATCH', '/offices/lahore', { names: { en: 'Lahore', ur: 'لاہور' } })
    expect(names.body.affected).toEqual({ count: 0, posts: [] })
  })

  it('keeps the moments of its posts when its zone changes, and says so', async () => {
    await addOffices(test.database, 'moving')
    const postId = await postDue('moving', '2030-01-01T07:00:00Z')
    const { body } = await ask(admin, 'PATCH', '/offices/moving', { timeZone: 'asia/kabul', country: 'AF' })
    expect(body.office.timeZone).toBe('Asia/Kabul')
    expect(body.notes).toEqual([
      'The time zone changes from Asia/Karachi to Asia/Kabul. Scheduled posts stay due at the same moments, so their local times change; move those that should keep them.',
    ])
    expect(body.affected.posts).toMatchObject([
      { postId, localBefore: '2030-01-01T12:00', local: '2030-01-01T11:30', conflicts: [] },
    ])
    const row = await test.database.db
      .selectFrom('post')
      .select('due_at')
      .where('id', '=', postId)
      .executeTakeFirst()
    expect(row?.due_at).toEqual(new Date('2030-01-01T07:00:00Z'))
  })

  it('refuses an edit of a version that has passed, with the office as it is', async () => {
    const { version } = (await ask(operator, 'GET', '/offices/lahore')).body
    const changes = { workingDays: [1, 2, 3, 4, 5, 6], expectedVersion: version - 1 }
    const { status, body } = await ask(operator, 'PATCH', '/offices/lahore', changes)
    expect([status, body.code, body.office.version]).toEqual([409, 'office-changed', version])
  })

  it('has places in several languages, which belong to it alone', async () => {
    const places = [{ names: { en: 'Multan', ur: 'ملتان' }, spellings: ['Mooltan'] }]
    expect((await ask(operator, 'PATCH', '/offices/lahore', { places })).status).toBe(200)
    const officeOf = await officeOfEachPlace(test.database.db)
    expect(['multan', 'ملتان', 'mooltan', 'lahore'].map(place => officeOf.get(place))).toEqual(
      Array(4).fill('lahore'),
    )
    const stranger = await test.signIn(['admin', 'vienna'])
    const taken = await ask(stranger, 'PATCH', '/offices/vienna', { places: [{ names: { de: 'MULTAN' } }] })
    expect([taken.status, taken.body.code, taken.body.detail]).toEqual([
      409,
      'place-taken',
      'The place "MULTAN" belongs to another office already; a place belongs to one office.',
    ])
    const known = await ask(admin, 'PATCH', '/offices/vienna', {
      places: [{ names: { de: 'Multan' } }],
      dryRun: true,
    })
    expect(known.body.detail).toContain('office "lahore"')
  })

  it('is not archived while posts are scheduled, and the answer lists them', async () => {
    await addOffices(test.database, 'closing')
    const postId = await postDue('closing', '2030-01-01T07:00:00Z', 'sending')
    const refused = await ask(admin, 'POST', '/offices/closing/archive')
    expect(refused.body).toMatchObject({
      code: 'office-has-posts',
      count: 1,
      posts: [{ postId, state: 'sending', local: '2030-01-01T12:00', zone: 'Asia/Karachi' }],
    })
    await test.database.db.updateTable('post').set({ state: 'cancelled' }).where('id', '=', postId).execute()
    await ask(admin, 'PATCH', '/offices/closing', { places: [{ names: { en: 'Sialkot' } }] })
    const archived = await ask(admin, 'POST', '/offices/closing/archive')
    expect(archived.body).toMatchObject({ id: 'closing', archived: { by: admin.actor.id } })
    const content = newsContent({})
    const created = await ask(admin, 'POST', '/news', { officeId: 'closing', content })
    expect([created.status, created.body.code]).toEqual([409, 'office-archived'])
    expect((await ask(admin, 'PATCH', '/offices/closing', { country: 'IN' })).body.code).toBe(
      'office-archived',
    )
    expect((await officeOfEachPlace(test.database.db)).get('sialkot')).toBeUndefined()
    const inUse = (await ask(admin, 'GET', '/offices?archived=no')).body.items as { id: string }[]
    expect(inUse.map(office => office.id)).not.toContain('closing')

    const restored = await ask(admin, 'POST', '/offices/closing/restore')
    expect([restored.status, restored.body.archived]).toEqual([200, undefined])
    expect((await officeOfEachPlace(test.database.db)).get('sialkot')).toBe('closing')
    expect((await ask(admin, 'POST', '/news', { officeId: 'closing', content })).status).toBe(201)
  })

  it('is shown to its people, and to a key for anything there', async () => {
    const shown = (await ask(author, 'GET', '/offices')).body.items as { id: string }[]
    expect(shown.map(office => office.id)).toEqual(['lahore'])
    expect((await ask(author, 'GET', '/offices/vienna')).status).toBe(404)
    const events = await test.database.db
      .selectFrom('event')
      .select('kind')
      .where('subject_kind', '=', 'office')
      .distinct()
      .execute()
    expect(events.map(({ kind }) => kind).toSorted()).toEqual([
      'office.archived',
      'office.created',
      'office.edited',
      'office.restored',
    ])
  })
})
