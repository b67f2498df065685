import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { profileOf } from '../../networks/profiles.ts'
import { officeById } from '../../offices/office.view.ts'
import type { SecretKeys } from '../../secrets/secret-keys.ts'
import { saveAttempt } from './connect-attempt.ts'
import { withReadableRefusal } from './readable-refusal.ts'
import { serverFor, signInTo, type WaysIn } from './ways-in.ts'

export interface SignInDeps {
  db: Db
  keys: SecretKeys
  clock: Clock
  /** Where people reach Dateline; the network sends them back there. */
  publicUrl: string
  waysIn: WaysIn
}

/** One call of a network while a person waits. */
const call = { timeoutMs: 10_000 }

/**
 * Begins to connect an account of the office, or to connect it again: the person goes to `url`, lets Dateline in and
 * is sent back; `finishConnect` does the rest.
 * @param input.languages of a new channel; the office's when not given. A channel that is there keeps its own.
 * @param input.server of the account, such as `social.example`, on a network of many; no other network takes one.
 * @throws DatelineError `not-found`, `not-allowed`; `bad-input` for a network that is not known or has no sign-in, and
 * for a server that is no host name; `unavailable` where the installation is no app of the network, or the account's
 * server does not take it for one.
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
  if (!office) throw new DatelineError('offices-unknown', { offices: officeId })
  const server = serverFor(network, input.server)
  const signIn = signInTo(deps.waysIn, network)
  const attemptId = newId()
  const redirectUri = redirectUriOf(deps, { network, attemptId })
  const begun = await withReadableRefusal(() => signIn.begin({ server, redirectUri }, call))
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
 * Where a network sends people back to. A network that is one server has one address, which is registered with its app in
 * these very letters. A network of many servers gets an address of each sign-in alone, so that no server's answer is
 * taken for another's (RFC 9700, section 4.4).
 */
export function redirectUriOf(
  deps: Pick<SignInDeps, 'publicUrl'>,
  { network, attemptId }: { network: NetworkName; attemptId: string },
): string {
  const address = `${deps.publicUrl}/connect/${network}/callback`
  return profileOf(network).servers === 'many' ? `${address}/${attemptId}` : address
}
