import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time/clock.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

let test: TestApp
let author: SignedIn
let now = new Date('2026-11-23T09:00:00Z')
beforeAll(async () => {
  test = await buildApp({ clock: { ...systemClock, now: () => now } })
  await addOffices(test.database, 'lahore')
  author = await test.signIn(['author', 'lahore'])
})
afterAll(() => test.close())

const draft = (text: string, officeId = 'lahore') => ({
  officeId,
  content: { places: [], topics: [], variants: [{ language: 'en', text }], media: [] },
})

async function post(key: string, payload: object, who: { headers: Record<string, string> } = author) {
  const headers = { ...who.headers, 'idempotency-key': key }
  return await test.app.inject({ method: 'POST', url: '/api/v1/news', headers, payload })
}

async function countItems(): Promise<number> {
  return (await test.database.db.selectFrom('news_item').select('id').execute()).length
}

describe('a request with an Idempotency-Key', () => {
  it('does its work once and is answered alike, however often it is sent', async () => {
    const first = await post('a', draft('One.'))
    const second = await post('a', draft('One.'))
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(second.headers['idempotent-replayed']).toBe('true')
    expect(await countItems()).toBe(1)
  })

  it('does its work once when it is sent twice at the same moment', async () => {
    const before = await countItems()
    const answers = await Promise.all([post('b', draft('Two.')), post('b', draft('Two.'))])
    expect(answers.map(answer => answer.statusCode).every(status => [201, 409].includes(status))).toBe(true)
    expect(await countItems()).toBe(before + 1)
  })

  it('is refused when its key belongs to another request', async () => {
    expect((await post('a', draft('Something else.'))).statusCode).toBe(409)
  })

  it('is another person’s own, with the same key', async () => {
    const other = await test.signIn(['author', 'lahore'])
    const answer = await post('a', draft('Three.'), other)
    expect([answer.statusCode, answer.headers['idempotent-replayed']]).toEqual([201, undefined])
  })

  it('is not answered to an API key that may do less', async () => {
    const keyWith = async (scopes: string[]) => {
      const made = await test.app.inject({
        method: 'POST',
        url: '/api/v1/keys',
        headers: author.headers,
        payload: { name: scopes.join(), scopes },
      })
      return { headers: { authorization: `Bearer ${made.json().key}` } }
    }
    const writer = await keyWith(['news:read', 'news:write'])
    const first = await post('scoped', draft('Scoped.'), writer)
    expect(first.statusCode).toBe(201)
    expect((await post('scoped', draft('Scoped.'), writer)).headers['idempotent-replayed']).toBe('true')
    const reader = await keyWith(['news:read'])
    const refused = await post('scoped', draft('Scoped.'), reader)
    expect(refused.statusCode).toBeGreaterThanOrEqual(400)
    expect(refused.body).not.toContain(first.json().id)
  })

  it('may be tried again after a refusal', async () => {
    expect((await post('c', draft('Four.', 'vienna'))).statusCode).toBe(404)
    expect((await post('c', draft('Four.'))).statusCode).toBe(201)
  })

  it('may be tried again two minutes after its server died', async () => {
    await post('d', draft('Five.'))
    await test.database.db.updateTable('idempotency_key').set({ status: 0 }).where('key', '=', 'd').execute()
    expect((await post('d', draft('Five.'))).statusCode).toBe(409)
    now = new Date(now.getTime() + 121_000)
    expect((await post('d', draft('Five.'))).statusCode).toBe(201)
  })

  it('may be tried again at once when the process that answered it has ended', async () => {
    await post('e', draft('Seven.'))
    const change = (process: string) =>
      test.database.db
        .updateTable('idempotency_key')
        .set({ status: 0, process })
        .where('key', '=', 'e')
        .execute()
    await change(test.deps.processId)
    expect((await post('e', draft('Seven.'))).statusCode).toBe(409)
    await change(crypto.randomUUID())
    expect((await post('e', draft('Seven.'))).statusCode).toBe(201)
  })

  it('needs a key of 1 to 200 printable characters', async () => {
    expect((await post('x'.repeat(201), draft('Six.'))).statusCode).toBe(400)
  })

  it('makes one API key or link by it, keeps none of its secret, and refuses to repeat the answer', async () => {
    const admin = await test.signIn(['admin', '*'])
    const create = (url: string, payload: object) =>
      test.app.inject({ method: 'POST', url, payload, headers: { ...admin.headers, 'idempotency-key': url } })
    for (const [url, payload] of [
      ['/api/v1/keys', { name: 'job' }],
      [
        '/api/v1/people',
        { name: 'Zainab', email: 'zainab@example.org', grants: [{ role: 'author', officeId: 'lahore' }] },
      ],
    ] as const) {
      const first = await create(url, payload)
      expect(first.statusCode).toBe(201)
      const again = await create(url, payload)
      expect([again.statusCode, again.json().code]).toEqual([409, 'idempotent-answer-not-kept'])
      const kept = await test.database.db
        .selectFrom('idempotency_key')
        .select('response')
        .where('key', '=', url)
        .execute()
      expect(kept).toEqual([{ response: null }])
    }
    const headers = admin.headers
    const keys = await test.app.inject({ url: '/api/v1/keys', headers })
    expect(keys.json().items).toHaveLength(1)
    const people = await test.app.inject({ url: '/api/v1/people', headers })
    expect(
      people.json().items.filter(({ email }: { email: string }) => email === 'zainab@example.org'),
    ).toHaveLength(1)
  })
})
