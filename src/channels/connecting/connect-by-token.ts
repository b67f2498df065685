import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/languages/language.ts'
import type { NetworkName } from '../../core/network-name.ts'
import { officeById } from '../../offices/office.view.ts'
import type { SignInDeps } from './begin-connect.ts'
import { connectAccount } from './connect-account.ts'
import type { ConnectedAccount } from './connected-account.ts'
import { withReadableRefusal } from './readable-refusal.ts'
import { serverFor, tokenDoorOf } from './ways-in.ts'

const call = { timeoutMs: 10_000 }

/**
 * Connects an account, or connects it again, by an access token that its owner made on the network. The network says
 * whose it is, and nothing is asked of it before the person may manage the office's channels.
 * @param input.server of the account, such as `social.example`, on a network of many; no other network takes one.
 * @throws DatelineError `not-found`, `not-allowed`; `bad-input` for a network that is not known or takes no token
 * alone, and for a server that is no host name; `unavailable` when the network was away or does not take the token;
 * and what `connectChannel` throws.
 */
export async function connectByToken(
  deps: SignInDeps,
  input: {
    actor: Actor
    officeId: string
    network: NetworkName
    server?: string
    accessToken: string
    languages?: readonly Language[]
  },
): Promise<ConnectedAccount> {
  const { actor, officeId, network, accessToken } = input
  refuseEarly(actor, 'channels.manage', officeId)
  const office = await officeById(deps.db, officeId)
  if (!office) throw new DatelineError('offices-unknown', { offices: officeId })
  const server = serverFor(network, input.server)
  const whose = tokenDoorOf(deps.waysIn, network)
  const account = await withReadableRefusal(() => whose({ server, accessToken }, call))
  const languages = input.languages ?? office.languages
  return await connectAccount(deps, { actor, officeId, network, languages, account })
}
