import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelsOf } from '../../src/channels/channel.view.ts'
import { channelLabel } from '../../src/channels/channel-label.ts'
import { freshAccount, renewedAccount } from '../../src/channels/tokens/fresh-account.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { registerNetwork } from '../../src/networks/profiles.ts'
import { createCounter } from '../../src/outreach/figures/count.ts'
import { collectMeasurements } from '../../src/outreach/measuring/collect-measurements.ts'
import { planMeasurements } from '../../src/outreach/measuring/plan-measurements.ts'
import type { PublishingDeps } from '../../src/publishing/sending/deps.ts'
import { reconcilePost } from '../../src/publishing/sending/doubt/reconcile.ts'
import { liveTiming } from '../../src/publishing/sending/timing.ts'
import { workChannel } from '../../src/publishing/sending/work-channel.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildApprovedItem } from '../factories/news.ts'
import { hurry } from '../factories/publishing.ts'
import { connectToy } from './toy/connect.ts'
import { createToyNetwork } from './toy/network.ts'
import { profile } from './toy/profile.ts'
import { startToyServer, type ToyServer } from './toy/server.ts'

let server: ToyServer
let test: TestApp
let operator: SignedIn
let deps: PublishingDeps
let forget: () => void

beforeAll(async () => {
  server = await startToyServer()
  forget = registerNetwork(profile)
  const networks = new Map([[profile.name, createToyNetwork(server.origin)]])
  const waysIn = { sandbox: false, networks: new Map([[profile.name, connectToy(server.origin)]]) }
  test = await buildApp({ networks, waysIn })
  await addOffices(test.database, 'lahore')
  operator = await test.signIn(['operator', 'lahore'], ['author', 'lahore'])
  const { db, log } = test.deps
  deps = {
    db,
    log,
    clock: systemClock,
    networks,
    timing: liveTiming,
    worker: 'worker-1',
    freshAccount: channelId => freshAccount({ ...test.deps, networks }, channelId),
    renewedAccount: refused => renewedAccount({ ...test.deps, networks }, refused),
    readMedia: () => Promise.reject(new Error('this network takes no files')),
    reached: () => undefined,
  }
})
afterAll(async () => {
  forget()
  await test.close()
  await server.close()
})

const get = async (url: string) => (await test.app.inject({ url, headers: operator.headers })).json()
const post = async (url: string, payload: object) =>
  await test.app.inject({ method: 'POST', url, headers: operator.headers, payload })
const channels = async () => await channelsOf(test.deps.db, 'lahore')
const goOn = new AbortController().signal

