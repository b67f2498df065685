import type { Actor } from '../../access/actor.ts'
import { refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language } from '../../core/language.ts'
import { whoseToken } from '../../networks/mastodon/connect.ts'
import { officeById } from '../../offices/office.view.ts'
import type { SignInDeps } from './begin-connect.ts'
import { connectAccount } from './connect-account.ts'
import type { ConnectedAccount } from './connected-account.ts'
import { saidForPeople } from './said-for-people.ts'
import { signInTo } from './sign-in-settings.ts'

const call = { timeoutMs: 10_000 }

/**
 * Connects a Mastodon account, or connects it again, by an access token that its owner made on its server. The server
 * says whose it is, and nothing is asked of it before the person may manage the office's channels.
 * @throws DatelineError `not-found`, `not-allowed`; `bad-input` for a server that is no host name; `unavailable` when
 * the server was away or does not take the token; and what `connectChannel` throws.
 */
export async function connectMastodonByToken(
  deps: SignInDeps,
  input: {
    actor: Actor
    officeId: string
    server: string
    accessToken: string
    languages?: readonly Language[]
  },
): Promise<ConnectedAccount> {
  const { actor, officeId, server, accessToken } = input
  refuseEarly(actor, 'channels.manage', officeId)
  const office = await officeById(deps.db, officeId)
  if (!office) throw new DatelineError('bad-input', `Office "${officeId}" is not known.`)
  const settings = signInTo(deps.signIns, 'mastodon')
  const account = await saidForPeople(() => whoseToken(settings, { server, accessToken }, call))
  const languages = input.languages ?? office.languages
  return await connectAccount(deps, { actor, officeId, network: 'mastodon', languages, account })
}
