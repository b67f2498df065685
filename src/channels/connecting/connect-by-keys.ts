import { actingAs } from '../../access/acting.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Logger } from '../../core/logging/logger.ts'
import { type Networks, networkOf } from '../../networks/adapters.ts'
import { networkLabel } from '../../networks/profiles.ts'
import { askNetwork } from '../tokens/ask-network.ts'
import { type ConnectDeps, type ConnectInput, connectChannel } from './connect-channel.ts'
import { withReadableRefusal } from './readable-refusal.ts'

/** One call of a network while a person waits. */
const call = { timeoutMs: 10_000 }

/**
 * Connects an account by credentials that a person brings, once the network has confirmed that they are this account's:
 * an id without them would take the account from the office that owns it.
 * @param input.handle counts where the network knows no handle; its own is kept otherwise.
 * @throws DatelineError `account-mismatch` when the credentials are another account's, `unavailable` when the network
 * was away or refuses them, and what `connectChannel` throws.
 */
export async function connectByKeys(
  deps: ConnectDeps & { networks: Networks; log: Logger },
  input: ConnectInput,
): Promise<{ channelId: string; outcome: 'connected' | 'reconnected' }> {
  // For a person who may no longer connect channels no network is asked.
  await actingAs(deps.db, input.actor, async (_trx, actor) =>
    assertMay(actor, 'channels.manage', input.officeId),
  )
  const { network: name, externalId, credentials } = input
  const network = networkOf(deps.networks, name)
  const account = { channelId: '', externalId, credentials }
  const found = await withReadableRefusal(() =>
    askNetwork(deps.log, name, () => network.identify(account, call)),
  )
  if (found.externalId !== externalId) {
    throw new DatelineError('account-mismatch', { network: networkLabel(name), account: externalId })
  }
  return await connectChannel(deps, { ...input, ...(found.handle ? { handle: found.handle } : {}) })
}
