import type { Actor } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { ConnectableAccount, OfferedAccount } from '../../networks/connect.ts'
import { networkLabel, profileOf } from '../../networks/profiles.ts'
import { redirectUriOf, type SignInDeps } from './begin-connect.ts'
import { connectAccount } from './connect-account.ts'
import { closeAttempt, keepChoice, type OpenAttempt, takeAttempt } from './connect-attempt.ts'
import { withReadableRefusal } from './readable-refusal.ts'
import { signInTo } from './ways-in.ts'

/** Whole sign-in calls, in milliseconds; a code of X is good for 30 seconds. */
const call = { timeoutMs: 20_000 }

/** What a network sends a person back with. */
interface Answer {
  state: string
  /** Absent when the person or the network refused. */
  code: string | undefined
  /** The server's name for itself, where it sends one. */
  issuer?: string | undefined
  /** Whose address the person came back to, on a network whose attempts have one each. */
  attemptId?: string | undefined
}

/**
 * Finishes what `beginConnect` began, for the same person: the channel is connected, or the person has to choose among
 * the accounts that the sign-in opens. Whatever goes wrong is kept as the reason of the attempt, and nothing is connected.
 * @throws DatelineError `conflict` for an answer that does not fit, `unavailable` when the network refused or was
 * away, and what `connectChannel` throws.
 */
export async function finishConnect(
  deps: SignInDeps,
  input: Answer & { actor: Actor; network: NetworkName },
): Promise<{ attemptId: string }> {
  const attempt = await takeAttempt(deps, input)
  try {
    if (!input.code) throw new DatelineError('connection-declined', { network: networkLabel(input.network) })
    const { code, issuer } = input
    await withReadableRefusal(() => finish(deps, input.actor, attempt, { code, issuer }))
    return { attemptId: attempt.id }
  } catch (thrown) {
    const known = thrown instanceof DatelineError ? thrown.message : undefined
    await closeAttempt(deps.db, attempt.id, {
      step: 'failed',
      reason: known ?? 'A fault in Dateline; the log says more.',
    })
    throw thrown
  }
}

async function finish(
  deps: SignInDeps,
  actor: Actor,
  attempt: OpenAttempt,
  grant: { code: string; issuer: string | undefined },
): Promise<void> {
  const { network, id: attemptId, secret } = attempt
  const redirectUri = redirectUriOf(deps, { network, attemptId })
  const signedIn = await signInTo(deps.waysIn, network).finish({ ...grant, secret, redirectUri }, call)
  if (signedIn.type === 'connected') await connectOne(deps, actor, attempt, signedIn.account)
  else await offer(deps, attempt, signedIn.accounts)
}

async function connectOne(
  deps: SignInDeps,
  actor: Actor,
  { id, network, officeId, languages }: OpenAttempt,
  account: ConnectableAccount,
): Promise<void> {
  const connected = [await connectAccount(deps, { actor, officeId, network, languages, account })]
  await closeAttempt(deps.db, id, { step: 'connected', connected })
}

async function offer(
  deps: SignInDeps,
  { id, network }: OpenAttempt,
  accounts: readonly OfferedAccount[],
): Promise<void> {
  const { label, accountWord } = profileOf(network)
  if (accounts.length === 0) {
    throw new DatelineError('no-accounts-offered', { network: label, accountWord })
  }
  await keepChoice(deps, id, JSON.stringify(accounts))
}
