import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/audit/audit-log.view.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

let test: TestApp
let author: SignedIn
let analyst: SignedIn
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore', 'vienna')
  author = await test.signIn(['author', 'lahore'])
  analyst = await test.signIn(['analyst', 'vienna'])
})
afterAll(async () => await test.close())

const path = '/api/v1/translations'
const move = { language: 'ur', key: 'calendar.move', english: 'Move to…' }

async function ask(method: 'GET' | 'PUT' | 'DELETE', { headers }: SignedIn, url = path, payload?: object) {
  const answer = await test.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}
const proposals = async (who: SignedIn, language = 'ur') =>
  (await ask('GET', who, `${path}?language=${language}`)).body.items

it('keeps one proposal of each person for a text, which colleagues of all offices read', async () => {
  const said = { ...move, text: 'منتقل کریں…' }
  expect((await ask('PUT', author, path, { ...said, text: 'لے جائیں' })).status).toBe(200)
  expect((await ask('PUT', author, path, said)).status).toBe(200)
  expect((await ask('PUT', analyst, path, { ...move, text: 'یہاں لائیں' })).status).toBe(200)
  expect(await proposals(analyst)).toMatchObject([
    { key: 'calendar.move', english: 'Move to…', text: 'یہاں لائیں', by: { id: analyst.actor.id } },
    { key: 'calendar.move', text: said.text, by: { id: author.actor.id, name: 'Test Person' } },
  ])
  expect(await proposals(author, 'ps')).toEqual([])
})

it('withdraws one’s own alone, and writes down what was proposed and withdrawn', async () => {
  const url = `${path}?language=ur&key=calendar.move`
  expect((await ask('DELETE', author, url)).status).toBe(200)
  expect(await proposals(author)).toMatchObject([{ by: { id: analyst.actor.id } }])
  expect(await ask('DELETE', author, url)).toMatchObject({
    status: 404,
    body: { code: 'proposal-not-found', detail: expect.stringContaining('calendar.move') },
  })
  const entries = await listAudit(test.database.db, systemActor, { limit: 500 })
  const own = entries.filter(({ actor }) => actor.endsWith(author.actor.id)).map(({ action }) => action)
  expect(own.filter(action => action.startsWith('translation'))).toEqual([
    'translation.withdraw',
    'translation.propose',
    'translation.propose',
  ])
})

it.each([
  ['English, which is the original', { ...move, language: 'en', text: 'Shift' }, 'language'],
  ['a key that is none', { ...move, key: 'calendar', text: 'x y' }, 'key'],
  ['an empty text', { ...move, text: '  ' }, 'text'],
  ['two lines', { ...move, text: 'one\ntwo' }, 'text'],
  ['a text without end', { ...move, text: 'x'.repeat(2_001) }, 'text'],
])('refuses %s, and names the field', async (_what, payload, field) => {
  const before = await proposals(author)
  const { status, body } = await ask('PUT', author, path, payload)
  expect([status, body.detail]).toEqual([400, expect.stringContaining(field)])
  expect(await proposals(author)).toEqual(before)
})

it('is not open to a program, nor to a person without a role', async () => {
  const key = await test.app.inject({
    method: 'POST',
    url: '/api/v1/keys',
    headers: author.headers,
    payload: { name: 'A program', scopes: ['news:write'] },
  })
  const program = { authorization: `Bearer ${key.json().key}` }
  const answer = await test.app.inject({
    method: 'PUT',
    url: path,
    headers: program,
    payload: { ...move, text: 'x' },
  })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'needs-person'])
  const former = await test.signIn(['author', 'lahore'])
  await test.database.db.deleteFrom('role_grant').where('person_id', '=', former.actor.id).execute()
  const ofFormer = [
    await ask('PUT', former, path, { ...move, text: 'x' }),
    await ask('DELETE', former, `${path}?language=ur&key=calendar.move`),
  ]
  expect(ofFormer).toMatchObject(Array(2).fill({ status: 403, body: { code: 'no-role' } }))
  expect(await proposals(former)).toEqual([])
})

it('holds so many of one person, and not one more', async () => {
  const person = await test.signIn(['author', 'lahore'])
  const row = { language: 'ar', person_id: person.actor.id, english: 'x', text: 'x', proposed_at: new Date() }
  const rows = Array.from({ length: 4_000 }, (_, index) => ({ ...row, key: `calendar.k${index}` }))
  await test.database.db.insertInto('translation_proposal').values(rows).execute()
  const more = { language: 'ar', english: 'Move to…', text: 'انقل' }
  expect(await ask('PUT', person, path, { ...more, key: 'calendar.move' })).toMatchObject({
    status: 409,
    body: { code: 'too-many-proposals', params: { count: 4_000, most: 4_000 } },
  })
  expect((await ask('PUT', person, path, { ...more, key: 'calendar.k1' })).status).toBe(200)
})
