import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import type { AccountDeps } from '../../channels/tokens/account-deps.ts'
import { askNetwork } from '../../channels/tokens/ask-network.ts'
import { freshAccount } from '../../channels/tokens/fresh-account.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { networkOf } from '../../networks/adapters.ts'
import { NetworkFailureError, type NetworkName, type RemotePost } from '../../networks/network.ts'
import { renewApproval } from '../calendar/renew-approval.ts'
import type { PostState } from '../post-state.ts'
import { adoptComment } from '../sending/comments/record-comment.ts'
import { type PostEvent, statesThatTake, step } from '../sending/machine.ts'
import { isCommentNamedBy } from './named-by.ts'

const call = { timeoutMs: 15_000 }

/** Looked back before the first attempt: clocks of a network and of ours may be a zone apart, in milliseconds. */
const clockRoomMs = 86_400_000

interface CommentAtRest {
  postId: string
  officeId: string
  channelId: string
  network: NetworkName
  handle: string
  state: PostState
  fence: number
  parentExternalId: string | null
  firstAttemptAt: Date | null
}

/**
 * "It is there": the comments below the post are read, and the one that is named is the first comment from then on.
 * @param input.reference the network's id of the comment, or its address there.
 * @throws DatelineError `comment-not-there`, `comment-state-wrong`, `account-unreadable`; `not-found`, `not-allowed`.
 */
export async function adoptCommentFromPost(
  deps: AccountDeps,
  input: { actor: Actor; postId: string; reference: string },
): Promise<void> {
  const before = await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockComment(trx, actor, input.postId)
    assertTakes(comment, 'adopt-last')
    return comment
  })
  const shown = await commentsBelow(deps, before)
  const found = shown.find(remote => isCommentNamedBy(remote, input.reference.trim()))
  if (!found) {
    const there = shown.slice(0, 5).map(each => each.permalink ?? each.externalId)
    const known =
      there.length > 0 ? `its comments there are ${there.join(', ')}` : 'it shows no comment of the account'
    const reference = input.reference.slice(0, 200)
    throw new DatelineError('comment-not-there', { reference, postId: input.postId, found: known })
  }
  const { externalId, permalink, createdAt: publishedAt } = found
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockComment(trx, actor, input.postId)
    assertTakes(comment, 'adopt-last')
    const isOurs = await adoptComment(trx, comment, { externalId, permalink, publishedAt }, 'needs_attention')
    if (!isOurs) throw new DatelineError('external-id-taken-meanwhile', { externalId })
    await audit(trx, deps, actor, comment, 'posts.adopt-comment', { externalId })
  })
}

/**
 * "Send it once more": the first comment goes out as soon as its channel can.
 * @throws DatelineError `not-approved` while no one who may has approved the content; as `adoptCommentFromPost`.
 */
export async function sendCommentAgain(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; postId: string },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockComment(trx, actor, input.postId)
    assertTakes(comment, 'send-again')
    await renewApproval(trx, input.postId)
    const reason = 'A person asked to send the first comment again.'
    await trx
      .updateTable('first_comment')
      .set({
        state: step(comment.state, 'send-again'),
        next_at: sql<Date>`now()`,
        reason,
        tries: 0,
        looks: 0,
        resends: 0,
      })
      .where('post_id', '=', input.postId)
      .execute()
    await audit(trx, deps, actor, comment, 'posts.send-comment-again', {})
  })
}

/** "Leave it out": nothing more is sent of it. The post stays as it is. Throws as `sendCommentAgain`. */
export async function leaveCommentOut(
  deps: { db: Db; clock: Clock },
  input: { actor: Actor; postId: string },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const comment = await lockComment(trx, actor, input.postId)
    assertTakes(comment, 'cancel')
    await trx
      .updateTable('first_comment')
      .set({ state: step(comment.state, 'cancel'), next_at: null, cancelled_by: actor.id })
      .set({ reason: 'A person left the first comment out.' })
      .where('post_id', '=', input.postId)
      .execute()
    await audit(trx, deps, actor, comment, 'posts.leave-comment', {})
  })
}

async function commentsBelow(deps: AccountDeps, comment: CommentAtRest): Promise<RemotePost[]> {
  const begun = comment.firstAttemptAt ?? deps.clock.now()
  const since = new Date(begun.getTime() - clockRoomMs)
  const network = networkOf(deps.networks, comment.network)
  try {
    const account = await freshAccount(deps, comment.channelId)
    const read = async () =>
      (await network.findComments?.(account, comment.parentExternalId ?? '', since, call)) ?? []
    return await askNetwork(deps.log, comment.network, read)
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError)) throw thrown
    throw new DatelineError('account-unreadable', { handle: comment.handle, reason: thrown.failure.reason })
  }
}

/** Locks the row: a worker that claims it at this moment comes before or after. Throws `not-found`, `not-allowed`. */
async function lockComment(trx: Db, actor: CurrentActor, postId: string): Promise<CommentAtRest> {
  const post = await trx.selectFrom('post').select('office_id').where('id', '=', postId).executeTakeFirst()
  const notFound = () => new DatelineError('post-not-found', { postId })
  if (!post) throw notFound()
  assertMay(actor, 'posts.settle', post.office_id, notFound)
  const { rows } = await sql<CommentAtRest>`
    select f.post_id as "postId", p.office_id as "officeId", p.channel_id as "channelId", c.network, c.handle, f.state,
      f.fence, (select external_id from segment where post_id = p.id and position = 0) as "parentExternalId",
      (select min(started_at) from comment_attempt where post_id = p.id) as "firstAttemptAt"
    from first_comment f join post p on p.id = f.post_id join channel c on c.id = p.channel_id
    where f.post_id = ${postId} for update of f`.execute(trx)
  const [comment] = rows
  if (!comment) throw new DatelineError('no-first-comment', { postId })
  return comment
}

function assertTakes(comment: CommentAtRest, event: PostEvent): void {
  const states = statesThatTake(event)
  if (states.includes(comment.state)) return
  const { postId, state } = comment
  throw new DatelineError('comment-state-wrong', { postId, state, states: states.join(', ') }, { state })
}

async function audit(
  trx: Db,
  deps: { clock: Clock },
  actor: CurrentActor,
  { officeId, postId }: CommentAtRest,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await writeAudit(trx, actor, deps.clock.now(), [
    { action, officeId, subjectKind: 'post', subjectId: postId, detail },
  ])
}
