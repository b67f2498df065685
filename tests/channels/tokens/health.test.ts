import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channelById } from '../../../src/channels/channel.view.ts'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { checkChannelHealth, checkDueChannels } from '../../../src/channels/tokens/health.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import {
  type Account,
  type Network,
  type NetworkFailure,
  NetworkFailureError,
} from '../../../src/networks/network.ts'
import { buildChannel, testKeys } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'

const gone: NetworkFailure = {
  type: 'channel-blocked',
  remedy: 'reconnect',
  code: '190',
  reason: 'Access was taken away.',
}
const away: NetworkFailure = { type: 'not-sent', code: 'ECONNREFUSED', reason: 'Facebook cannot be reached.' }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

/** A Page that answers as it is told; nothing else is asked of it here. */
function facebookThat(read: (account: Account) => Promise<{ endsAt?: Date }>): Network {
  return { name: 'facebook', readAccess: read } as unknown as Network
}

describe.each(databaseKinds)('the daily look at a channel, on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  const depsWith = (network: Network, now = new Date()): AccountDeps => ({
    db: database.db,
    keys: testKeys,
    clock: { ...systemClock, now: () => now },
    networks: new Map([['facebook', network]]),
    log: pino({ level: 'silent' }),
  })
  const buildPage = async () =>
    await buildChannel(database.db, { network: 'facebook', credentials: { accessToken: 'page token' } })
  const told = async (id: string) => {
    await notifyNow(database.db)
    const notifications = database.db.selectFrom('notification').select('kind')
    return (await notifications.where('channel_id', '=', id).execute()).map(notification => notification.kind)
  }

  it.each([
    { daysLeft: 60, warnings: 0 },
    { daysLeft: 14.5, warnings: 0 },
    { daysLeft: 13.9, warnings: 1 },
    { daysLeft: 7.1, warnings: 1 },
    { daysLeft: 1, warnings: 1 },
  ])('warns $warnings times when access ends in $daysLeft days, looked at three times', async row => {
    const id = await buildPage()
    const endsAt = inDays(row.daysLeft)
    const deps = depsWith(facebookThat(async () => ({ endsAt })))
    for (let look = 0; look < 3; look += 1)
      expect(await checkChannelHealth(deps, id)).toEqual({ state: 'readable', accessEndsAt: endsAt })
    expect(await told(id)).toHaveLength(row.warnings)
    expect((await channelById(database.db, id)).accessEndsAt).toEqual(endsAt)
  })

  it('warns again as the end comes nearer: two weeks, a week and two days before', async () => {
    const id = await buildPage()
    const endsAt = inDays(30)
    for (let day = 0; day < 30; day += 1) {
      const network = facebookThat(async () => ({ endsAt }))
      await checkChannelHealth(depsWith(network, inDays(day)), id)
    }
    expect(await told(id)).toEqual(['channel-access-ends', 'channel-access-ends', 'channel-access-ends'])
  })

  it('takes a channel out when its network says so, and tells its office once', async () => {
    const id = await buildPage()
    const deps = depsWith(facebookThat(() => Promise.reject(new NetworkFailureError(gone))))
    expect(await checkChannelHealth(deps, id)).toMatchObject({ state: 'needs-reconnect' })
    expect(await checkChannelHealth(deps, id)).toEqual({ state: 'not-connected' })
    expect((await channelById(database.db, id)).state).toBe('needs_reconnect')
    expect(await told(id)).toEqual(['channel-needs-reconnect'])
  })

  it.each<NetworkFailure>([
    away,
    { type: 'unknown', code: '503', reason: 'Facebook answered with an error.' },
    { type: 'rate-limited', code: '32', reason: 'Too many calls.', retryAt: inDays(1) },
    { type: 'channel-blocked', remedy: 'ask-network', code: '368', reason: 'Blocked for a while.' },
    { type: 'rejected', code: '100', reason: 'A parameter is wrong.' },
  ])('leaves the channel connected after $type ($code), and says why it could not look', async failure => {
    const id = await buildPage()
    const deps = depsWith(facebookThat(() => Promise.reject(new NetworkFailureError(failure))))
    expect(await checkChannelHealth(deps, id)).toEqual({ state: 'unreadable', reason: failure.reason })
    expect(await channelById(database.db, id)).toMatchObject({
      state: 'connected',
      checkReason: failure.reason,
    })
    const well = depsWith(facebookThat(async () => ({})))
    await checkChannelHealth(well, id)
    expect((await channelById(database.db, id)).checkReason).toBeNull()
  })

  it('looks at each connected channel once a day, whatever happens to another', async () => {
    const before = await checkDueChannels(depsWith(facebookThat(async () => ({}))))
    expect(before).toBe(0)
    const seen: string[] = []
    const [first] = [await buildPage(), await buildPage(), await buildPage()]
    const network = facebookThat(async account => {
      seen.push(account.channelId)
      if (account.channelId === first) throw new Error('odd')
      return {}
    })
    expect(await checkDueChannels(depsWith(network))).toBe(3)
    expect(seen).toHaveLength(3)
    expect(await checkDueChannels(depsWith(network))).toBe(0)
    expect(await channelById(database.db, first ?? '')).toMatchObject({
      state: 'connected',
      checkReason: 'The answer of Facebook could not be understood.',
    })
  })
})
