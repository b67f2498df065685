import { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { NetworkName } from '../../core/network-name.ts'
import { exhaustive } from '../../core/result.ts'
import { networkLabel } from '../../networks/catalogue.ts'
import { endOf } from '../../networks/facebook/access.ts'
import {
  type ConnectablePage,
  facebookTokenHealth,
  finishFacebookSignIn,
} from '../../networks/facebook/connect.ts'
import { finishMastodonSignIn } from '../../networks/mastodon/connect.ts'
import { NetworkFailureError } from '../../networks/network.ts'
import { finishXSignIn } from '../../networks/x/connect.ts'
import { redirectUriOf, type SignInDeps } from './begin-connect.ts'
import { connectAccount, type NamedAccount } from './connect-account.ts'
import {
  attemptToChoose,
  closeAttempt,
  keepChoice,
  type OpenAttempt,
  takeAttempt,
} from './connect-attempt.ts'
import type { ConnectedAccount } from './connected-account.ts'
import { saidForPeople } from './said-for-people.ts'
import { signInTo } from './sign-in-settings.ts'

/** Whole sign-in calls; a code of X is good for 30 seconds. */
const call = { timeoutMs: 20_000 }

/** What a network sends a person back with. */
interface Answer {
  state: string
  /** Absent when the person or the network refused. */
  code: string | undefined
  /** The server's name for itself, where it sends one. */
  issuer?: string | undefined
  /** Whose address the person came back to; Mastodon's attempts have one each. */
  attemptId?: string | undefined
}

type Grant = { code: string; issuer: string | undefined }

/**
 * Finishes what `beginConnect` began, for the same person: on X and Mastodon the channel is connected; on Facebook the
 * person has to choose among the Pages. Whatever goes wrong is kept as the reason of the attempt, and nothing is connected.
 * @throws DatelineError `conflict` for an answer that does not fit, `unavailable` when the network refused or was
 * away, and what `connectChannel` throws.
 */
export async function finishConnect(
  deps: SignInDeps,
  input: Answer & { actor: Actor; network: NetworkName },
): Promise<{ attemptId: string }> {
  const attempt = await takeAttempt(deps, input)
  try {
    if (!input.code) throw new DatelineError('conflict', refused(input.network))
    const { code, issuer } = input
    await saidForPeople(() => finish(deps, input.actor, attempt, { code, issuer }))
    return { attemptId: attempt.id }
  } catch (thrown) {
    const told = thrown instanceof DatelineError ? thrown.message : undefined
    await closeAttempt(deps.db, attempt.id, {
      step: 'failed',
      reason: told ?? 'A fault in Dateline; the log says more.',
    })
    throw thrown
  }
}

/**
 * Connects the Pages that a person chose. Choosing again after a refusal is possible while the attempt lasts.
 * @throws DatelineError `not-found`, `conflict`; `bad-input` for a Page that was not offered or takes no posts.
 */
export async function choosePages(
  deps: SignInDeps,
  input: { actor: Actor; attemptId: string; pageIds: readonly string[] },
): Promise<{ connected: ConnectedAccount[] }> {
  const attempt = await attemptToChoose(deps, input)
  const offered = pagesOf(attempt)
  const chosen = input.pageIds.map(id => pageToPublishOn(offered, id))
  if (chosen.length === 0) throw new DatelineError('bad-input', 'Choose at least one Page.')
  const connected: ConnectedAccount[] = []
  for (const page of chosen) connected.push(await connectPage(deps, input.actor, attempt, page))
  await closeAttempt(deps.db, attempt.id, { step: 'connected', connected })
  return { connected }
}

/** The Pages an attempt offers. */
export function pagesOf(attempt: OpenAttempt): ConnectablePage[] {
  return z.array(pageSchema).parse(JSON.parse(attempt.secret))
}

const pageSchema = z.object({
  externalId: z.string(),
  name: z.string(),
  accessToken: z.string(),
  mayPublish: z.boolean(),
})

function refused(network: NetworkName): string {
  return `Dateline was not let in at ${networkLabel(network)}, and nothing was connected. Begin again when you want to.`
}

async function finish(deps: SignInDeps, actor: Actor, attempt: OpenAttempt, grant: Grant): Promise<void> {
  switch (attempt.network) {
    case 'x':
      return await finishAccount(deps, actor, attempt, await signedInOnX(deps, attempt, grant))
    case 'mastodon':
      return await finishAccount(deps, actor, attempt, await signedInOnMastodon(deps, attempt, grant))
    case 'facebook':
      return await finishFacebook(deps, attempt, grant)
    default:
      return exhaustive(attempt.network)
  }
}

async function finishAccount(
  deps: SignInDeps,
  actor: Actor,
  attempt: OpenAttempt,
  account: NamedAccount,
): Promise<void> {
  const { network, officeId, languages } = attempt
  const connected = [await connectAccount(deps, { actor, officeId, network, languages, account })]
  await closeAttempt(deps.db, attempt.id, { step: 'connected', connected })
}

async function signedInOnX(deps: SignInDeps, attempt: OpenAttempt, { code }: Grant): Promise<NamedAccount> {
  const given = { code, codeVerifier: attempt.secret, redirectUri: returnAddress(deps, attempt) }
  return await finishXSignIn(signInTo(deps.signIns, 'x'), given, call)
}

async function signedInOnMastodon(
  deps: SignInDeps,
  attempt: OpenAttempt,
  grant: Grant,
): Promise<NamedAccount> {
  const given = { ...grant, secret: attempt.secret, redirectUri: returnAddress(deps, attempt) }
  return await finishMastodonSignIn(signInTo(deps.signIns, 'mastodon'), given, call)
}

async function finishFacebook(deps: SignInDeps, attempt: OpenAttempt, { code }: Grant): Promise<void> {
  const redirectUri = returnAddress(deps, attempt)
  const pages = await finishFacebookSignIn(signInTo(deps.signIns, 'facebook'), { code, redirectUri }, call)
  if (pages.length === 0) {
    throw new DatelineError(
      'conflict',
      'Facebook named no Page of yours. Begin again, and let Dateline see the Pages when Facebook asks which.',
    )
  }
  await keepChoice(deps, attempt.id, JSON.stringify(pages))
}

function returnAddress(deps: SignInDeps, { network, id }: OpenAttempt): string {
  return redirectUriOf(deps, { network, attemptId: id })
}

async function connectPage(
  deps: SignInDeps,
  actor: Actor,
  { officeId, network, languages }: OpenAttempt,
  { externalId, name, accessToken }: ConnectablePage,
): Promise<ConnectedAccount> {
  const accessEndsAt = await endOfAccess(deps, accessToken)
  const account = {
    externalId,
    name,
    credentials: { accessToken },
    ...(accessEndsAt ? { accessEndsAt } : {}),
  }
  return await connectAccount(deps, { actor, officeId, network, languages, account })
}

/** The date is wanted for its warning; where Facebook does not tell it now, the daily look at the channel asks again. */
async function endOfAccess(deps: SignInDeps, accessToken: string): Promise<Date | undefined> {
  try {
    return endOf(await facebookTokenHealth(signInTo(deps.signIns, 'facebook'), accessToken, call))
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return undefined
    throw thrown
  }
}

function pageToPublishOn(offered: readonly ConnectablePage[], id: string): ConnectablePage {
  const page = offered.find(each => each.externalId === id)
  if (page?.mayPublish) return page
  const words = offered.map(each => `${each.externalId} (${each.name})`).join(', ')
  throw new DatelineError(
    'bad-input',
    page
      ? `You may not publish on the Page "${page.name}"; ask its owner for the right to create content.`
      : `Page "${id.slice(0, 60)}" was not among those that Facebook named: ${words}.`,
  )
}
