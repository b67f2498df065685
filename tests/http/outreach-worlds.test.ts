import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { clockAt } from '../factories/outreach.ts'

const sandbox = {
  timeline: () => Promise.reject(new Error('this test looks at no page')),
  picture: () => Promise.reject(new Error('this test looks at no picture')),
}

describe.each([
  ['sandbox', sandbox, true],
  ['live', undefined, false],
] as const)('while the %s networks are in use', (_name, networks, isPractice) => {
  let test: TestApp
  let analyst: SignedIn
  beforeAll(async () => {
    test = await buildApp({ sandbox: networks, clock: clockAt('2026-10-05T09:00:00Z') })
    await addOffices(test.database, 'lahore')
    analyst = await test.signIn(['analyst', 'lahore'])
  })
  afterAll(() => test.close())

  const post = async (url: string, payload: object | string, type = 'application/json') => {
    const headers = { ...analyst.headers, 'content-type': type, 'idempotency-key': crypto.randomUUID() }
    const answer = await test.app.inject({ method: 'POST', url, headers, payload })
    expect([answer.statusCode, answer.body]).toEqual([expect.toBeOneOf([200, 201]), expect.anything()])
    return answer.json()
  }

  it(`what is logged is ${isPractice ? 'practice' : 'live'}, however it comes in, and so is a snapshot`, async () => {
    const enquiry = {
      officeId: 'lahore',
      askedOn: '2026-09-01',
      contactMethod: 'x',
      topic: 'family',
      count: 7,
    }
    await post('/api/v1/enquiries', { enquiries: [enquiry] })
    await post('/api/v1/activities', { officeId: 'lahore', heldOn: '2026-09-02', kind: 'tv', place: 'Kasur' })
    await post(
      '/api/v1/enquiries/import?officeId=lahore&name=a.csv',
      'date,channel,topic,count\n2026-09-03,x,family,8\n',
      'application/octet-stream',
    )
    const { db } = test.database
    const rows = [
      ...(await db.selectFrom('enquiry').select('sandbox').execute()),
      ...(await db.selectFrom('activity').select('sandbox').execute()),
    ]
    expect(rows.map(row => row.sandbox)).toEqual([isPractice, isPractice, isPractice])

    const month = { officeIds: ['lahore'], from: '2026-09-01', to: '2026-09-30', incomplete: true }
    const { figures } = await post('/api/v1/snapshots', month)
    expect(figures).toMatchObject({ sandbox: isPractice })
    expect(figures.figures[0]).toMatchObject({ indicator: 'enquiries', value: 15 })
    const other = await post('/api/v1/snapshots', { ...month, sandbox: !isPractice })
    expect(other.figures).toMatchObject({ sandbox: !isPractice })
    expect(other.figures.figures[0]).toMatchObject({ indicator: 'enquiries', value: null })
  })
})
