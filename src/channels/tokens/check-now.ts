import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { createTurns } from '../../bounded/turns.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { networkOf } from '../../networks/adapters.ts'
import { NetworkFailureError, type NetworkIdentity } from '../../networks/network.ts'
import { markNeedsReconnect } from '../block-channel.ts'
import { type ChannelSummary, channelById } from '../channel.view.ts'
import { lockChannelToManage, recordChange } from '../settings/change-channel.ts'
import type { AccountDeps } from './account-deps.ts'
import { askNetwork } from './ask-network.ts'
import { connectedAccount, type StoredAccount } from './credentials.ts'
import { type Finding, findingJustMade, findingsOf } from './findings.view.ts'
import { lookAtChannel, saveHealth } from './health.ts'

/** A person waits for it, and it uses up what the network allows of an account. */
const turns = createTurns({
  what: 'checks of channels',
  atOnce: 10,
  atOnceForOne: 2,
  waiting: 100,
  waitingForOne: 20,
})

/** One who asks again so soon gets the same answer, in milliseconds. */
const freshMs = 20_000

const call = { timeoutMs: 10_000 }

/** What the network said, and the channel after it. */
export interface ChannelCheck {
  finding: Finding
  channel: ChannelSummary
  /** The network was asked some seconds ago already, and was not asked again. */
  repeated: boolean
}

/**
 * Asks the network now whether the channel's account can be reached and used, until when, and what it is called there.
 * Another handle is taken over; access that belongs to another account stops the channel.
 * @throws DatelineError `channel-not-checkable` (with its state) when it must be connected first; `not-found`,
 * `not-allowed`; BusyError where too many checks wait.
 */
export async function checkNow(
  deps: AccountDeps,
  input: { actor: Actor; channelId: string },
): Promise<ChannelCheck> {
  const { channelId } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const { officeId, ...channel } = await lockChannelToManage(trx, actor, channelId)
    assertCheckable(channel)
    await writeAudit(trx, actor, deps.clock.now(), [
      { action: 'channel.check', officeId, subjectKind: 'channel', subjectId: channelId },
    ])
  })
  return await turns.run(input.actor.id, async () => {
    const known = await findingJustMade(deps.db, channelId, freshMs)
    if (!known) await ask(deps, input)
    const [newest] = await findingsOf(deps.db, channelId, { limit: 1 })
    const channel = await channelById(deps.db, channelId)
    if (newest) return { finding: newest, channel, repeated: known !== undefined }
    throw notCheckable(channel)
  })
}

async function ask(
  deps: AccountDeps,
  { actor, channelId }: { actor: Actor; channelId: string },
): Promise<void> {
  const asked = { how: 'asked', by: actor.id } as const
  const health = await lookAtChannel({ ...deps, openedFor: asked }, channelId)
  const shown = health.state === 'readable' ? await identity(deps, channelId) : undefined
  if (!shown) return await saveHealth(deps, channelId, health, asked)
  const { account, stored } = shown
  const finding = { ...asked, account }
  if (account.externalId !== stored.account.externalId) {
    const reason = `Its access belongs to another account there, ${account.handle ?? account.name}. Connect the channel again.`
    // A person may have connected it again meanwhile: what the network showed was of the access before.
    await markNeedsReconnect(deps.db, channelId, reason, { version: stored.version, ...finding })
    return
  }
  await saveHealth(deps, channelId, health, finding)
  if (account.handle) await takeOverHandle(deps, actor, channelId, account.handle)
}

/** Whose access it is that is stored now. Undefined where the network does not say: that it can be read is known already. */
async function identity(
  deps: AccountDeps,
  channelId: string,
): Promise<{ account: NetworkIdentity; stored: StoredAccount } | undefined> {
  const stored = await connectedAccount(deps, channelId)
  const network = networkOf(deps.networks, stored.network)
  try {
    const account = await askNetwork(deps.log, stored.network, () => network.identify(stored.account, call))
    return { account, stored }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return undefined
    throw thrown
  }
}

/** People rename their accounts; links and messages go by the new name from then on. */
async function takeOverHandle(
  deps: AccountDeps,
  by: Actor,
  channelId: string,
  handle: string,
): Promise<void> {
  await actingAs(deps.db, by, async (trx, actor) => {
    const channel = await lockChannelToManage(trx, actor, channelId)
    if (channel.handle === handle) return
    await trx.updateTable('channel').set({ handle }).where('id', '=', channelId).execute()
    const detail = { before: channel.handle, after: handle }
    const changed = ['handle']
    await recordChange(trx, actor, deps.clock.now(), { channel, changed, action: 'channel.handle', detail })
  })
}

function assertCheckable(channel: Pick<ChannelSummary, 'id' | 'state' | 'stateReason'>): void {
  if (channel.state !== 'connected') throw notCheckable(channel)
}

function notCheckable({ id, state, stateReason }: Pick<ChannelSummary, 'id' | 'state' | 'stateReason'>) {
  const what = state === 'disconnected' ? 'is disconnected' : 'must be connected again'
  return new DatelineError('channel-not-checkable', { channelId: id, what }, { state, reason: stateReason })
}
