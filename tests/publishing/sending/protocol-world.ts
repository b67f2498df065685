import { freshAccount, renewedAccount } from '../../../src/channels/tokens/fresh-account.ts'
import { createLogger } from '../../../src/core/logging/logger.ts'
import { type Clock, systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../../src/networks/mastodon/mastodon-network.ts'
import type { NetworkName } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import type { PublishingDeps } from '../../../src/publishing/sending/deps.ts'
import { sandboxTiming } from '../../../src/publishing/sending/timing.ts'
import type { ListedPost } from '../../../src/sandbox/admin.ts'
import { type Sandbox, startSandbox } from '../../../src/sandbox/start.ts'
import { buildChannel, testKeys } from '../../factories/channel.ts'
import { type DatabaseKind, freshDatabase } from '../../factories/database.ts'

export interface ProtocolWorld {
  database: Database
  deps: PublishingDeps
  sandbox: Sandbox
  /** A connected channel with an account on the sandbox. */
  channel(network?: NetworkName, officeId?: string): Promise<string>
  /** What readers of the sandbox see of a channel's account, oldest first. */
  shown(channelId: string): Promise<ListedPost[]>
  close(): Promise<void>
}

/**
 * A fresh record, the sandbox networks and the real adapters: all that a worker needs, and nothing pretended. The
 * networks may live by a clock of their own, which the adapters share.
 */
export async function openProtocolWorld(
  kind: DatabaseKind,
  networksClock: Clock = systemClock,
): Promise<ProtocolWorld> {
  const database = await freshDatabase(kind)
  const { db } = database
  const sandbox = await startSandbox({
    clock: networksClock,
    // The sandbox takes every repetition, so that a second send would be seen as a second post.
    settings: { xDuplicateWindowMs: 0, facebookDuplicateWindowMs: 0 },
  })
  const networks = new Map([
    ['x', createXNetwork({ origin: sandbox.xOrigin, clientId: 'client', clock: networksClock })],
    [
      'facebook',
      createFacebookNetwork({ origin: sandbox.facebookOrigin, version: 'v26.0', clock: networksClock }),
    ],
    ['mastodon', createMastodonNetwork({ origin: sandbox.mastodonOrigin, clock: networksClock })],
  ] as const)
  const log = createLogger('silent')
  const accounts = { db, keys: testKeys, clock: networksClock, networks, log }

  return {
    database,
    sandbox,
    deps: {
      db,
      clock: networksClock,
      log,
      networks,
      timing: sandboxTiming,
      worker: 'worker-1',
      freshAccount: channelId => freshAccount(accounts, channelId),
      renewedAccount: refused => renewedAccount(accounts, refused),
      readMedia: async () => ({ bytes: picture, contentType: 'image/png' }),
      reached: () => undefined,
    },
    async channel(network = 'x', officeId) {
      const number = `${BigInt(`0x${crypto.randomUUID().slice(-12)}`)}`
      const externalId = network === 'mastodon' ? `${number}@social.example` : number
      const identity = { network, externalId, handle: `mrc_${number.slice(-6)}`, name: 'Centre' }
      const { credentials } = sandbox.provisionAccount(identity)
      const id = await buildChannel(db, { network, credentials, ...(officeId ? { officeId } : {}) })
      await db.updateTable('channel').set({ external_id: externalId }).where('id', '=', id).execute()
      return id
    },
    async shown(channelId) {
      const { external_id } = await db
        .selectFrom('channel')
        .select('external_id')
        .where('id', '=', channelId)
        .executeTakeFirstOrThrow()
      return sandbox.posts().filter(post => post.accountId === external_id)
    },
    async close() {
      await sandbox.close()
      await database.close()
    },
  }
}

/** A picture of one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)
