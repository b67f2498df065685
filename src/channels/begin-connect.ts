import type { Actor } from '../access/actor.ts'
import { assertMay } from '../access/policy.ts'
import type { Clock } from '../core/clock.ts'
import { DatelineError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import type { Db } from '../database/connect.ts'
import { beginFacebookSignIn } from '../networks/facebook/connect.ts'
import { beginXSignIn } from '../networks/x/connect.ts'
import { officeById } from '../offices/office.view.ts'
import { type SignInNetwork, saveAttempt } from './connect-attempt.ts'
import type { SecretKeys } from './secret-keys.ts'
import { type SignInSettings, signInTo } from './sign-in-settings.ts'

export interface SignInDeps {
  db: Db
  keys: SecretKeys
  clock: Clock
  /** Where people reach Dateline; the network sends them back there. */
  publicUrl: string
  signIns: SignInSettings
}

/**
 * Begins to connect an account of the office, or to connect it again: the person goes to `url`, lets Dateline in and
 * is sent back; `finishConnect` does the rest.
 * @param input.languages of a new channel; the office's when not given. A channel that is there keeps its own.
 * @throws DatelineError `not-found`, `not-allowed`; `unavailable` where the installation is no app of the network.
 */
export async function beginConnect(
  deps: SignInDeps,
  input: { actor: Actor; officeId: string; network: SignInNetwork; languages?: readonly Language[] },
): Promise<{ attemptId: string; url: string; endsAt: Date }> {
  const { actor, officeId, network } = input
  assertMay(actor, 'channels.manage', officeId)
  const office = await officeById(deps.db, officeId)
  if (!office) throw new DatelineError('bad-input', `Office "${officeId}" is not known.`)
  const begun = beginSignIn(deps, network)
  const saved = await saveAttempt(deps, {
    actor,
    network,
    officeId,
    languages: input.languages ?? office.languages,
    state: begun.state,
    secret: begun.codeVerifier,
  })
  return { ...saved, url: begun.url }
}

/** Where a network sends people back to; it is registered with the network's app in these very letters. */
export function redirectUriOf(deps: Pick<SignInDeps, 'publicUrl'>, network: SignInNetwork): string {
  return `${deps.publicUrl}/connect/${network}/callback`
}

function beginSignIn(deps: SignInDeps, network: SignInNetwork) {
  const redirectUri = redirectUriOf(deps, network)
  if (network === 'x') return beginXSignIn(signInTo(deps.signIns, 'x'), redirectUri)
  // Facebook's proof that the code is ours is the app secret; there is no verifier.
  return { codeVerifier: '', ...beginFacebookSignIn(signInTo(deps.signIns, 'facebook'), redirectUri) }
}
