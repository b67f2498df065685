import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noPasskeysAt } from '../../src/access/second-factor/passkey-door.ts'
import { buildApp, password, publicUrl, type TestApp } from '../factories/app.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildApp()
})
afterAll(() => test.close())

describe('passkeys', () => {
  it.each([
    ['https://dateline.example', true],
    ['http://localhost:3000', true],
    ['https://203.0.113.7', false],
    ['https://[2001:db8::1]', false],
    ['http://127.0.0.1:3000', false],
    ['http://dateline.example', false],
  ])('at %s: %s', (address, expected) => {
    expect(noPasskeysAt(address) === undefined).toBe(expected)
  })

  it('are refused at an address that browsers make none for, with the reason', async () => {
    const person = await test.signIn(['author', '*'])
    const url = '/api/v1/session/passkeys/options'
    const answer = await test.app.inject({
      method: 'POST',
      url,
      headers: person.headers,
      payload: { password },
    })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'passkeys-unavailable'])
    expect(answer.json().detail).toContain('it is http://127.0.0.1:3000')
    expect((await test.app.inject({ url: '/account', headers: person.headers })).body).toContain(
      'Passkeys work only where',
    )
    const signIn = {
      method: 'POST',
      url: '/api/v1/session/passkey/options',
      headers: { origin: publicUrl },
    } as const
    expect((await test.app.inject({ ...signIn, payload: {} })).statusCode).toBe(409)
  })
})
