import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import type { Clock } from '../../core/clock.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/language.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { Db } from '../../database/connect.ts'
import { beginFacebookSignIn } from '../../networks/facebook/connect.ts'
import { beginMastodonSignIn } from '../../networks/mastodon/connect.ts'
import { beginXSignIn } from '../../networks/x/connect.ts'
import { officeById } from '../../offices/office.view.ts'
import type { SecretKeys } from '../../secrets/secret-keys.ts'
import { saveAttempt } from './connect-attempt.ts'
import { saidForPeople } from './said-for-people.ts'
import { type SignInSettings, signInTo } from './sign-in-settings.ts'

export interface SignInDeps {
  db: Db
  keys: SecretKeys
  clock: Clock
  /** Where people reach Dateline; the network sends them back there. */
  publicUrl: string
  signIns: SignInSettings
}

/** One call of a network while somebody waits. */
const call = { timeoutMs: 10_000 }

/**
 * Begins to connect an account of the office, or to connect it again: the person goes to `url`, lets Dateline in and
 * is sent back; `finishConnect` does the rest.
 * @param input.languages of a new channel; the office's when not given. A channel that is there keeps its own.
 * @param input.server of a Mastodon account, such as `social.example`; the other networks have but one.
 * @throws DatelineError `not-found`, `not-allowed`; `bad-input` for a server that is no host name; `unavailable`
 * where the installation is no app of the network, or the Mastodon server does not take it for one.
 */
export async function beginConnect(
  deps: SignInDeps,
  input: {
    actor: Actor
    officeId: string
    network: NetworkName
    server?: string
    languages?: readonly Language[]
  },
): Promise<{ attemptId: string; url: string; endsAt: Date }> {
  const { officeId, network } = input
  refuseEarly(input.actor, 'channels.manage', officeId)
  const office = await officeById(deps.db, officeId)
  if (!office) throw new DatelineError('bad-input', `Office "${officeId}" is not known.`)
  const attemptId = newId()
  const begun = await saidForPeople(() => beginSignIn(deps, { network, attemptId }, input.server ?? ''))
  const endsAt = await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'channels.manage', officeId)
    const languages = input.languages ?? office.languages
    const { state, secret } = begun
    return await saveAttempt(
      { ...deps, db: trx },
      { attemptId, actor, network, officeId, languages, state, secret },
    )
  })
  return { attemptId, endsAt, url: begun.url }
}

/**
 * Where a network sends people back to. The addresses for X and Facebook are registered with the network's app in these
 * very letters; a Mastodon server is registered with for each sign-in, and gets an address of that sign-in alone, so that
 * no server's answer is taken for another's (RFC 9700, section 4.4).
 */
export function redirectUriOf(
  deps: Pick<SignInDeps, 'publicUrl'>,
  { network, attemptId }: { network: NetworkName; attemptId: string },
): string {
  const address = `${deps.publicUrl}/connect/${network}/callback`
  return network === 'mastodon' ? `${address}/${attemptId}` : address
}

/** `secret` is kept sealed until the person comes back. */
async function beginSignIn(
  deps: SignInDeps,
  attempt: { network: NetworkName; attemptId: string },
  server: string,
): Promise<{ url: string; state: string; secret: string }> {
  const { network } = attempt
  const redirectUri = redirectUriOf(deps, attempt)
  switch (network) {
    case 'x': {
      const { url, state, codeVerifier } = beginXSignIn(signInTo(deps.signIns, network), redirectUri)
      return { url, state, secret: codeVerifier }
    }
    case 'facebook':
      // Facebook's proof that the code is ours is the app secret; there is no verifier.
      return { secret: '', ...beginFacebookSignIn(signInTo(deps.signIns, network), redirectUri) }
    case 'mastodon':
      return await beginMastodonSignIn(signInTo(deps.signIns, network), { server, redirectUri }, call)
  }
}
