import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { networkOf } from '../../networks/adapters.ts'
import { type Account, type NetworkFailure, NetworkFailureError } from '../../networks/network.ts'
import { markNeedsReconnect } from '../block-channel.ts'
import { inTransaction } from '../in-transaction.ts'
import { warnOfAccessEnd } from './access-end.ts'
import type { AccountDeps } from './account-deps.ts'
import { askNetwork } from './ask-network.ts'
import { connectedAccount } from './credentials.ts'
import { type NewFinding, recordFinding } from './findings.ts'
import type { FindingFound } from './findings.view.ts'
import { freshAccount, renewedAccount } from './fresh-account.ts'

export type ChannelHealth =
  | /** `lacks`: what the network does not allow there, in words for staff. */ {
      state: 'readable'
      accessEndsAt?: Date
      lacks?: string
    }
  | /** A person must connect it again; the channel is stopped and its office notified. */ {
      state: 'needs-reconnect'
      reason: string
    }
  | /** Nothing is known today: the network is away, or refuses for another cause. The channel stays connected. */ {
      state: 'unreadable'
      reason: string
    }
  | { state: 'not-connected' }

const timeoutMs = 15_000
const dayMs = 86_400_000

/** As `lookAtChannel`, and writes down what was found; the daily look. */
export async function checkChannelHealth(deps: AccountDeps, channelId: string): Promise<ChannelHealth> {
  const asked = { how: 'daily' } as const
  const health = await lookAtChannel({ ...deps, openedFor: asked }, channelId)
  await saveHealth(deps, channelId, health, asked)
  return health
}

/**
 * Looks whether a channel's account can be read, renewing its access where that is due. Refused access stops the channel.
 */
export async function lookAtChannel(deps: AccountDeps, channelId: string): Promise<ChannelHealth> {
  const channel = await deps.db
    .selectFrom('channel')
    .select('state')
    .where('id', '=', channelId)
    .executeTakeFirst()
  if (channel?.state !== 'connected') return { state: 'not-connected' }
  try {
    const account = await freshAccount(deps, channelId)
    return await readAccount(deps, account)
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError)) throw thrown
    return healthAfter(thrown.failure)
  }
}

/** Writes down when a channel was looked at and what was found, and warns of an end of access that is known. */
export async function saveHealth(
  deps: AccountDeps,
  channelId: string,
  health: ChannelHealth,
  asked: Pick<NewFinding, 'how' | 'by' | 'account'>,
): Promise<void> {
  const reason = saidOf(health)
  await inTransaction(deps.db, async trx => {
    await trx
      .updateTable('channel')
      .set({
        checked_at: sql<Date>`now()`,
        check_reason: reason,
        ...('accessEndsAt' in health ? { access_ends_at: health.accessEndsAt } : {}),
      })
      .where('id', '=', channelId)
      .execute()
    // What stops a channel is written down where that is done.
    if (health.state === 'readable' || health.state === 'unreadable')
      await recordFinding(trx, { channelId, found: foundOf(health), reason, ...asked })
  })
  await warnOfAccessEnd(deps.db, channelId, deps.clock.now())
}

/** Looks at every connected channel that was not looked at for a day. A fault of one does not hold up the others. */
export async function checkDueChannels(deps: AccountDeps): Promise<number> {
  const due = await channelsToCheck(deps.db)
  for (const channelId of due) {
    try {
      await checkChannelHealth(deps, channelId)
    } catch (thrown) {
      deps.log.error(
        { channelId, error: thrown instanceof Error ? thrown.name : typeof thrown },
        'no health check',
      )
    }
  }
  return due.length
}

async function channelsToCheck(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('channel')
    .select('id')
    .where('state', '=', 'connected')
    .where(sql<boolean>`(checked_at is null or checked_at <= now() - interval '1 day')`)
    .orderBy(sql`checked_at nulls first`)
    .execute()
  return rows.map(row => row.id)
}

/** An access token may be over before its time: then another one is tried before a person is asked. */
async function readAccount(deps: AccountDeps, account: Account): Promise<ChannelHealth> {
  try {
    return await readOnce(deps, account)
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError) || !wantsReconnect(thrown.failure)) throw thrown
    return await readRenewed(deps, await renewedAccount(deps, account, thrown.failure.reason))
  }
}

async function readRenewed(deps: AccountDeps, renewed: Account): Promise<ChannelHealth> {
  try {
    return await readOnce(deps, renewed)
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError) || !wantsReconnect(thrown.failure)) throw thrown
    const { version, account: stored } = await connectedAccount(deps, renewed.channelId)
    if (stored.credentials.accessToken === renewed.credentials.accessToken)
      await markNeedsReconnect(deps.db, renewed.channelId, thrown.failure.reason, {
        version,
        ...deps.openedFor,
      })
    throw thrown
  }
}

async function readOnce(deps: AccountDeps, account: Account): Promise<ChannelHealth> {
  const { network: name } = await connectedAccount(deps, account.channelId)
  const network = networkOf(deps.networks, name)
  return await askNetwork<ChannelHealth>(deps.log, name, async () => {
    if (network.readAccess) {
      const { endsAt, lacks } = await network.readAccess(account, { timeoutMs })
      return {
        state: 'readable',
        ...(endsAt ? { accessEndsAt: endsAt } : {}),
        ...(lacks ? { lacks } : {}),
      }
    }
    const since = new Date(deps.clock.now().getTime() - dayMs)
    await network.findRecentPosts(account, since, { timeoutMs })
    return { state: 'readable' }
  })
}

function saidOf(health: ChannelHealth): string | null {
  if (health.state === 'not-connected') return null
  return health.state === 'readable' ? (health.lacks ?? null) : health.reason
}

function foundOf(health: ChannelHealth & { state: 'readable' | 'unreadable' }): FindingFound {
  if (health.state === 'unreadable') return 'unreadable'
  return health.lacks === undefined ? 'readable' : 'limited'
}

function wantsReconnect(failure: NetworkFailure): boolean {
  return failure.type === 'channel-blocked' && failure.remedy === 'reconnect'
}

function healthAfter(failure: NetworkFailure): ChannelHealth {
  const state = wantsReconnect(failure) ? 'needs-reconnect' : 'unreadable'
  return { state, reason: failure.reason }
}
