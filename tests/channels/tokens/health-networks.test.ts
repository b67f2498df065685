import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { channelById } from '../../../src/channels/channel.view.ts'
import { connectChannel } from '../../../src/channels/connecting/connect-channel.ts'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { checkChannelHealth } from '../../../src/channels/tokens/health.ts'
import { type Clock, systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../../src/networks/mastodon/mastodon-network.ts'
import type { Network, NetworkName } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { type FaultRequest, type Sandbox, startSandbox } from '../../../src/sandbox/start.ts'
import { buildOffice, testKeys } from '../../factories/channel.ts'
import { freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'

const names = ['x', 'facebook', 'mastodon'] as const
const page = { network: 'facebook', kind: 'status', status: 200, match: { path: '/debug_token' } } as const
const seconds = (daysAhead: number) => Math.floor((Date.now() + daysAhead * 86_400_000) / 1000)
const all = [
  'pages_manage_posts',
  'pages_read_engagement',
  'pages_manage_engagement',
  'pages_read_user_content',
  'read_insights',
]

let database: Database
let sandbox: Sandbox
let channels: Record<FaultRequest['network'], string>
let number = 100
beforeAll(async () => {
  database = await freshDatabase()
  await buildOffice(database.db)
})
afterAll(() => database.close())
beforeEach(async () => {
  sandbox = await startSandbox({ clock: systemClock })
  channels = {
    x: await connected('x'),
    facebook: await connected('facebook'),
    mastodon: await connected('mastodon'),
  }
})
afterEach(() => sandbox.close())

/** A channel of an account in the sandbox. */
async function connected(network: FaultRequest['network'], accessToken?: string): Promise<string> {
  number += 1
  const server = network === 'mastodon' ? '@social.example' : ''
  const facts = { network, externalId: `${number}${server}`, handle: `mrc${number}`, name: 'MRC' }
  const { credentials } = sandbox.provisionAccount(facts)
  const { channelId } = await connectChannel(depsAt(systemClock), {
    ...facts,
    actor: systemActor,
    officeId: 'lahore',
    languages: ['en'],
    credentials: accessToken === undefined ? credentials : { accessToken },
    sandbox: true,
  })
  return channelId
}

/** The real adapters. */
function depsAt(clock: Clock): AccountDeps {
  const app = { appId: '1', appSecret: 'secret', version: 'v26.0' } as const
  const networks = new Map<NetworkName, Network>([
    ['x', createXNetwork({ origin: sandbox.xOrigin, clientId: 'client', clock })],
    ['facebook', createFacebookNetwork({ origin: sandbox.facebookOrigin, ...app, clock })],
    ['mastodon', createMastodonNetwork({ origin: sandbox.mastodonOrigin, clock })],
  ])
  return { db: database.db, keys: testKeys, clock, networks, log: pino({ level: 'silent' }) }
}

const look = (network: FaultRequest['network'], clock = systemClock) =>
  checkChannelHealth(depsAt(clock), channels[network])
const channel = (network: FaultRequest['network']) => channelById(database.db, channels[network])
const told = async (network: FaultRequest['network']) => {
  await notifyNow(database.db)
  const notifications = database.db.selectFrom('notification').select(['kind', 'message'])
  return await notifications.where('channel_id', '=', channels[network]).execute()
}

describe.each(names)('the daily look at %s', name => {
  it('finds that it can be used', async () => {
    expect(await look(name)).toMatchObject({ state: 'readable' })
    expect(await channel(name)).toMatchObject({ state: 'connected', checkReason: null })
  })

  const outages: Omit<FaultRequest, 'network'>[] = [
    { kind: 'reset-before-accept' },
    { kind: 'cut-reply', at: 3 },
    { kind: 'empty-reply' },
    { kind: 'html-503' },
    { kind: 'status', status: 500, body: {} },
    { kind: 'status', status: 401, body: '<html>sign in to the hotel network</html>' },
    { kind: 'status', status: 302, body: '' },
    { kind: 'rate-limited' },
  ]
  it.each(outages)('never disconnects it over an outage: $kind $status', async outage => {
    sandbox.addFault({ network: name, times: 20, ...outage })
    expect(await look(name)).toMatchObject({ state: 'unreadable', reason: expect.stringMatching(/\w/) })
    expect(await channel(name)).toMatchObject({ state: 'connected' })
    expect(await told(name)).toEqual([])
    sandbox.clearFaults()
    expect(await look(name)).toMatchObject({ state: 'readable' })
  })

  it('never disconnects it over a network that is away for a month', async () => {
    const deps = depsAt(systemClock)
    await sandbox.close()
    for (let day = 0; day < 30; day += 1) {
      // Days pass by the database's clock, too: the X access has ended long ago.
      await database.db
        .updateTable('channel')
        .set({ access_expires_at: name === 'x' ? new Date(Date.now() - day * 86_400_000) : null })
        .where('id', '=', channels[name])
        .execute()
      await database.db.deleteFrom('channel_refresh').execute()
      expect(await checkChannelHealth(deps, channels[name])).toMatchObject({ state: 'unreadable' })
    }
    expect(await channel(name)).toMatchObject({ state: 'connected' })
    expect(await told(name)).toEqual([])
  })

  it('asks to connect it again once its token is taken back', async () => {
    channels[name] = await connected(name, 'a token that the network has forgotten')
    expect(await look(name)).toMatchObject({ state: 'needs-reconnect' })
    expect(await channel(name)).toMatchObject({ state: 'needs_reconnect' })
    expect(await told(name)).toMatchObject([{ kind: 'channel-needs-reconnect' }])
  })
})

describe('the daily look at a Page', () => {
  const said = (data: object) => sandbox.addFault({ ...page, body: { data } })
  const valid = { is_valid: true, expires_at: 0, data_access_expires_at: seconds(60), scopes: all }

  it.each([
    ['reading with it', 0, 60, 60],
    ['the token itself', 5, 60, 5],
    ['the token itself, where reading has no end', 5, 0, 5],
  ])('keeps the first end: of %s', async (_title, tokenDays, dataDays, endDays) => {
    const at = (days: number) => (days === 0 ? 0 : seconds(days))
    said({ ...valid, expires_at: at(tokenDays), data_access_expires_at: at(dataDays) })
    await look('facebook')
    const { accessEndsAt } = await channel('facebook')
    expect(Math.abs((accessEndsAt?.getTime() ?? 0) / 1000 - seconds(endDays))).toBeLessThan(60)
  })

  it('warns seven days before it ends, at the latest, and once more when it has', async () => {
    const ends = seconds(6.9)
    for (const daysLater of [0, 1, 7]) {
      said({ ...valid, data_access_expires_at: ends })
      await look('facebook', { ...systemClock, now: () => new Date(seconds(daysLater) * 1000) })
    }
    const messages = (await told('facebook')).map(({ message }) => message)
    expect(messages).toHaveLength(2)
    expect(messages[0]).toMatch(/^Access to Facebook MRC ends on .* Connect the channel again before then/)
    expect(messages[1]).toMatch(
      /^Access to Facebook MRC ended on .* Connect the channel again; its scheduled/,
    )
  })

  it('has no end where Facebook names none', async () => {
    said({ ...valid, data_access_expires_at: 0 })
    expect(await look('facebook')).toEqual({ state: 'readable' })
  })

  it('says in words which permissions are missing, and stays connected while it can publish', async () => {
    said({ ...valid, scopes: all.slice(0, 2) })
    await look('facebook')
    expect(await channel('facebook')).toMatchObject({
      state: 'connected',
      checkReason:
        'Facebook does not let Dateline write first comments (pages_manage_engagement) or read comments (pages_read_user_content) or read figures (read_insights). Connect the Page again and allow all that is asked for.',
    })
    said(valid)
    await look('facebook')
    expect((await channel('facebook')).checkReason).toBeNull()
  })

  it('is stopped when it may not publish any more, and says why', async () => {
    said({ ...valid, scopes: all.slice(1) })
    expect(await look('facebook')).toMatchObject({ state: 'needs-reconnect' })
    expect((await channel('facebook')).stateReason).toBe(
      'Dateline has lost permissions on this Page: it may not publish posts (pages_manage_posts). Connect the Page again and allow all that is asked for.',
    )
  })

  it.each([
    [460, /changed the password/],
    [463, /has expired/],
    [492, /has no role/],
    [undefined, /no longer accepts the sign-in/],
  ])('is stopped by subcode %s, and says why', async (subcode, reason) => {
    said({ is_valid: false, scopes: [], error: { code: 190, message: 'x', ...(subcode ? { subcode } : {}) } })
    await look('facebook')
    const { state, stateReason } = await channel('facebook')
    expect([state, stateReason]).toEqual(['needs_reconnect', expect.stringMatching(reason)])
  })

  it('is not stopped by a fault that Facebook reports of itself', async () => {
    said({ is_valid: false, scopes: [], error: { code: 2, message: 'Service temporarily unavailable' } })
    expect(await look('facebook')).toMatchObject({ state: 'unreadable' })
  })

  it('is not stopped when its token is another app’s, whose health is not ours to ask', async () => {
    const error = { code: 100, message: 'The App_id in the input_token did not match the Viewing App' }
    sandbox.addFault({ ...page, status: 400, body: { error } })
    expect(await look('facebook')).toMatchObject({ state: 'unreadable' })
    expect((await channel('facebook')).state).toBe('connected')
  })
})

it('a Mastodon token that is another account’s asks to connect again', async () => {
  const { credentials } = sandbox.provisionAccount({
    network: 'mastodon',
    externalId: '7@social.example',
    handle: 'other@social.example',
    name: 'Other',
  })
  channels.mastodon = await connected('mastodon', credentials.accessToken)
  expect(await look('mastodon')).toMatchObject({ state: 'needs-reconnect' })
  expect((await channel('mastodon')).stateReason).toContain('belongs to another account')
})

it('a forgotten token still reads public statuses of Mastodon, which is why they are no proof', async () => {
  const { mastodonOrigin } = sandbox
  const [, id = ''] = /^(\d+)@/.exec((await channel('mastodon')).externalId) ?? []
  const headers = { authorization: 'Bearer forgotten' }
  const answer = await fetch(`${mastodonOrigin}/api/v1/accounts/${id}/statuses`, { headers })
  expect(answer.status).toBe(200)
})
