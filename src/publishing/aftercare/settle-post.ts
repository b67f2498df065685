import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { assertNotScheduledAgain } from '../calendar/already-scheduled.ts'
import type { StoredPlan } from '../calendar/calendar.tables.ts'
import { recordChange, type Undo } from '../calendar/changes/calendar-change.ts'
import { isRestorable } from '../calendar/moving/undo-change.ts'
import { renewApproval } from '../calendar/renew-approval.ts'
import type { PostState } from '../post-state.ts'
import { adopt } from '../sending/doubt/doubt.ts'
import { type PostEvent, statesThatTake, step } from '../sending/machine.ts'

interface Deps {
  db: Db
  clock: Clock
}

interface PostAtRest {
  id: string
  office_id: string
  channel_id: string
  state: PostState
  fence: number
  due_at: Date
  planned: StoredPlan
}

/**
 * Gives a post in doubt the id that its account shows; `adoptFromAccount` asks the network before.
 * @param input.externalId the network's id of it.
 * @param input.publishedAt when it went out, UTC; now when not given.
 * @throws DatelineError `conflict` when the post is not in doubt, or the id belongs to another post of its channel.
 */
export async function adoptByHand(
  deps: Deps,
  input: { actor: Actor; postId: string; externalId: string; permalink?: string; publishedAt?: Date },
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const post = await lockPost(trx, input.postId)
    assertMay(actor, 'posts.settle', post.office_id, () => postNotFound(post.id))
    const open = await trx
      .selectFrom('segment')
      .select('position')
      .where('post_id', '=', post.id)
      .where('external_id', 'is', null)
      .orderBy('position')
      .execute()
    const [segment, ...more] = open
    const event = more.length === 0 ? 'adopt-last' : 'adopt-more-to-send'
    assertTakes(post, event)
    if (!segment) throw new DatelineError('no-segment-in-doubt', { postId: post.id })
    const owner = await ownerOnChannel(trx, post, input.externalId)
    if (owner) throw new DatelineError('external-id-taken', { externalId: input.externalId, postId: owner })
    const isOurs = await adopt(trx, {
      postId: post.id,
      fence: post.fence,
      position: segment.position,
      externalId: input.externalId,
      permalink: input.permalink,
      publishedAt: input.publishedAt,
      from: 'needs_attention',
      to: step(post.state, event) === 'published' ? 'published' : 'retry_wait',
    })
    if (!isOurs) throw new DatelineError('external-id-taken-meanwhile', { externalId: input.externalId })
    await audit(trx, deps, actor, post, 'posts.adopt', { externalId: input.externalId })
  })
}

/**
 * "Send it again", or after a recall "send the rest". The post goes out as soon as its channel can, word for word,
 * however late it is, and not before its due time.
 * @throws DatelineError `conflict` when the post does not wait for a person, or was scheduled again meanwhile;
 * `not-approved` while no one who may has approved its content.
 */
export async function sendAgain(deps: Deps, input: { actor: Actor; postId: string }): Promise<void> {
  await sendAgainFrom(deps, input, post => assertTakes(post, 'send-again'))
}

async function sendAgainFrom(
  deps: Deps,
  input: { actor: Actor; postId: string },
  assertAllowed: (post: PostAtRest) => void,
): Promise<void> {
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    await lockChannelOf(trx, input.postId)
    const post = await lockPost(trx, input.postId)
    assertMay(actor, 'posts.settle', post.office_id, () => postNotFound(post.id))
    assertAllowed(post)
    await renewApproval(trx, post.id)
    await assertNotScheduledAgain(trx, post.id)
    await trx
      .updateTable('post')
      .set({
        state: step(post.state, 'send-again'),
        next_at: sql<Date>`greatest(now(), due_at)`,
        released_at: sql<Date>`now()`,
        tries: 0,
        looks: 0,
        resends: 0,
      })
      .set({ reason: 'A person asked to send it again.' })
      .where('id', '=', post.id)
      .execute()
    // Whatever the network made of its files: it gets new ones.
    await trx
      .updateTable('segment')
      .set({ media_handles: [], handles_at: null })
      .where('post_id', '=', post.id)
      .where('external_id', 'is', null)
      .execute()
    await recordEvents(trx, [
      {
        kind: 'post.released',
        officeId: post.office_id,
        subjectId: post.id,
        data: { channelId: post.channel_id, fence: post.fence, how: 'again' },
      },
    ])
    await audit(trx, deps, actor, post, 'posts.send-again', {})
  })
}

