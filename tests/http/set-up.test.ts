import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureSetupLink } from '../../src/access/passwords/setup-link.ts'
import { listOffices, officeTime } from '../../src/offices/office.view.ts'
import { organisationName } from '../../src/offices/setting-up/organisation.view.ts'
import { listTopics } from '../../src/offices/topics/topic.view.ts'
import { buildApp, password, publicUrl, type TestApp } from '../factories/app.ts'

let test: TestApp
let token: string
beforeEach(async () => {
  test = await buildApp({}, 'nobody')
  const link = (await ensureSetupLink(test.deps, publicUrl)) ?? ''
  token = new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? ''
})
afterEach(() => test.close())

const person = { name: 'Wanjiru', email: 'wanjiru@example.org', password, organisation: 'Advice <b>' }

async function sendForm(fields: Record<string, string>) {
  return await test.app.inject({
    method: 'POST',
    url: '/setup',
    payload: new URLSearchParams({ token, ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl },
  })
}

async function send(body: object) {
  const headers = { origin: publicUrl }
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: { token, ...body },
    headers,
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function expectNothing() {
  const { db } = test.database
  expect(await listOffices(db)).toEqual([])
  expect(await organisationName(db)).toBeNull()
  expect(await db.selectFrom('person').select('id').execute()).toEqual([])
}

describe('setting up a new installation', () => {
  it('asks on its page for the organisation and its first office, and keeps what was filled in', async () => {
    await expectNothing()
    const none = await sendForm(person)
    expect([none.statusCode, none.body]).toEqual([
      400,
      expect.stringContaining('Enter the name of the office'),
    ])
    expect(none.body).toContain('value="Advice &#60;b&#62;"')
    const america = await sendForm({ ...person, officeName: 'New York', country: 'US' })
    expect([america.statusCode, america.body]).toEqual([400, expect.stringContaining('several time zones')])
    const nowhere = { ...person, officeName: 'Nairobi', country: 'KE', timeZone: 'Africa/Nowhere' }
    expect((await sendForm(nowhere)).body).toContain('Africa/Nowhere')
    await expectNothing()

    const made = await sendForm({ ...nowhere, timeZone: '', languages: 'en, sw', workingDays: '1' })
    expect(made.statusCode).toBe(303)
    const { db } = test.database
    expect(await listOffices(db)).toMatchObject([
      { id: 'nairobi', names: { en: 'Nairobi' }, timeZone: 'Africa/Nairobi', languages: ['en', 'sw'] },
    ])
    expect((await officeTime(db, 'nairobi'))?.workingDays).toEqual([1])
    expect(await organisationName(db)).toBe('Advice <b>')
    expect(await listTopics(db)).toEqual([])
    expect((await sendForm({ ...person, preset: 'migrant-resource-centres' })).statusCode).toBe(404)
    expect(await listOffices(db)).toHaveLength(1)
  })

  it('begins by the API with the preset, whole or not at all', async () => {
    const preset = 'migrant-resource-centres'
    const lahore = { names: { en: 'Lahore' }, country: 'PK' }
    const twice = await send({ ...person, preset, office: lahore })
    expect([twice.status, twice.body.code]).toEqual([409, 'office-id-taken'])
    await expectNothing()
    expect((await send({ ...person, preset: 'other' })).body.code).toBe('request-invalid')
    const { status, body } = await send({ ...person, preset })
    expect([status, body.officeIds.length]).toEqual([201, 8])
    const { db } = test.database
    expect((await listTopics(db)).length).toBeGreaterThan(10)
    const actions = await db.selectFrom('audit_log').select(['action', 'actor']).execute()
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['people.choose-password', 'organisation.name', 'office.create']),
    )
    expect((await send({ ...person, preset })).status).toBe(404)

    const admin = await test.signIn(['admin', '*'])
    const operator = await test.signIn(['operator', 'lahore'])
    const url = '/api/v1/organisation'
    const payload = { name: 'Another' }
    const refused = await test.app.inject({ method: 'PUT', url, headers: operator.headers, payload })
    expect(refused.json().code).toBe('needs-role-everywhere')
    await test.app.inject({ method: 'PUT', url, headers: admin.headers, payload })
    expect((await test.app.inject({ url, headers: operator.headers })).json()).toEqual(payload)
  })
})
