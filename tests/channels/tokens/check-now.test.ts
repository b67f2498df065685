import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { channelById } from '../../../src/channels/channel.view.ts'
import { connectChannel } from '../../../src/channels/connecting/connect-channel.ts'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { checkNow } from '../../../src/channels/tokens/check-now.ts'
import { findingsOf } from '../../../src/channels/tokens/findings.view.ts'
import { checkChannelHealth } from '../../../src/channels/tokens/health.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import type { Network } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/start.ts'
import { buildOffice, testKeys } from '../../factories/channel.ts'
import { freshDatabase } from '../../factories/database.ts'
import { person } from '../../factories/news.ts'
import { addPeople } from '../../factories/people.ts'

const operator = person('omar', 'operator')

let database: Database
let sandbox: Sandbox
let x: Network
beforeAll(async () => {
  database = await freshDatabase()
  await buildOffice(database.db)
  await addPeople(database.db, [operator.id])
  sandbox = await startSandbox({ clock: systemClock })
  x = createXNetwork({ origin: sandbox.xOrigin, clientId: 'client', clock: systemClock })
})
afterAll(async () => {
  await sandbox.close()
  await database.close()
})

let number = 500
function account() {
  number += 1
  return { network: 'x' as const, externalId: `${number}`, handle: `mrc${number}`, name: `MRC ${number}` }
}

const depsWith = (network: Network): AccountDeps => ({
  ...{ db: database.db, keys: testKeys, clock: systemClock, log: pino({ level: 'silent' }) },
  networks: new Map([['x', network]]),
})

/** A channel of an account whose access is that of another one. */
async function mixedUp() {
  const own = account()
  const other = account()
  const { credentials } = sandbox.provisionAccount(own)
  const connect = async (accessToken: string) =>
    await connectChannel(depsWith(x), {
      ...{ ...own, actor: systemActor, officeId: 'lahore', languages: ['en'], sandbox: true },
      credentials: { accessToken },
    })
  const { channelId } = await connect(sandbox.provisionAccount(other).credentials.accessToken)
  return { channelId, other, connectAgain: async () => await connect(credentials.accessToken) }
}

const check = async (channelId: string, network = x) =>
  await checkNow(depsWith(network), { actor: operator, channelId })
const found = async (channelId: string) =>
  (await findingsOf(database.db, channelId, { limit: 9 })).map(({ found: each, how }) => `${each} ${how}`)

it('stops a channel whose access is another account’s, and says who asked and which account it is', async () => {
  const { channelId, other } = await mixedUp()
  const { finding } = await check(channelId)
  expect(finding).toMatchObject({
    ...{ found: 'needs-reconnect', how: 'asked', by: { id: operator.id } },
    account: { handle: other.handle, name: other.name },
  })
  expect((await channelById(database.db, channelId)).state).toBe('needs_reconnect')
  expect(await found(channelId)).toEqual(['needs-reconnect asked', 'connected by-person'])
})

it('leaves a channel alone that was connected again while its network was asked', async () => {
  const { channelId, connectAgain } = await mixedUp()
  const identify: Network['identify'] = async (asked, call) => {
    const identity = await x.identify(asked, call)
    await connectAgain()
    return identity
  }
  await check(channelId, { ...x, identify })
  expect((await channelById(database.db, channelId)).state).toBe('connected')
  expect(await found(channelId)).toEqual(['connected by-person', 'connected by-person'])
})

it.each([
  ['a person', 'asked', check],
  ['the daily look', 'daily', (channelId: string) => checkChannelHealth(depsWith(x), channelId)],
] as const)('a refusal that %s hears is theirs in the history', async (_title, how, look) => {
  const { channelId } = await connectChannel(depsWith(x), {
    ...{ ...account(), actor: systemActor, officeId: 'lahore', languages: ['en'], sandbox: true },
    credentials: { accessToken: 'a token that X has forgotten' },
  })
  await look(channelId)
  expect(await found(channelId)).toEqual([`needs-reconnect ${how}`, 'connected by-person'])
})
