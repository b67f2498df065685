import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditLog } from '../../src/access/audit/verify-audit-log.ts'
import { newId } from '../../src/core/ids.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { notifyNow } from '../factories/events.ts'

let test: TestApp
let chief: SignedIn
let admin: SignedIn
let author: SignedIn
let outsider: SignedIn

beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore', 'vienna')
  chief = await test.signIn(['admin', '*'])
  admin = await test.signIn(['admin', 'lahore'])
  author = await test.signIn(['author', 'lahore'])
  outsider = await test.signIn(['admin', 'vienna'])
})
afterAll(() => test.close())

async function ask(
  who: SignedIn,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) {
  return await test.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: who.headers,
    ...(payload ? { payload } : {}),
  })
}

async function colleague(email: string, name = 'Zarghuna Noor'): Promise<string> {
  const grants = [{ role: 'author', officeId: 'lahore' }]
  const answer = await ask(chief, 'POST', '/people', { name, email, grants })
  return answer.json().id
}

describe('the directory of colleagues', () => {
  it('names everyone with a role in the office now or before, without addresses, to all who work there', async () => {
    const id = await colleague('former@example.org')
    await ask(chief, 'DELETE', `/people/${id}/grants?role=author&officeId=lahore`)
    const answer = await ask(author, 'GET', '/colleagues?officeId=lahore')
    const people: { id: string; roles: string[]; state: string }[] = answer.json().items
    expect(people.find(person => person.id === author.actor.id)).toMatchObject({
      roles: ['author'],
      state: 'active',
    })
    expect(people.find(person => person.id === chief.actor.id)).toMatchObject({ roles: ['admin'] })
    expect(people.find(person => person.id === id)).toMatchObject({ roles: [], state: 'active' })
    expect(people.some(person => person.id === outsider.actor.id)).toBe(false)
    expect(answer.body).not.toContain('@')
    expect((await ask(outsider, 'GET', '/colleagues?officeId=lahore')).statusCode).toBe(404)
  })

  it('names those, too, who came by an offer and have left', async () => {
    const guest = await test.signIn(['author', 'vienna'])
    const { email } = (await ask(guest, 'GET', '/me')).json()
    const grants = [{ role: 'author', officeId: 'lahore' }]
    await ask(admin, 'POST', '/people', { name: 'A guest', email, grants })
    const [offer] = (await ask(guest, 'GET', '/role-offers')).json().items
    expect((await ask(guest, 'POST', `/role-offers/${offer.invitationId}/accept`)).statusCode).toBe(200)
    await ask(chief, 'DELETE', `/people/${guest.actor.id}/grants?role=author&officeId=lahore`)
    const people = (await ask(author, 'GET', '/colleagues?officeId=lahore')).json().items
    expect(people).toContainEqual(expect.objectContaining({ id: guest.actor.id, roles: [] }))
  })
})

describe('a person', () => {
  it('gets another name from whoever manages them, and from no one else', async () => {
    const id = await colleague('renamed@example.org')
    expect((await ask(admin, 'PATCH', `/people/${id}`, { name: 'Laila' })).statusCode).toBe(200)
    expect((await ask(outsider, 'PATCH', `/people/${id}`, { name: 'x' })).statusCode).toBe(404)
    expect((await ask(author, 'PATCH', `/people/${id}`, { name: 'x' })).statusCode).toBe(404)
    const people: { id: string; name: string }[] = (await ask(chief, 'GET', '/people')).json().items
    expect(people.find(person => person.id === id)?.name).toBe('Laila')
  })

  it.each([
    ['keep', [{ role: 'author', officeId: 'lahore' }]],
    ['remove', []],
  ])('is reactivated with roles as the admin says: %s', async (roles, grants) => {
    const id = await colleague(`back-${roles}@example.org`)
    await ask(chief, 'POST', `/people/${id}/deactivate`)
    const answer = await ask(chief, 'POST', `/people/${id}/reactivate`, { roles })
    expect(answer.json()).toEqual({ done: true, grants })
    const people: { id: string; deactivatedAt: string | null }[] = (await ask(chief, 'GET', '/people')).json()
      .items
    expect(people.find(person => person.id === id)).toMatchObject({ deactivatedAt: null, grants })
  })

  it('is erased once deactivated: neither name nor address stands anywhere, and the audit log holds', async () => {
    const id = await colleague('erase-me@example.org', 'Parwana Former')
    await notifyNow(test.database.db)
    await ask(chief, 'PATCH', `/people/${id}`, { name: 'Ali' })
    await ask(chief, 'POST', `/people/${id}/password-link`)
    await notifyNow(test.database.db)
    const { db } = test.database
    const before = { person_id: admin.actor.id, kind: 'comment-mention' }
    await db
      .insertInto('notification')
      .values([
        { ...before, id: newId(), message: 'Ali mentioned you.' },
        { ...before, id: newId(), message: 'Alina, Salim and Ali’s cousin: Äli mentioned you.' },
      ])
      .execute()
    expect((await ask(chief, 'POST', `/people/${id}/erase`)).json().code).toBe('person-active')
    await ask(chief, 'POST', `/people/${id}/deactivate`)
    expect((await ask(chief, 'POST', `/people/${id}/erase`)).statusCode).toBe(200)
    const { rows } = await test.database.pool.query(`
      select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`)
    for (const { name } of rows) {
      const found = await test.database.pool.query(
        `select count(*)::int as count from "${name}" t
          where t::text like '%erase-me@example.org%' or t::text like '%Parwana%' or t::text ~ '\\mAli\\M'`,
      )
      expect([name, found.rows[0].count]).toEqual([name, 0])
    }
    const mentions = await db
      .selectFrom('notification')
      .select('message')
      .where('kind', '=', 'comment-mention')
      .orderBy('id')
      .execute()
    expect(mentions).toEqual([
      { message: 'Erased person mentioned you.' },
      { message: 'Alina, Salim and Erased person’s cousin: Äli mentioned you.' },
    ])
    expect(await verifyAuditLog(test.database.db)).toMatchObject({ intact: true })
    const known = (await ask(author, 'GET', '/colleagues?officeId=lahore')).json().items
    expect(known).toContainEqual({ id, name: 'Erased person', roles: [], state: 'erased' })
    const back = await ask(chief, 'POST', `/people/${id}/reactivate`, { roles: 'keep' })
    expect(back.json().code).toBe('person-erased')
    const again = await ask(chief, 'POST', '/people', {
      name: 'New',
      email: 'erase-me@example.org',
      grants: [{ role: 'author', officeId: 'lahore' }],
    })
    expect(again.statusCode).toBe(201)
  })
})

