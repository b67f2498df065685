import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import type { AccountDeps } from '../../channels/tokens/account-deps.ts'
import { askNetwork } from '../../channels/tokens/ask-network.ts'
import { freshAccount } from '../../channels/tokens/fresh-account.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { networkOf } from '../../networks/adapters.ts'
import { NetworkFailureError, type NetworkName, type RemotePost } from '../../networks/network.ts'
import { networkLabel } from '../../networks/profiles.ts'
import { isNamedBy } from './named-by.ts'
import { adoptByHand } from './settle-post.ts'

const call = { timeoutMs: 15_000 }

/** Looked back before the first attempt: clocks of a network and of ours may be a zone apart, in milliseconds. */
const clockRoomMs = 86_400_000

/**
 * "It is there: this one." A person names the post that an attempt in doubt made; the account's own posts are read, and
 * only one of these is adopted, with the link that the network gives. An id is never believed: one of another account
 * would bring its figures and its link in here.
 * @param input.reference the network's id of the post, or its address there.
 * @throws DatelineError `not-found`, `not-allowed`; `not-on-account` when the account shows no such post, `conflict`
 * when it belongs to another post or this one is not in doubt, `unavailable` when the account cannot be read now.
 */
export async function adoptFromAccount(
  deps: AccountDeps,
  input: { actor: Actor; postId: string; reference: string },
): Promise<void> {
  const post = await postInDoubt(deps.db, input.actor, input.postId)
  const shown = await postsOnAccount(deps, post)
  const found = shown.find(remote => isNamedBy(remote, input.reference.trim()))
  if (!found) throw notOnAccount(post, input.reference, shown)
  await adoptByHand(deps, {
    actor: input.actor,
    postId: post.id,
    externalId: found.externalId,
    ...(found.permalink ? { permalink: found.permalink } : {}),
    publishedAt: found.createdAt,
  })
}

interface PostInDoubt {
  id: string
  channelId: string
  network: NetworkName
  handle: string
  /** UTC; undefined when nothing was ever sent. */
  firstAttemptAt: Date | undefined
}

async function postInDoubt(db: Db, by: Actor, postId: string): Promise<PostInDoubt> {
  const row = await db
    .selectFrom('post')
    .innerJoin('channel', 'channel.id', 'post.channel_id')
    .select(eb => [
      'post.id',
      'post.office_id',
      'post.channel_id',
      'channel.network',
      'channel.handle',
      eb
        .selectFrom('attempt')
        .select(attempt => attempt.fn.min('attempt.started_at').as('first'))
        .whereRef('attempt.post_id', '=', 'post.id')
        .as('first'),
    ])
    .where('post.id', '=', postId)
    .executeTakeFirst()
  if (!row) throw new DatelineError('post-not-found', { postId })
  await actingAs(db, by, async (_trx, actor) =>
    assertMay(actor, 'posts.settle', row.office_id, () => new DatelineError('post-not-found', { postId })),
  )
  const { id, network, handle, first } = row
  return { id, channelId: row.channel_id, network, handle, firstAttemptAt: first ?? undefined }
}

async function postsOnAccount(deps: AccountDeps, post: PostInDoubt): Promise<RemotePost[]> {
  const begun = post.firstAttemptAt ?? deps.clock.now()
  const since = new Date(begun.getTime() - clockRoomMs)
  try {
    const account = await freshAccount(deps, post.channelId)
    const network = networkOf(deps.networks, post.network)
    return await askNetwork(deps.log, post.network, () => network.findRecentPosts(account, since, call))
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError)) throw thrown
    throw new DatelineError('account-unreadable', { handle: post.handle, reason: thrown.failure.reason })
  }
}

function notOnAccount(post: PostInDoubt, reference: string, shown: readonly RemotePost[]): DatelineError {
  const newest = shown.slice(0, 5).map(({ externalId, permalink }) => permalink ?? externalId)
  const there =
    newest.length > 0 ? `its newest posts are ${newest.join(', ')}` : 'it has no post of that time'
  return new DatelineError('not-on-account', {
    reference: reference.slice(0, 200),
    handle: post.handle,
    network: networkLabel(post.network),
    found: there,
  })
}
