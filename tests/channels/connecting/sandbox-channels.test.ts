import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { channelsOf } from '../../../src/channels/channel.view.ts'
import { disconnectChannel } from '../../../src/channels/connecting/connect-channel.ts'
import { connectSandboxChannels } from '../../../src/channels/connecting/sandbox-channels.ts'
import { freshAccount } from '../../../src/channels/tokens/fresh-account.ts'
import { checkChannelHealth } from '../../../src/channels/tokens/health.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import type { Networks } from '../../../src/networks/adapters.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/start.ts'
import { buildOffice, letTimePass, testKeys } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'

const clock = systemClock

/** The adapters as they are, on a sandbox. */
function networksOn(sandbox: Sandbox): Networks {
  return new Map([
    ['x', createXNetwork({ origin: sandbox.xOrigin, clock, clientId: 'client' })],
    ['facebook', createFacebookNetwork({ origin: sandbox.facebookOrigin, clock, version: 'v26.0' })],
  ])
}

describe.each(databaseKinds)('the sandbox channels, on %s PostgreSQL', kind => {
  let database: Database
  let sandbox: Sandbox
  beforeAll(async () => {
    database = await freshDatabase(kind)
    sandbox = await startSandbox({ clock })
    await database.db.insertInto('organisation').values({ name: 'Aid Point' }).execute()
    await buildOffice(database.db, 'lahore')
    await buildOffice(database.db, 'a-place-with-a-long-name')
  })
  afterAll(async () => {
    await sandbox.close()
    await database.close()
  })
  const connectOn = async (at: Sandbox) =>
    await connectSandboxChannels(
      { db: database.db, keys: testKeys, clock },
      { networks: ['x', 'facebook'], provision: async request => at.provisionAccount(request).credentials },
    )
  const depsOn = (at: Sandbox) => ({
    db: database.db,
    keys: testKeys,
    clock,
    networks: networksOn(at),
    log: pino({ level: 'silent' }),
  })

  it('give every office an X account and a Facebook Page, once', async () => {
    expect(await connectOn(sandbox)).toBe(4)
    expect(await connectOn(sandbox)).toBe(0)
    const channels = await channelsOf(database.db, 'lahore')
    expect(channels).toMatchObject([
      { network: 'facebook', name: 'Aid Point, lahore', sandbox: true, languages: ['en', 'ur'] },
      { network: 'x', handle: 'ap_lahore', sandbox: true },
    ])
    for (const { handle } of await channelsOf(database.db, 'a-place-with-a-long-name'))
      expect(handle).toMatch(/^\w{1,15}$/)
  })

  it('can be read through the real adapters', async () => {
    for (const channel of await channelsOf(database.db, 'lahore'))
      expect(await checkChannelHealth(depsOn(sandbox), channel.id)).toMatchObject({ state: 'readable' })
  })

  it('renew their X access there, once for twenty callers, and go on with it', async () => {
    const [, x] = await channelsOf(database.db, 'lahore')
    const id = x?.id ?? ''
    for (let round = 0; round < 2; round += 1) {
      await letTimePass(database.db, id, 7_200_000)
      const accounts = await Promise.all(Array.from({ length: 20 }, () => freshAccount(depsOn(sandbox), id)))
      expect(new Set(accounts.map(account => account.credentials.accessToken)).size).toBe(1)
      expect(await checkChannelHealth(depsOn(sandbox), id)).toMatchObject({ state: 'readable' })
    }
  })

  it('are told of again to a sandbox that has forgotten them, except those a person disconnected', async () => {
    const [facebook, x] = await channelsOf(database.db, 'lahore')
    await disconnectChannel({ db: database.db, clock }, { actor: systemActor, channelId: facebook?.id ?? '' })
    const emptied = await startSandbox({ clock })
    expect(await connectOn(emptied)).toBe(0)
    expect(await checkChannelHealth(depsOn(emptied), x?.id ?? '')).toMatchObject({ state: 'readable' })
    expect(await checkChannelHealth(depsOn(emptied), facebook?.id ?? '')).toEqual({ state: 'not-connected' })
    await emptied.close()
  })
})
