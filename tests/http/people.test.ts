import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditLog } from '../../src/access/audit/verify-audit-log.ts'
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

async function colleague(email: string): Promise<string> {
  const grants = [{ role: 'author', officeId: 'lahore' }]
  const answer = await ask(chief, 'POST', '/people', { name: 'Zarghuna Noor', email, grants })
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
    const id = await colleague('erase-me@example.org')
    await notifyNow(test.database.db)
    expect((await ask(chief, 'POST', `/people/${id}/erase`)).json().code).toBe('person-active')
    await ask(chief, 'POST', `/people/${id}/deactivate`)
    expect((await ask(chief, 'POST', `/people/${id}/erase`)).statusCode).toBe(200)
    const { rows } = await test.database.pool.query(`
      select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`)
    for (const { name } of rows) {
      const found = await test.database.pool.query(
        `select count(*)::int as count from "${name}" t where t::text like '%erase-me@example.org%'`,
      )
      expect([name, found.rows[0].count]).toEqual([name, 0])
    }
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

  it.each([
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
