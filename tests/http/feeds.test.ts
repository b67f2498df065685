import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { type FeedServer, rss, startFeedServer } from '../news/feeds/feed-server.ts'

let test: TestApp
let server: FeedServer
let author: SignedIn
beforeAll(async () => {
  server = await startFeedServer()
  test = await buildApp({ feedPrivateHosts: [server.host] })
  await addOffices(test.database, 'lahore', 'vienna')
  author = await test.signIn(['author', 'lahore'])
})
afterAll(async () => {
  await test.close()
  await server.close()
})

async function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
  const url = `/api/v1/feeds${path}`
  const answer = await test.app.inject({
    method,
    url,
    headers: author.headers,
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('feeds over HTTP', () => {
  it('are added, shown, listed with their entries, edited, checked and removed', async () => {
    server.serve('/rss', rss([1, 2, 3].map(n => ({ guid: `${n}`, title: `Entry ${n}` }))))
    const address = `${server.origin}/rss`
    const added = await ask('POST', '', { officeId: 'lahore', address, importNewest: 2 })
    expect(added).toMatchObject({
      status: 201,
      body: {
        drafts: [expect.any(String), expect.any(String)],
        older: 1,
        feed: { title: 'News of the city', state: 'working', intervalMinutes: 60, timeZone: 'Asia/Karachi' },
      },
    })
    const { id } = added.body.feed
    const again = await ask('POST', '', { officeId: 'lahore', address })
    expect(again).toMatchObject({ status: 409, body: { code: 'feed-exists', feedId: id } })
    expect(await ask('GET', '?officeId=lahore')).toMatchObject({ body: { items: [{ id }] } })
    expect(await ask('GET', '?state=failing')).toMatchObject({ body: { items: [] } })
    expect((await ask('GET', '?officeId=vienna')).status).toBe(404)
    const first = await ask('GET', `/${id}/entries?limit=2`)
    expect(first.body.items).toHaveLength(2)
    const rest = await ask('GET', `/${id}/entries?limit=2&cursor=${first.body.next}`)
    expect(rest.body.items).toHaveLength(1)
    expect(rest.body.next).toBeUndefined()
    const outcomes = [...first.body.items, ...rest.body.items].map(each => each.outcome).toSorted()
    expect(outcomes).toEqual(['draft', 'draft', 'older'])
    const edited = await ask('PATCH', `/${id}`, { intervalMinutes: 15, language: 'ur', isPaused: true })
    expect(edited.body.feed).toMatchObject({ intervalMinutes: 15, language: 'ur', state: 'paused' })
    expect(await ask('POST', `/${id}/check`)).toMatchObject({ status: 200, body: { repeated: true } })
    expect((await ask('DELETE', `/${id}`)).status).toBe(200)
    expect((await ask('GET', `/${id}`)).body.code).toBe('feed-not-found')
  })

  it.each([
    ['an address that is not public', { address: 'http://127.0.0.1:8080/rss' }, 400, 'feed-not-public'],
    ['an address that is none', { address: 'our news' }, 400, 'feed-address-invalid'],
    ['an interval of a minute', { intervalMinutes: 1 }, 400, 'request-invalid'],
    ['a topic that is not known', { topics: ['nothing'] }, 400, 'item-references-unknown'],
    ['a language that nobody knows', { language: 'xx1' }, 400, 'request-invalid'],
    ['another office', { officeId: 'vienna' }, 404, 'office-not-found'],
  ])('are refused with %s', async (_what, changes, status, code) => {
    const feed = { officeId: 'lahore', address: `${server.origin}/rss`, ...changes }
    const { body } = await ask('POST', '', feed)
    expect([body.status, body.code]).toEqual([status, code])
  })

  it('say whether their server asked to be left alone, and keep nothing', async () => {
    server.serve('/busy', (_request, response) => response.writeHead(429, { 'retry-after': '60' }).end())
    const feed = { officeId: 'lahore', address: `${server.origin}/busy` }
    expect(await ask('POST', '', feed)).toMatchObject({
      status: 400,
      body: { code: 'feed-refused', waitMs: 60_000 },
    })
    expect(await ask('POST', '', feed)).toMatchObject({ status: 409, body: { code: 'feed-must-wait' } })
    expect((await ask('GET', '')).body.items).toEqual([])
  })
})
