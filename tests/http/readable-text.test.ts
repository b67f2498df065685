import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

let test: TestApp
let admin: SignedIn
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore')
  admin = await test.signIn(['admin', '*'])
})
afterAll(() => test.close())

const text = (value: string) => ({
  officeId: 'lahore',
  content: { places: [], topics: [], variants: [{ language: 'en', text: value }], media: [] },
})
const bodies: [string, string, (value: string) => object][] = [
  ['a person’s name', '/api/v1/people', name => ({ name, email: 'a@b.example', grants: [] })],
  ['the name of a key', '/api/v1/keys', name => ({ name })],
  ['the reason of a stop', '/api/v1/stops', reason => ({ scope: 'everything', reason })],
  ['the text of a news item', '/api/v1/news', text],
  [
    'a place of an activity',
    '/api/v1/activities',
    place => ({ officeId: 'lahore', heldOn: '2026-07-02', kind: 'session', place }),
  ],
  [
    'a key of an object',
    '/api/v1/activities',
    name => ({
      officeId: 'lahore',
      heldOn: '2026-07-02',
      kind: 'session',
      place: 'Lahore',
      participants: { [name]: 1 },
    }),
  ],
  ['a name nobody asked for', '/api/v1/keys', name => ({ name: 'a', [name]: 1 })],
]
const characters = ['\0', '\u0007', '\u001b', '\u007f', '\u009b', '\ufeff', '\u202e', '\uffff', '\ud800']

describe.each(bodies)('%s', (_title, url, bodyWith) => {
  it.each(characters)('refuses the character %j, and names the place', async character => {
    const { headers } = admin
    const payload = bodyWith(`a${character}b`)
    const answer = await test.app.inject({ method: 'POST', url, headers, payload })
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    expect([answer.statusCode, answer.json().detail]).toEqual([400, expect.stringContaining(code)])
    expect(answer.json().detail).toMatch(/^body\.?/)
  })
})

it.each([
  ['GET', '/api/v1/audit?subjectId=a%00b'],
  ['GET', '/api/v1/news?createdBy=%1b%5b2J'],
  ['DELETE', '/api/v1/keys/%00'],
  ['GET', '/api/v1/posts?cursor=%00'],
] as const)('refuses it in the address: %s %s', async (method, url) => {
  expect((await test.app.inject({ method, url, headers: admin.headers })).statusCode).toBe(400)
})

it('takes a body nested as deep as it may be long', async () => {
  const headers = { ...admin.headers, 'content-type': 'application/json' }
  const payload = `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/keys', headers, payload })
  expect(answer.statusCode).toBe(400)
})
