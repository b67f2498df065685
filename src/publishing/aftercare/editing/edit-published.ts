import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { AccountDeps } from '../../../channels/tokens/account-deps.ts'
import { askNetwork } from '../../../channels/tokens/ask-network.ts'
import { freshAccount } from '../../../channels/tokens/fresh-account.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import { type Moment, momentOf, msSince } from '../../../core/time/elapsed.ts'
import type { Db } from '../../../database/connect.ts'
import { networkOf } from '../../../networks/adapters.ts'
import { type NetworkFailure, NetworkFailureError } from '../../../networks/network.ts'
import { approvedItem } from '../../calendar/approved-items.ts'
import { layOutLong, withLayouts } from '../../composing/layouts.ts'
import { gatherMaterials } from '../../composing/render-posts.ts'
import { type EditPlan, planEdit, postToEdit } from './plan-edit.ts'
import { recordEdit } from './record-edit.ts'

interface EditInput {
  actor: Actor
  postId: string
  /** Only show what would change. */
  dryRun?: boolean
}

export interface EditedPost {
  dryRun: boolean
  changes: { position: number; was: string; text: string }[]
}

/** An edit that is written down, and that no one else makes now. */
export interface BegunEdit {
  id: string
  plan: EditPlan
  change: EditPlan['changes'][number]
  /** Before it was written down. */
  from: Moment
}

/** For the whole call of the network, in milliseconds. */
const callMs = 15_000
/** A process that was held up so long since it wrote the edit down does not send it, in milliseconds. */
const sendWithinMs = 60_000
/** From the intent on, a request may still land so long, in seconds: the wait, the call, and what a late write may take. */
const settledAfterSeconds = 90

/**
 * Gives a published post the words of its item's newly approved revision, where its network allows it, part by part. Each edit
 * is written down before its network is asked, under an approval that stands in that statement; what is not known to have
 * come through is looked up later (`settleEdits`). An edit never makes a second post.
 * @throws DatelineError of `planEdit`; `edit-refused`, `edit-failed`, `edit-unknown`.
 */
export async function editPublished(deps: AccountDeps, input: EditInput): Promise<EditedPost> {
  const changes: EditedPost['changes'] = []
  for (;;) {
    const begun = await beginEdit(deps, input)
    if (!('id' in begun)) return { dryRun: true, changes: begun.changes.map(shown) }
    const failure = await sendEdit(deps, begun)
    await recordEdit(deps, input.actor, begun, failure)
    if (failure) throw forPeople(failure)
    changes.push(shown(begun.change))
    if (begun.plan.changes.length === 1) return { dryRun: false, changes }
  }
}

/** Writes the next edit down; a dry run gets what there would be to do. */
export async function beginEdit(deps: AccountDeps, input: EditInput): Promise<BegunEdit | EditPlan> {
  return await withLayouts(
    layouts => {
      const from = momentOf(deps.clock)
      return actingAs(deps.db, input.actor, async (trx, actor) => {
        await lockPost(trx, input.postId)
        const plan = await planEdit(
          { ...deps, db: trx },
          actor,
          await postToEdit(trx, actor, input.postId),
          layouts,
        )
        const [change] = plan.changes
        if (input.dryRun || !change) return plan
        const id = newId()
        await trx
          .insertInto('post_edit')
          .values({
            id,
            post_id: plan.postId,
            position: change.position,
            approval_id: plan.approved.approvalId,
            content_hash: plan.approved.contentHash,
            was_text: change.was,
            text: change.text,
            parts_left: plan.changes.length - 1,
            asked_by: actor.id,
            next_at: sql<Date>`now() + make_interval(secs => ${settledAfterSeconds}::int)`,
          })
          .execute()
        await writeAudit(trx, actor, deps.clock.now(), [
          {
            action: 'posts.edit',
            officeId: plan.officeId,
            subjectKind: 'post',
            subjectId: plan.postId,
            detail: { editId: id, position: change.position, contentHash: plan.approved.contentHash },
          },
        ])
        return { id, plan, change, from }
      })
    },
    async () => {
      const post = await postToEdit(deps.db, input.actor, input.postId)
      const { officeId, content } = await approvedItem(deps.db, post.newsItemId)
      const materials = await gatherMaterials(deps, { officeId, content, channelIds: [post.channelId] })
      return await layOutLong(
        materials.map(material => material.format),
        input.actor.id,
      )
    },
  )
}

async function lockPost(trx: Db, postId: string): Promise<void> {
  await sql`select from post where id = ${postId} for update`.execute(trx)
}

/**
 * Asks the network once, unless the edit may have been looked up by now. Undefined where it has taken the edit; the time is
 * asked in the turn in which the first byte would leave.
 */
export async function sendEdit(
  deps: AccountDeps,
  { plan, change, from }: BegunEdit,
): Promise<NetworkFailure | undefined> {
  const network = networkOf(deps.networks, plan.network)
  try {
    const account = await freshAccount(deps, plan.channelId)
    const edit = { text: change.text, language: plan.language }
    const isTooLate = () => msSince(deps.clock, from) >= sendWithinMs
    if (isTooLate()) return tooLate
    await askNetwork(
      deps.log,
      plan.network,
      async () =>
        await network.editPost?.(account, change.externalId, edit, { timeoutMs: callMs, isTooLate }),
    )
    return undefined
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return thrown.failure
    throw thrown
  }
}

const tooLate: NetworkFailure = {
  type: 'not-sent',
  code: 'too-late',
  reason: 'Dateline was held up and did not send it.',
}

function shown({ position, was, text }: EditPlan['changes'][number]) {
  return { position, was, text }
}

function forPeople({ type, reason }: NetworkFailure): DatelineError {
  if (type === 'unknown') return new DatelineError('edit-unknown', { reason })
  const isAway = type === 'not-sent' || type === 'rate-limited'
  return new DatelineError(isAway ? 'edit-failed' : 'edit-refused', { reason })
}
