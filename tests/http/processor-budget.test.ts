import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProcessorBudget, spendingAs, spendProcessor } from '../../src/bounded/processor-budget.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

let test: TestApp
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore')
})
afterAll(() => test.close())

const csv = { 'content-type': 'text/csv' }
const file = 'date,office,channel,topic,language,count\n2026-01-02,lahore,hotline,visas,en,3\n'
const costly = [
  ['POST', '/api/v1/media?officeId=lahore'],
  ['POST', '/api/v1/media/uploads/01a2b3c4-0000-7000-8000-000000000000/finish'],
  ['POST', '/api/v1/news/import?officeId=lahore'],
  ['POST', '/api/v1/activities/import'],
  ['POST', '/api/v1/enquiries/import'],
  ['GET', '/api/v1/metrics/export?offices=lahore&from=2026-01-01&to=2026-01-31'],
] as const

const ask = (who: SignedIn, method: 'GET' | 'POST', url: string) =>
  test.app.inject({
    method,
    url,
    headers: { ...who.headers, ...(method === 'POST' ? csv : {}) },
    ...(method === 'POST' ? { payload: file } : {}),
  })

describe('a person who has used up the processor time of one person', () => {
  it('is refused what is costly until some has come back, and nothing else; others are not', async () => {
    const [amina, bilal] = await Promise.all(
      [1, 2].map(() => test.signIn(['author', 'lahore'], ['analyst', 'lahore'])),
    )
    if (!amina || !bilal) throw new Error('unreachable')
    spendingAs(amina.actor.id, () => spendProcessor(10 * 60_000))
    for (const [method, url] of costly) {
      const refused = await ask(amina, method, url)
      expect(refused.statusCode, url).toBe(429)
      expect(refused.json().code).toBe('computing-used-up')
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60)
    }
    expect((await ask(amina, 'GET', '/api/v1/news')).statusCode).toBe(200)
    expect((await ask(bilal, 'POST', '/api/v1/enquiries/import')).statusCode).toBe(200)
    const exported = await ask(bilal, 'GET', costly[5][1])
    expect(exported.statusCode).toBe(200)
    expect(exported.body).toContain('visas')
  })

  it('has no budget where work is nobody’s, as of a command', () => {
    const spent: string[] = []
    const budget = createProcessorBudget({ perMinuteMs: 1, mostMs: 1 }, () => 0)
    spendProcessor(1_000_000)
    spendingAs('amina', () => spendProcessor(5), {
      ...budget,
      spend: (person, ms) => void spent.push(`${person} ${ms}`),
    })
    expect(spent).toEqual(['amina 5'])
  })
})
