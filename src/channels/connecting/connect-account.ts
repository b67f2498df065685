import type { Actor } from '../../access/actor.ts'
import type { Language } from '../../core/languages/language.ts'
import type { ConnectableAccount } from '../../networks/connect.ts'
import type { NetworkName } from '../../networks/network.ts'
import type { SignInDeps } from './begin-connect.ts'
import { connectChannel } from './connect-channel.ts'
import type { ConnectedAccount } from './connected-account.ts'

/**
 * Connects an account that its network has named, or connects it again: a channel that is there keeps its languages.
 * @param input.languages of a new channel.
 * @throws DatelineError as `connectChannel`.
 */
export async function connectAccount(
  deps: SignInDeps,
  input: {
    actor: Actor
    officeId: string
    network: NetworkName
    languages: readonly Language[]
    account: ConnectableAccount
  },
): Promise<ConnectedAccount> {
  const { account, network } = input
  const known = await knownChannel(deps, network, account.externalId)
  const { channelId, outcome } = await connectChannel(deps, {
    ...account,
    actor: input.actor,
    officeId: input.officeId,
    network,
    handle: account.handle ?? known?.handle ?? account.name,
    languages: known?.languages ?? input.languages,
    sandbox: deps.waysIn.sandbox,
  })
  return { channelId, outcome, name: account.handle === undefined ? account.name : `@${account.handle}` }
}

async function knownChannel(deps: SignInDeps, network: NetworkName, externalId: string) {
  return await deps.db
    .selectFrom('channel')
    .select(['languages', 'handle'])
    .where('network', '=', network)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
}
