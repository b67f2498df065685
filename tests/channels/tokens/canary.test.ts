import { inspect } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { blockChannelUntil, markNeedsReconnect } from '../../../src/channels/block-channel.ts'
import { channelById, channelForPlanning, channelsOf } from '../../../src/channels/channel.view.ts'
import { connectChannel, disconnectChannel } from '../../../src/channels/connecting/connect-channel.ts'
import { changeChannel } from '../../../src/channels/settings/change-channel.ts'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { accountOf } from '../../../src/channels/tokens/credentials.ts'
import { freshAccount, renewedAccount } from '../../../src/channels/tokens/fresh-account.ts'
import { checkChannelHealth } from '../../../src/channels/tokens/health.ts'
import { type Clock, systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import {
  type Credentials,
  type Network,
  type NetworkFailure,
  NetworkFailureError,
} from '../../../src/networks/network.ts'
import { stop } from '../../../src/publishing/stops/stops.ts'
import { whatIsStopped } from '../../../src/publishing/stops/stops.view.ts'
import { rotateSecretKeys } from '../../../src/secrets/rotate-keys.ts'
import { parseSecretKeys, type SecretKeys } from '../../../src/secrets/secret-keys.ts'
import { buildOffice, keyText, letTimePass } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'

const canary = 'CANARY-7f3a'
const keys = parseSecretKeys(`one:${keyText(5)}`)
const clock: Clock = { ...systemClock, sleep: async () => undefined }

function canaries(): Credentials {
  return {
    accessToken: `${canary}-access`,
    accessSecret: `${canary}-secret`,
    refreshToken: `${canary}-refresh`,
    expiresAt: new Date(Date.now() + 60_000),
  }
}

/** A network that fails in every way, and quotes the request in errors that are not its own. */
function failing(with_: NetworkFailure | 'quoting the request' | 'a broken answer'): Network {
  const fail = (credentials: Credentials) => {
    if (with_ === 'quoting the request')
      throw Object.assign(new Error(`POST {"refresh_token":"${credentials.refreshToken}"}`), { credentials })
    if (with_ === 'a broken answer') return { ...credentials, accessToken: null } as unknown as Credentials
    throw new NetworkFailureError(with_)
  }
  return {
    name: 'x',
    refreshAccess: async (credentials: Credentials) => fail(credentials),
    findRecentPosts: async (account: { credentials: Credentials }) => fail(account.credentials),
  } as unknown as Network
}

const failures: (NetworkFailure | 'quoting the request' | 'a broken answer')[] = [
  'quoting the request',
  'a broken answer',
  { type: 'not-sent', code: 'ENOTFOUND', reason: 'X cannot be reached.' },
  { type: 'unknown', code: '500', reason: 'X answered with an error.' },
  { type: 'rate-limited', code: '429', reason: 'Too many.', retryAt: new Date(Date.now() + 1_000) },
  { type: 'channel-blocked', remedy: 'pay', code: '402', reason: 'No credits.' },
  { type: 'channel-blocked', remedy: 'reconnect', code: '400', reason: 'The sign-in has ended.' },
]

describe.each(databaseKinds)('a secret of a channel, on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
  })
  afterAll(() => database.close())

  it('is never found in a log, an error, a view, a notification, the audit log or the tables', async () => {
    const { db } = database
    const shown: string[] = []
    const show = (what: unknown) => {
      shown.push(inspect(what, { depth: 12, showHidden: true }), JSON.stringify(what) ?? '')
      if (what instanceof Error) shown.push(what.stack ?? '', inspect(what.cause))
    }
    /** What fails is shown; what succeeds holds the secrets by right, and is not. */
    const fault = async (work: Promise<unknown>) => {
      await work.catch(show)
    }
    const log = pino({ level: 'trace' }, { write: (line: string) => void shown.push(line) })
    const depsWith = (network: Network, with_: SecretKeys = keys): AccountDeps => ({
      db,
      keys: with_,
      clock,
      networks: new Map([['x', network]]),
      log,
    })
    const account = {
      actor: systemActor,
      officeId: 'lahore',
      network: 'x' as const,
      externalId: '42',
      handle: 'mrc',
      name: 'MRC',
      languages: ['en' as const],
      sandbox: true,
    }
    const connect = async (input: object = {}) =>
      await connectChannel({ db, keys, clock }, { ...account, credentials: canaries(), ...input })
    const { channelId } = await connect()

    for (const with_ of failures) {
      const deps = depsWith(failing(with_))
      await connect()
      await fault(freshAccount(deps, channelId))
      await connect()
      await letTimePass(db, channelId, 600_000)
      await fault(freshAccount(deps, channelId))
      await connect()
      await fault(renewedAccount(deps, await accountOf(deps, channelId)))
      await connect()
      await fault(checkChannelHealth(deps, channelId).then(show))
      await letTimePass(db, channelId, 600_000)
      await fault(checkChannelHealth(deps, channelId).then(show))
    }
    await connect()
    await fault(accountOf({ db, keys: parseSecretKeys(`other:${keyText(6)}`) }, channelId))
    await fault(accountOf({ db, keys: parseSecretKeys(`one:${keyText(6)}`) }, channelId))
    await fault(connect({ officeId: 'nowhere' }))
    await fault(connect({ languages: [] }))
    await fault(connect({ sandbox: false }))
    const broken = { ...account, credentials: { ...canaries(), expiresAt: new Date(Number.NaN) } }
    await fault(connectChannel({ db, keys, clock }, broken))
    await fault(
      changeChannel({ db, clock }, { actor: systemActor, channelId, change: { dailyCap: 0 } }, () => {
        throw new Error('not reached')
      }),
    )
    await stop(
      { db, clock },
      { actor: systemActor, target: { scope: 'channel', channelId }, reason: 'a test' },
    )
    await blockChannelUntil(db, channelId, new Date(Date.now() + 60_000), 'a test')
    await markNeedsReconnect(db, channelId, 'a test')
    show(
      await rotateSecretKeys(
        { db, keys: parseSecretKeys(`two:${keyText(7)},one:${keyText(5)}`), clock },
        { actor: systemActor },
      ),
    )
    show(await channelById(db, channelId))
    show(await channelsOf(db, 'lahore'))
    show(await channelForPlanning(db, channelId))
    show(await whatIsStopped(db, '*'))
    for (const table of [
      'channel',
      'channel_secret',
      'channel_refresh',
      'notification',
      'event',
      'audit_log',
    ] as const)
      show(await db.selectFrom(table).selectAll().execute())
    show(keys)
    await disconnectChannel({ db, clock }, { actor: systemActor, channelId })
    await fault(accountOf({ db, keys }, channelId))

    const everything = shown.join('\n')
    expect(everything.length).toBeGreaterThan(20_000)
    expect(everything).toContain('The sign-in has ended.')
    expect(everything).not.toContain(canary)
    expect(everything).not.toContain(Buffer.from(canary).toString('base64').slice(0, 12))
    expect(everything).not.toContain(keyText(5))
  })
})
