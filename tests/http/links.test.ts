import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Mail } from '../../src/notifications/mailer.ts'
import { addOffices, buildApp, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'

const linkInMail = /http:\/\/\S+\/setup#token=(\S+)/

let test: TestApp
let admin: SignedIn
const mails: Mail[] = []
let mailServerIsAway = false

beforeAll(async () => {
  test = await buildApp({
    mail: async mail => {
      if (mailServerIsAway) throw new Error('connect ECONNREFUSED')
      mails.push(mail)
    },
  })
  await addOffices(test.database, 'lahore')
  admin = await test.signIn(['admin', 'lahore'])
})
afterAll(() => test.close())
beforeEach(() => {
  mails.length = 0
  mailServerIsAway = false
})

const invite = async (email: string) =>
  await test.app.inject({
    method: 'POST',
    url: '/api/v1/people',
    headers: admin.headers,
    payload: { name: 'Gul', email, grants: [{ role: 'author', officeId: 'lahore' }] },
  })

const renew = async (personId: string) =>
  await test.app.inject({
    method: 'POST',
    url: `/api/v1/people/${personId}/password-link`,
    headers: admin.headers,
  })

async function opens(token: string): Promise<number> {
  const answer = await test.app.inject({
    method: 'POST',
    url: '/setup/open',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl },
    payload: new URLSearchParams({ token }).toString(),
  })
  return answer.statusCode
}

describe('a link into an account, where mail is set up', () => {
  it('of an invitation goes to the person alone: whoever made it is shown none', async () => {
    const answer = await invite('gul@example.org')
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { id: expect.any(String), mailedTo: 'gul@example.org' },
    ])
    expect(answer.body).not.toContain('token')
    expect(mails.map(mail => mail.to)).toEqual([['gul@example.org']])
    expect(await opens(linkInMail.exec(mails[0]?.text ?? '')?.[1] ?? '')).toBe(200)
  })

  it('for a new password goes to the person alone', async () => {
    const person = await test.signIn(['approver', 'lahore'])
    const answer = await renew(person.actor.id)
    expect([answer.statusCode, answer.json()]).toEqual([201, { mailedTo: person.email }])
    expect(mails.map(mail => mail.to)).toEqual([[person.email]])
    expect(await opens(linkInMail.exec(mails[0]?.text ?? '')?.[1] ?? '')).toBe(200)
  })

  it('is void when the mail server does not take it, and the person can be sent another', async () => {
    mailServerIsAway = true
    const before = await test.database.db.selectFrom('setup_link').select('token_hash').execute()
    const failed = await invite('late@example.org')
    expect([failed.statusCode, failed.json().code]).toEqual([503, 'link-not-mailed'])
    expect(failed.body).not.toMatch(/token=/)
    expect(await test.database.db.selectFrom('setup_link').select('token_hash').execute()).toEqual(before)
    mailServerIsAway = false
    const { id } = await test.database.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', 'late@example.org')
      .executeTakeFirstOrThrow()
    expect((await renew(id)).json()).toEqual({ mailedTo: 'late@example.org' })
  })
})