describe('a network that nothing in Dateline names', () => {
  it('is offered like the others', async () => {
    const { items: networks } = await get('/api/v1/networks')
    expect(networks.at(-1)).toEqual({
      name: 'toy',
      label: 'Toytown',
      accountWord: 'wall',
      servers: 'one',
      waysIn: [
        { way: 'sign-in', missing: null },
        { way: 'token', missing: null },
      ],
    })
  })

  it('connects an account that a person chooses after signing in there', async () => {
    const begun = (await post('/api/v1/channels/connect/toy', { officeId: 'lahore' })).json()
    const sentBack = await fetch(begun.url, { redirect: 'manual' })
    const back = new URL(sentBack.headers.get('location') ?? '')
    expect(back.pathname).toBe('/connect/toy/callback')
    const { cookie } = operator.headers
    const answer = await test.app.inject({ url: back.pathname + back.search, headers: { cookie } })
    expect(answer.headers.location).toBe(`/connect/attempts/${begun.attemptId}`)
    const attempt = await get(`/api/v1/channels/connect/attempts/${begun.attemptId}`)
    expect(attempt).toMatchObject({
      step: 'choosing',
      accounts: [{ externalId: 'north' }, { name: 'South wall' }],
    })
    expect(JSON.stringify(attempt)).not.toContain('token-of')

    const choose = async (id: string, network = 'toy') =>
      await post(`/api/v1/channels/connect/${network}/choose`, {
        attemptId: begun.attemptId,
        accountIds: [id],
      })
    expect((await choose('north', 'x')).statusCode).toBe(404)
    expect((await choose('south')).json().detail).toMatch(/^You may not publish on the wall "South wall"/)
    expect((await choose('west')).json().detail).toMatch(
      /^The wall "west" was not among those that Toytown named/,
    )
    expect((await choose('north')).json().connected).toMatchObject([
      { outcome: 'connected', name: 'North wall' },
    ])
    const [channel] = await channels()
    expect(channel).toMatchObject({ network: 'toy', externalId: 'north', sandbox: false })
    expect(channel?.slots).toHaveLength(7)
    expect(channel?.slots[0]).toEqual({ weekday: 1, at: '11:11' })
    expect(channel?.style).toMatchObject({ tooLong: 'thread', hashtags: 0, credit: 'omit' })
    expect(channel && channelLabel(channel)).toBe('Toytown North wall')
  })

  it('connects it again by a token alone, and refuses a server and keys in its own words', async () => {
    const url = '/api/v1/channels/connect/toy/token'
    const given = { officeId: 'lahore', accessToken: 'token-of-north' }
    expect((await post(url, given)).json().connected).toMatchObject([{ outcome: 'reconnected' }])
    const strange = await post(url, { ...given, accessToken: 'stolen' })
    expect([strange.statusCode, strange.json().detail]).toEqual([
      503,
      'Nothing was connected: Toytown refused it. Start again.',
    ])
    const odd = await post(url, { ...given, server: 'toy.example' })
    expect([odd.statusCode, odd.json().detail]).toEqual([
      400,
      'server: Toytown has only one server; leave it out.',
    ])
    const keys = { externalId: 'north', handle: 'n', name: 'n', languages: ['en'] }
    const body = {
      officeId: 'lahore',
      network: 'toy',
      ...keys,
      credentials: { accessToken: 'token-of-north' },
    }
    const byKeys = await post('/api/v1/channels', body)
    expect([byKeys.statusCode, byKeys.json().detail]).toEqual([
      400,
      'Toytown cannot be connected by its credentials with the id of the account; it is connected by signing in there or by an access token alone.',
    ])
    const unknown = await post('/api/v1/channels/connect/linkedin', { officeId: 'lahore' })
    expect([unknown.statusCode, unknown.json().detail]).toEqual([
      400,
      'Network "linkedin" is unknown; allowed are x, facebook, mastodon, toy.',
    ])
    expect(await channels()).toHaveLength(1)
  })

  it('lays texts out by its own rules, a long one on another thread', async () => {
    const sentence = 'The office in Lahore held a counselling day for people who plan to travel. '
    const texts = [`Lahore: ${sentence}`.trim(), `Lahore: ${sentence.repeat(40)}`.trim(), 'Lahore: Come!!']
    for (const [index, text] of texts.entries()) {
      const { newsItemId } = await buildApprovedItem(test.deps.db, { variants: [{ language: 'en', text }] })
      const answer = await post('/api/v1/posts/preview', { newsItemId })
      const [preview] = answer.json().posts
      const lengths = preview.segments.map((segment: { length: number }) => segment.length)
      const counted = preview.segments.map((segment: { text: string }) => 3 * [...segment.text].length)
      expect(lengths).toEqual(counted)
      if (index === 0) expect(lengths).toEqual([3 * text.length])
      if (index === 1) {
        expect(lengths.length).toBeGreaterThan(20)
        expect(Math.max(...lengths)).toBeLessThanOrEqual(profile.rules.maxLength)
      }
      expect(preview.refusals).toEqual(index === 2 ? ['The text shouts; Toytown is quiet.'] : [])
    }
  })

  it('publishes once, finds the post whose answer was lost, and counts its figures by their roles', async () => {
    const { db } = test.deps
    const { newsItemId } = await buildApprovedItem(db)
    const planned = await post('/api/v1/posts', { newsItemId, now: true })
    expect(planned.statusCode).toBe(201)
    const [{ id }] = planned.json().posts
    const [channel] = await channels()
    const channelId = channel?.id ?? ''
    const row = async () =>
      await db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

    await hurry(db, id)
    server.loseNextAnswer()
    await workChannel(deps, channelId, goOn)
    expect(server.posts()).toHaveLength(1)
    expect(await row()).toMatchObject({ state: 'reconciling' })
    const { rows } = await sql<{ wait: number }>`
      select round(extract(epoch from p.next_at - a.finished_at)) as wait
      from post p join attempt a on a.post_id = p.id where p.id = ${id}`.execute(db)
    const [first] = profile.lookAfterMs
    expect(rows).toEqual([{ wait: (liveTiming.leaseMs + first) / 1_000 }])

    await hurry(db, id)
    expect(await reconcilePost(deps, id)).toMatchObject({ type: 'adopted', externalId: 'p1' })
    expect(await row()).toMatchObject({ state: 'published' })
    await workChannel(deps, channelId, goOn)
    expect(server.posts()).toHaveLength(1)

    const day = new Date()
    await planMeasurements(db, day)
    const later = { ...systemClock, now: () => new Date(day.getTime() + 20 * 60_000) }
    const accountOf = deps.freshAccount
    const collected = await collectMeasurements(
      { db, clock: later, networks: deps.networks, accountOf },
      { channelId },
    )
    expect(collected).toMatchObject({ taken: 1, samples: 2 })
    const from = new Date(day.getTime() - 48 * 3_600_000).toISOString().slice(0, 10)
    const to = new Date(day.getTime() + 48 * 3_600_000).toISOString().slice(0, 10)
    const figures = await createCounter(db).by('posts', { officeIds: ['lahore'], from, to, sandbox: false }, [
      'network',
    ])
    expect(figures).toMatchObject([{ keys: ['toy'], posts: 1, views: 70, engagements: 7 }])
  })
})
