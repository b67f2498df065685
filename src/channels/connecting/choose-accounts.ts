import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import type { OfferedAccount, SignIn } from '../../networks/connect.ts'
import { NetworkFailureError } from '../../networks/network.ts'
import { profileOf } from '../../networks/profiles.ts'
import type { SignInDeps } from './begin-connect.ts'
import { connectAccount } from './connect-account.ts'
import { attemptToChoose, closeAttempt, type OpenAttempt } from './connect-attempt.ts'
import type { ConnectedAccount } from './connected-account.ts'
import { signInTo } from './ways-in.ts'

/** One call of a network while a person waits, in milliseconds. */
const call = { timeoutMs: 20_000 }

/**
 * Connects the accounts that a person chose. Choosing again after a refusal is possible while the attempt lasts.
 * @param input.network where it is given, the attempt must be one to connect an account of it.
 * @throws DatelineError `not-found`, `conflict`; `bad-input` for an account that was not offered or takes no posts.
 */
export async function chooseAccounts(
  deps: SignInDeps,
  input: { actor: Actor; network?: NetworkName; attemptId: string; accountIds: readonly string[] },
): Promise<{ connected: ConnectedAccount[] }> {
  const attempt = await attemptToChoose(deps, input)
  const signIn = signInTo(deps.waysIn, attempt.network)
  const offered = offeredAccounts(attempt)
  const chosen = input.accountIds.map(id => accountToPublishOn(attempt.network, offered, id))
  if (chosen.length === 0) {
    throw new DatelineError('no-account-chosen', { accountWord: profileOf(attempt.network).accountWord })
  }
  const connected: ConnectedAccount[] = []
  for (const account of chosen)
    connected.push(await connectChosen(deps, signIn, input.actor, attempt, account))
  await closeAttempt(deps.db, attempt.id, { step: 'connected', connected })
  return { connected }
}

/** The accounts an attempt offers. Throws `conflict` for those that an earlier version of Dateline kept in another form. */
export function offeredAccounts(attempt: OpenAttempt): OfferedAccount[] {
  const read = z.array(offeredSchema).safeParse(JSON.parse(attempt.secret))
  if (read.success) return read.data
  throw new DatelineError('connect-choice-expired', {})
}

const offeredSchema = z.object({
  externalId: z.string(),
  name: z.string(),
  accessToken: z.string(),
  mayPublish: z.boolean(),
})

function accountToPublishOn(
  network: NetworkName,
  offered: readonly OfferedAccount[],
  id: string,
): OfferedAccount {
  const account = offered.find(each => each.externalId === id)
  if (account?.mayPublish) return account
  const { label, accountWord } = profileOf(network)
  if (account) throw new DatelineError('account-not-allowed', { accountWord, name: account.name })
  const known = offered.map(each => `${each.externalId} (${each.name})`).join(', ')
  throw new DatelineError('account-not-offered', { network: label, accountWord, id: id.slice(0, 60), known })
}

async function connectChosen(
  deps: SignInDeps,
  signIn: SignIn,
  actor: Actor,
  { officeId, network, languages }: OpenAttempt,
  { externalId, name, accessToken }: OfferedAccount,
): Promise<ConnectedAccount> {
  const credentials = { accessToken }
  const accessEndsAt = await endOfAccess(signIn, credentials)
  const account = { externalId, name, credentials, ...(accessEndsAt ? { accessEndsAt } : {}) }
  return await connectAccount(deps, { actor, officeId, network, languages, account })
}

/** The date is wanted for its warning; where the network does not name it now, the daily look at the channel asks again. */
async function endOfAccess(signIn: SignIn, credentials: { accessToken: string }): Promise<Date | undefined> {
  try {
    return await signIn.accessEnd?.(credentials, call)
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return undefined
    throw thrown
  }
}
