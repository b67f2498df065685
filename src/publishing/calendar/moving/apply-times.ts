import { sql } from 'kysely'
import type { CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { toJson } from '../../../database/tables.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { Networks } from '../../../networks/adapters.ts'
import { step } from '../../sending/machine.ts'
import { assertNotScheduledAgain } from '../already-scheduled.ts'
import type { ChangeKind } from '../calendar.tables.ts'
import { recordChange, type Undo } from '../changes/calendar-change.ts'
import { renewApproval } from '../renew-approval.ts'
import { asStored } from '../times/stored-plan.ts'
import type { MovedPost } from './moved-post.ts'
import { reportBudget } from './report-budget.ts'

/**
 * Gives posts other times. They keep their id, text, approval and attempts: nothing about sending them changes but when.
 * The caller holds their locks and has checked that they can be moved.
 * @throws DatelineError `not-approved` or `scheduled-again` for a missed post that may not go out any more.
 */
export async function applyTimes(
  { db: trx, clock, networks }: { db: Db; clock: Clock; networks: Networks },
  actor: CurrentActor,
  kind: Extract<ChangeKind, 'move' | 'swap' | 'shift'>,
  moves: readonly MovedPost[],
): Promise<Undo> {
  for (const { post } of moves.filter(each => each.post.state !== 'scheduled')) {
    await renewApproval(trx, post.id)
    await assertNotScheduledAgain(trx, post.id)
  }
  await saveTimes(trx, moves)
  const undo = await recordChange(trx, {
    kind,
    by: actor.id,
    at: clock.now(),
    posts: moves.map(({ post, planned }) => ({
      postId: post.id,
      was: { state: post.state, dueAt: post.dueAt.toISOString(), planned: post.planned },
      became: { state: step(post.state, 'move'), dueAt: planned.dueAt.toISOString() },
    })),
  })
  await recordEvents(
    trx,
    moves.map(({ post, planned }) => ({
      kind: 'post.moved' as const,
      officeId: post.officeId,
      subjectId: post.id,
      data: {
        channelId: post.channelId,
        fence: post.fence,
        wasDueAt: post.dueAt.toISOString(),
        dueAt: planned.dueAt.toISOString(),
      },
    })),
  )
  await writeAudit(
    trx,
    actor,
    clock.now(),
    moves.map(({ post, planned }) => ({
      action: `posts.${kind}`,
      officeId: post.officeId,
      subjectKind: 'post',
      subjectId: post.id,
      detail: {
        wasDueAt: post.dueAt.toISOString(),
        dueAt: planned.dueAt.toISOString(),
        conflicts: planned.conflicts.map(conflict => conflict.kind),
        changeId: undo.changeId,
      },
    })),
  )
  await reportBudget({ db: trx, clock, networks }, moves)
  return undo
}

/** One statement, however many: a post that is late has another time, and may be late again. */
async function saveTimes(trx: Db, moves: readonly MovedPost[]): Promise<void> {
  await sql`
    update post p set state = moved.state, due_at = moved.due_at, next_at = moved.due_at, planned = moved.planned::jsonb,
      late_at = null, released_at = null, reason = null
    from unnest(${moves.map(({ post }) => post.id)}::uuid[],
      ${moves.map(({ post }) => step(post.state, 'move'))}::text[],
      ${moves.map(({ planned }) => planned.dueAt.toISOString())}::timestamptz[],
      ${moves.map(({ planned }) => toJson(asStored(planned)))}::text[]) as moved(id, state, due_at, planned)
    where p.id = moved.id`.execute(trx)
}
