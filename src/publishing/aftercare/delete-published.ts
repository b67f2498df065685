import { actingAs, recordingWhatHappened } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import type { AccountDeps } from '../../channels/tokens/account-deps.ts'
import { askNetwork } from '../../channels/tokens/ask-network.ts'
import { freshAccount, renewedAccount } from '../../channels/tokens/fresh-account.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { networkOf } from '../../networks/adapters.ts'
import {
  type Account,
  type NetworkFailure,
  NetworkFailureError,
  type NetworkName,
} from '../../networks/network.ts'
import { networkLabel } from '../../networks/profiles.ts'
import type { PostState } from '../post-state.ts'

/** States in which nothing of a post will be sent any more, so that what is out may go. */
const settled: readonly PostState[] = ['published', 'cancelled']
const call = { timeoutMs: 15_000 }
/** Clocks of a network and of ours may be set to other zones: a post is looked for from this long before it went out. */
const clockRoomMs = 16 * 3_600_000

/**
 * Takes a published post off its network, the last part of a thread first. The post, its words and its figures stay
 * in the record, with when and why it went. What was done holds when a later part fails: asking again goes on there.
 * A part that is gone from the network already counts as taken off.
 * @returns how many parts were taken off now.
 * @throws DatelineError `not-found`, `not-allowed`; `conflict` while something of it may still be sent, when nothing
 * of it is out, or when the network refuses; `unavailable` when the network did not say how it went.
 */
export async function deletePublished(
  deps: AccountDeps,
  input: { actor: Actor; postId: string; reason?: string },
): Promise<{ deleted: number }> {
  const post = await postToDelete(deps.db, input.actor, input.postId)
  const reason = input.reason ?? 'no reason was given'
  let account = await accountOrRefusal(() => freshAccount(deps, post.channelId))
  for (const part of post.parts) {
    await assertStillMay(deps.db, input.actor, post.officeId)
    account = await takeOff(deps, post, account, part)
    await recordDeletion(deps, input.actor, post, part, reason)
  }
  return { deleted: post.parts.length }
}

/** What is deleted does not come back, so the person's standing is read again before each part. */
async function assertStillMay(db: Db, by: Actor, officeId: string): Promise<void> {
  await actingAs(db, by, async (_trx, actor) => assertMay(actor, 'posts.settle', officeId))
}

interface PostOut {
  id: string
  officeId: string
  channelId: string
  network: NetworkName
  /** Those that are out, last first. */
  parts: Part[]
}

interface Part {
  position: number
  externalId: string
  publishedAt: Date
}

async function postToDelete(db: Db, actor: Actor, postId: string): Promise<PostOut> {
  const post = await db
    .selectFrom('post')
    .innerJoin('channel', 'channel.id', 'post.channel_id')
    .select(['post.id', 'post.office_id', 'post.state', 'post.channel_id', 'post.created_at', 'network'])
    .where('post.id', '=', postId)
    .executeTakeFirst()
  const notFound = () => new DatelineError('post-not-found', { postId })
  if (!post) throw notFound()
  refuseEarly(actor, 'posts.settle', post.office_id, notFound)
  if (!settled.includes(post.state)) {
    throw new DatelineError('post-not-settled', { postId, state: post.state, states: settled.join(' or ') })
  }
  const rows = await db
    .selectFrom('segment')
    .select(['position', 'external_id', 'published_at'])
    .where('post_id', '=', postId)
    .where('external_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .orderBy('position', 'desc')
    .execute()
  const parts = rows.map(row => ({
    position: row.position,
    externalId: row.external_id ?? '',
    publishedAt: row.published_at ?? post.created_at,
  }))
  if (parts.length === 0)
    throw new DatelineError('post-not-online', { postId, network: networkLabel(post.network) })
  return { id: post.id, officeId: post.office_id, channelId: post.channel_id, network: post.network, parts }
}

/** @returns the account that worked. */
async function takeOff(deps: AccountDeps, post: PostOut, account: Account, part: Part): Promise<Account> {
  const failure = await tryToDelete(deps, post, account, part)
  if (!failure) return account
  if (failure.type === 'channel-blocked' && failure.remedy === 'reconnect') {
    const renewed = await accountOrRefusal(() => renewedAccount(deps, account))
    const again = await tryToDelete(deps, post, renewed, part)
    if (again) throw forPeople(again)
    return renewed
  }
  if (failure.type === 'rejected' && (await isGone(deps, post, account, part))) return account
  throw forPeople(failure)
}

async function tryToDelete(
  deps: AccountDeps,
  post: PostOut,
  account: Account,
  part: Part,
): Promise<NetworkFailure | undefined> {
  const network = networkOf(deps.networks, post.network)
  try {
    await askNetwork(deps.log, post.network, () => network.deletePost(account, part.externalId, call))
    return undefined
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return thrown.failure
    throw thrown
  }
}

/** Networks refuse to delete what is not there; whether that is so, only the account's own posts tell for sure. */
async function isGone(deps: AccountDeps, post: PostOut, account: Account, part: Part): Promise<boolean> {
  const network = networkOf(deps.networks, post.network)
  const since = new Date(part.publishedAt.getTime() - clockRoomMs)
  try {
    const shown = await askNetwork(deps.log, post.network, () =>
      network.findRecentPosts(account, since, call),
    )
    return shown.every(each => each.externalId !== part.externalId)
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return false
    throw thrown
  }
}

async function recordDeletion(
  deps: AccountDeps,
  by: Actor,
  post: PostOut,
  { position, externalId }: Part,
  reason: string,
): Promise<void> {
  const at = deps.clock.now()
  await recordingWhatHappened(deps.db, by, async (trx, actor) => {
    await trx
      .updateTable('segment')
      .set({ deleted_at: at })
      .where('post_id', '=', post.id)
      .where('position', '=', position)
      .execute()
    await trx
      .updateTable('post')
      .set({ reason: `Deleted from ${networkLabel(post.network)} by a person: ${reason}` })
      .where('id', '=', post.id)
      .execute()
    await recordEvents(trx, [
      {
        kind: 'post.deleted',
        officeId: post.officeId,
        subjectId: post.id,
        data: { channelId: post.channelId, position },
      },
    ])
    await writeAudit(trx, actor, at, [
      {
        action: 'posts.delete-published',
        officeId: post.officeId,
        subjectKind: 'post',
        subjectId: post.id,
        detail: { position, externalId, reason },
      },
    ])
  })
}

async function accountOrRefusal(getAccount: () => Promise<Account>): Promise<Account> {
  try {
    return await getAccount()
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) throw forPeople(thrown.failure)
    throw thrown
  }
}

function forPeople({ type, reason }: NetworkFailure): DatelineError {
  if (type === 'unknown') {
    return new DatelineError('deletion-unknown', { reason })
  }
  const isAway = type === 'not-sent' || type === 'rate-limited'
  return new DatelineError(isAway ? 'deletion-failed' : 'deletion-refused', { reason })
}