/**
 * Sends a post once more that its network refused for good: by then a person has put right what it named.
 * @throws DatelineError `post-not-failed` for any other; otherwise as `sendAgain`.
 */
export async function retryPost(deps: Deps, input: { actor: Actor; postId: string }): Promise<void> {
  await sendAgainFrom(deps, input, post => {
    if (post.state === 'failed') return
    throw new DatelineError('post-not-failed', { postId: post.id, state: post.state })
  })
}

/**
 * Takes a post off the schedule that is not out and of which nothing is in flight. What is out of a thread stays out,
 * and the rest is not sent.
 * @returns how to undo it; null where anything of it had been tried.
 */
export async function cancelPost(
  deps: Deps,
  input: { actor: Actor; postId: string; reason?: string },
): Promise<Undo | null> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    const post = await lockPost(trx, input.postId)
    assertMay(actor, 'posts.schedule', post.office_id, () => postNotFound(post.id))
    assertTakes(post, 'cancel')
    await trx
      .updateTable('post')
      .set({
        state: step(post.state, 'cancel'),
        next_at: null,
        cancelled_by: actor.id,
        reason: input.reason ?? 'Cancelled by a person.',
      })
      .where('id', '=', post.id)
      .execute()
    await audit(trx, deps, actor, post, 'posts.cancel', { reason: input.reason ?? null })
    const { state, due_at, planned } = post
    const was = { state, dueAt: due_at.toISOString() }
    const undo = await recordChange(trx, {
      kind: 'cancel',
      by: actor.id,
      at: deps.clock.now(),
      posts: [
        { postId: post.id, was: { ...was, planned }, became: { ...was, state: step(state, 'cancel') } },
      ],
    })
    return isRestorable(was) ? undo : null
  })
}

/** Ids are one network account's own, and what another office has is not for this one to read. */
async function ownerOnChannel(trx: Db, post: PostAtRest, externalId: string): Promise<string | undefined> {
  const owner = await trx
    .selectFrom('segment')
    .innerJoin('post', 'post.id', 'segment.post_id')
    .select('post.id')
    .where('segment.external_id', '=', externalId)
    .where('post.channel_id', '=', post.channel_id)
    .executeTakeFirst()
  return owner?.id
}

/** Locks the row: a worker that claims it at this moment comes before or after, never in between. */
async function lockPost(trx: Db, postId: string): Promise<PostAtRest> {
  const post = await trx
    .selectFrom('post')
    .select(['id', 'office_id', 'channel_id', 'state', 'fence', 'due_at', 'planned'])
    .where('id', '=', postId)
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw postNotFound(postId)
  return post
}

function postNotFound(postId: string): DatelineError {
  return new DatelineError('post-not-found', { postId })
}

/** As scheduling locks it, and before the post as there: the same content is not scheduled at this moment. */
async function lockChannelOf(trx: Db, postId: string): Promise<void> {
  await sql`
    select from channel where id = (select channel_id from post where id = ${postId}) for update`.execute(trx)
}

function assertTakes(post: PostAtRest, event: PostEvent): void {
  const states = statesThatTake(event)
  if (states.includes(post.state)) return
  throw new DatelineError('post-state-wrong', {
    postId: post.id,
    state: post.state,
    states: states.join(', '),
  })
}

async function audit(
  trx: Db,
  deps: Deps,
  actor: CurrentActor,
  post: PostAtRest,
  action: string,
  detail: Record<string, unknown>,
) {
  await writeAudit(trx, actor, deps.clock.now(), [
    { action, officeId: post.office_id, subjectKind: 'post', subjectId: post.id, detail },
  ])
}
