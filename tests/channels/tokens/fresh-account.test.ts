import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { accountOf, saveCredentials } from '../../../src/channels/tokens/credentials.ts'
import { freshAccount, renewedAccount } from '../../../src/channels/tokens/fresh-account.ts'
import { takeRefreshLease } from '../../../src/channels/tokens/refresh-lease.ts'
import { type Clock, systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { type NetworkFailure, NetworkFailureError } from '../../../src/networks/network.ts'
import { buildChannel, letTimePass, testKeys } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { startTokenServer, type TokenServer } from './token-server.ts'

const outage: NetworkFailure = { type: 'not-sent', code: 'ECONNREFUSED', reason: 'X cannot be reached.' }

describe.each(databaseKinds)('an access token that ends, on %s PostgreSQL', kind => {
  let database: Database
  let server: TokenServer
  beforeAll(async () => {
    database = await freshDatabase(kind)
    server = await startTokenServer()
  })
  afterAll(async () => {
    await server.close()
    await database.close()
  })

  // Waiting gives way to others and no more, so that no test waits by the wall clock.
  const clock: Clock = { ...systemClock, sleep: async () => await setImmediate() }
  const deps = (): AccountDeps => ({
    db: database.db,
    keys: testKeys,
    clock,
    networks: new Map([['x', server.network]]),
    log: pino({ level: 'silent' }),
  })
  async function buildEnding(endsInMs = 60_000): Promise<string> {
    const pair = server.issue()
    return await buildChannel(database.db, {
      credentials: { ...pair, expiresAt: new Date(Date.now() + endsInMs) },
    })
  }
  const stateOf = async (id: string) =>
    await database.db
      .selectFrom('channel')
      .select(['state', 'state_reason'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  const told = async (id: string) => {
    await notifyNow(database.db)
    return await database.db.selectFrom('notification').selectAll().where('channel_id', '=', id).execute()
  }

  it('is used as it is while it lasts for more than five minutes', async () => {
    const id = await buildEnding(6 * 60_000)
    const before = server.calls
    expect(await freshAccount(deps(), id)).toEqual(await accountOf(deps(), id))
    expect(server.calls).toBe(before)
  })

  it('is renewed once for twenty callers at the same time, and all get the new one', async () => {
    const id = await buildEnding()
    const before = server.calls
    const slow: Clock = { ...clock, sleep: ms => systemClock.sleep(Math.min(ms, 20)) }
    const accounts = await Promise.all(
      Array.from({ length: 20 }, () => freshAccount({ ...deps(), clock: slow }, id)),
    )
    expect(server.calls - before).toBe(1)
    expect(new Set(accounts.map(account => account.credentials.accessToken)).size).toBe(1)
    expect(accounts[0]).toEqual(await accountOf(deps(), id))
    expect(server.isValid(accounts[0]?.credentials.accessToken ?? '')).toBe(true)
  })

  it('is renewed again and again with each new refresh token', async () => {
    const id = await buildEnding()
    for (let round = 0; round < 3; round += 1) {
      const account = await freshAccount(deps(), id)
      expect(server.isValid(account.credentials.accessToken)).toBe(true)
      await letTimePass(database.db, id, 7_200_000)
    }
    expect((await stateOf(id)).state).toBe('connected')
  })

  it('costs one renewal and no caller when the network refuses it in the middle of twenty calls', async () => {
    const id = await buildEnding(7_200_000)
    const refused = await freshAccount(deps(), id)
    const before = server.calls
    const slow: Clock = { ...clock, sleep: ms => systemClock.sleep(Math.min(ms, 20)) }
    const accounts = await Promise.all(
      Array.from({ length: 20 }, () => renewedAccount({ ...deps(), clock: slow }, refused)),
    )
    expect(server.calls - before).toBe(1)
    for (const account of accounts) expect(server.isValid(account.credentials.accessToken)).toBe(true)
  })

  it('takes the channel out when its refresh token is spent, says why, once', async () => {
    const id = await buildEnding()
    server.spend((await accountOf(deps(), id)).credentials.refreshToken ?? '')
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(freshAccount(deps(), id)).rejects.toMatchObject({
        failure: { type: 'channel-blocked', remedy: 'reconnect' },
      })
    }
    expect(await stateOf(id)).toMatchObject({ state: 'needs_reconnect', state_reason: server.spentReason })
    expect((await told(id)).map(notification => notification.kind)).toEqual(['channel-needs-reconnect'])
  })

  it.each<[string, NetworkFailure]>([
    ['cannot be reached', outage],
    [
      'gives an answer nobody understands',
      { type: 'unknown', code: '503', reason: 'X answered with an error.' },
    ],
    [
      'asks for patience',
      { type: 'rate-limited', code: '429', reason: 'Too many.', retryAt: new Date(Date.now() + 900_000) },
    ],
  ])('stays in use while the network %s, and nobody asks again at once', async (_title, failure) => {
    const id = await buildEnding()
    const before = server.calls
    server.answerNext(failure)
    const old = await accountOf(deps(), id)
    expect(await freshAccount(deps(), id)).toEqual(old)
    expect(await freshAccount(deps(), id)).toEqual(old)
    expect(server.calls - before).toBe(1)
    await letTimePass(database.db, id, 60_000)
    expect((await stateOf(id)).state).toBe('connected')
    expect(await told(id)).toEqual([])
  })

  it('leaves the post unsent, never in doubt, when it is over and the network is away', async () => {
    const id = await buildEnding(-1_000)
    server.answerNext({ type: 'unknown', code: 'ECONNRESET', reason: 'X hung up.' })
    await expect(freshAccount(deps(), id)).rejects.toMatchObject({ failure: { type: 'not-sent' } })
    await expect(freshAccount(deps(), id)).rejects.toMatchObject({ failure: { type: 'rate-limited' } })
    expect((await stateOf(id)).state).toBe('connected')
    await letTimePass(database.db, id, 10_000)
    const account = await freshAccount(deps(), id)
    expect(server.isValid(account.credentials.accessToken)).toBe(true)
  })

  it('notices at the next renewal that a process died between the answer and the saving, and says so', async () => {
    const id = await buildEnding()
    const spent = (await accountOf(deps(), id)).credentials
    await takeRefreshLease(database.db, id)
    await server.network.refreshAccess?.(spent, { timeoutMs: 1_000 })
    await letTimePass(database.db, id, 90_000)
    await expect(freshAccount(deps(), id)).rejects.toThrow('the new access was lost before it could be saved')
    expect((await stateOf(id)).state).toBe('needs_reconnect')
    expect((await told(id))[0]?.message).toContain('was asked to renew the access of this channel on')
  })

  it('goes on after a process that died before it asked', async () => {
    const id = await buildEnding()
    await takeRefreshLease(database.db, id)
    await letTimePass(database.db, id, 90_000)
    const account = await freshAccount(deps(), id)
    expect(server.isValid(account.credentials.accessToken)).toBe(true)
  })

  it('tries again to save a new pair that the database does not take at first', async () => {
    const id = await buildEnding()
    let broken = 2
    const flaky = new Proxy(database.db, {
      get(target, name) {
        if (name === 'transaction' && broken > 0) {
          broken -= 1
          throw new Error('connection lost')
        }
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const account = await freshAccount({ ...deps(), db: flaky }, id)
    expect(broken).toBe(0)
    expect(server.isValid(account.credentials.accessToken)).toBe(true)
  })

  it('keeps what a person connected while a renewal was on its way', async () => {
    const id = await buildEnding()
    const theirs = server.issue()
    server.beforeNextAnswer(async () => {
      const now = new Date()
      const credentials = { ...theirs, expiresAt: new Date(now.getTime() + 7_200_000) }
      await database.db.transaction().execute(trx => saveCredentials(trx, testKeys, id, credentials, now))
    })
    expect((await freshAccount(deps(), id)).credentials).toMatchObject(theirs)
  })

  it('does not take a channel out over credentials that a person has replaced', async () => {
    const id = await buildEnding()
    const theirs = server.issue()
    server.beforeNextAnswer(async () => {
      const now = new Date()
      const credentials = { ...theirs, expiresAt: new Date(now.getTime() + 7_200_000) }
      await database.db.transaction().execute(trx => saveCredentials(trx, testKeys, id, credentials, now))
      throw new NetworkFailureError({
        type: 'channel-blocked',
        remedy: 'reconnect',
        code: '400',
        reason: 'spent',
      })
    })
    expect((await freshAccount(deps(), id)).credentials).toMatchObject(theirs)
    expect((await stateOf(id)).state).toBe('connected')
  })

  it('is used to its end when there is no refresh token, and then a person is asked', async () => {
    const { accessToken } = server.issue()
    const id = await buildChannel(database.db, {
      credentials: { accessToken, expiresAt: new Date(Date.now() + 60_000) },
    })
    expect((await freshAccount(deps(), id)).credentials.accessToken).toBe(accessToken)
    await letTimePass(database.db, id, 60_000)
    await expect(freshAccount(deps(), id)).rejects.toMatchObject({ failure: { remedy: 'reconnect' } })
    expect((await stateOf(id)).state).toBe('needs_reconnect')
  })
})