describe('one’s own profile', () => {
  it('is set piece by piece, and the rest stays', async () => {
    const first = await ask(author, 'PATCH', '/me', { preferences: { language: 'ur', theme: 'dark' } })
    expect(first.json().preferences).toEqual({
      language: 'ur',
      digits: 'latin',
      calendar: 'gregorian',
      timeZone: null,
      theme: 'dark',
      singleKeyShortcuts: true,
    })
    await ask(author, 'PATCH', '/me', { name: 'Sana', preferences: { timeZone: 'Asia/Kabul' } })
    expect((await ask(author, 'GET', '/me')).json()).toMatchObject({
      name: 'Sana',
      preferences: { language: 'ur', timeZone: 'Asia/Kabul' },
      grants: [{ role: 'author', officeId: 'lahore' }],
    })
  })

  it('belongs to the person: no API key changes it', async () => {
    const made = await ask(author, 'POST', '/keys', {
      name: 'A reader',
      scopes: ['news:read'],
      expiresInDays: 1,
    })
    const answer = await test.app.inject({
      method: 'PATCH',
      url: '/api/v1/me',
      headers: { authorization: `Bearer ${made.json().key}` },
      payload: { name: 'Renamed by a key' },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'needs-person'])
  })

  it('takes changes at the same moment, and keeps a new name in the audit log without the name', async () => {
    const changes = Array.from({ length: 6 }, (_, index) =>
      ask(author, 'PATCH', '/me', { name: `Sana ${index}` }),
    )
    expect((await Promise.all(changes)).map(answer => answer.statusCode)).toEqual(changes.map(() => 200))
    const entries = await test.database.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'people.rename')
      .where('subject_id', '=', author.actor.id)
      .execute()
    expect(entries.slice(-6)).toEqual(
      changes.map(() => ({ actor: `session:${author.actor.id}`, detail: {} })),
    )
  })

  it('keeps a time zone by its own name', async () => {
    const answer = await ask(author, 'PATCH', '/me', { preferences: { timeZone: ' asia/kabul ' } })
    expect(answer.json().preferences.timeZone).toBe('Asia/Kabul')
  })

  it.each([
    [{ timeZone: '+05:00' }, 'profile-time-zone-unknown', '"+05:00"'],
    [{ timeZone: 'Asia/Karrachi' }, 'profile-time-zone-unknown', '"Asia/Karrachi"'],
    [{ language: 'fr' }, 'request-invalid', 'language'],
    [{ digits: 'roman' }, 'request-invalid', 'digits'],
    [{ colour: 'red' }, 'request-invalid', 'colour'],
  ])('refuses %j and changes nothing', async (preferences, code, word) => {
    const before = (await ask(author, 'GET', '/me')).body
    const answer = await ask(author, 'PATCH', '/me', { preferences })
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
    expect(answer.body).toContain(word.replaceAll('"', '\\"'))
    expect((await ask(author, 'GET', '/me')).body).toBe(before)
  })
})
