import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'

// Stopping takes effect at the next claim, which checks all three scopes; what was rung already finds itself stopped.

/** What a person stops or resumes. Everything takes the role in every office. */
export type StopScope =
  | { scope: 'channel'; channelId: string }
  | { scope: 'office'; officeId: string }
  | { scope: 'everything' }

interface StopDeps {
  db: Db
  clock: Clock
}

interface StopInput {
  actor: Actor
  target: StopScope
  /** Why, in 1 to 500 characters; shown to everyone whose posts wait. */
  reason: string
}

/**
 * Stops a channel, all channels of an office, or everything, until a person resumes it. What is stopped already keeps
 * its first reason. Throws `stop-reason-invalid`, `channel-not-found`, `office-not-found`, `needs-role-everywhere`.
 */
export async function stop(deps: StopDeps, { actor, target, reason }: StopInput): Promise<void> {
  await change(deps, actor, target, { action: 'stop', reason })
}

/** Lets a channel, an office or everything post again; what lies within it and was stopped by itself stays stopped. */
export async function resume(deps: StopDeps, { actor, target, reason }: StopInput): Promise<void> {
  await change(deps, actor, target, { action: 'resume', reason })
}

interface Change {
  action: 'stop' | 'resume'
  reason: string
}

async function change(deps: StopDeps, by: Actor, target: StopScope, given: Change): Promise<void> {
  const { action } = given
  const reason = checkReason(given.reason)
  await actingAs(deps.db, by, async (trx, actor) => {
    const { officeId, subjectId } = await placeOf(trx, actor, target, `posts.${action}`)
    if (!(await marked(trx, target, action === 'stop' ? { by: actor.id, reason } : undefined))) return
    const kind = `${target.scope}.${action === 'stop' ? 'stopped' : 'resumed'}` as const
    await recordEvents(trx, [{ kind, officeId, subjectId, data: { by: actor.id, reason } }])
    await writeAudit(trx, actor, deps.clock.now(), [
      {
        action: `${target.scope}.${action}`,
        officeId,
        subjectKind: target.scope,
        subjectId,
        detail: { reason },
      },
    ])
  })
}

function checkReason(reason: string): string {
  const text = reason.trim()
  if (text.length >= 1 && text.length <= 500) return text
  throw new DatelineError('stop-reason-invalid', { length: text.length })
}

/** The office and the subject of a change, once the actor may make it. */
async function placeOf(
  trx: Db,
  actor: CurrentActor,
  target: StopScope,
  action: 'posts.stop' | 'posts.resume',
): Promise<{ officeId: string | null; subjectId: string }> {
  if (target.scope === 'everything') {
    if (may(actor, action, '*')) return { officeId: null, subjectId: 'everything' }
    throw new DatelineError('needs-role-everywhere', { action })
  }
  if (target.scope === 'office') {
    assertMay(actor, action, target.officeId)
    await assertOffice(trx, target.officeId)
    return { officeId: target.officeId, subjectId: target.officeId }
  }
  const officeId = await officeOfChannel(trx, target.channelId)
  assertMay(actor, action, officeId, () => channelNotFound(target.channelId))
  return { officeId, subjectId: target.channelId }
}

async function officeOfChannel(db: Db, channelId: string): Promise<string> {
  const channel = await db
    .selectFrom('channel')
    .select('office_id')
    .where('id', '=', channelId)
    .executeTakeFirst()
  if (channel) return channel.office_id
  throw channelNotFound(channelId)
}

function channelNotFound(channelId: string): DatelineError {
  return new DatelineError('channel-not-found', { channelId })
}

async function assertOffice(db: Db, officeId: string): Promise<void> {
  const office = await db.selectFrom('office').select('id').where('id', '=', officeId).executeTakeFirst()
  if (!office) throw new DatelineError('office-not-found', { officeId })
}

/** Writes the stop, or takes it away; false where that is how it stands already. */
async function marked(
  trx: Db,
  target: StopScope,
  given: { by: string; reason: string } | undefined,
): Promise<boolean> {
  if (target.scope === 'everything') return await markEverything(trx, given)
  const values = {
    stopped_at: given ? sql<Date>`now()` : null,
    stopped_by: given?.by ?? null,
    stopped_reason: given?.reason ?? null,
  }
  const changed = await trx
    .updateTable(target.scope)
    .set(values)
    .where('id', '=', target.scope === 'channel' ? target.channelId : target.officeId)
    .where('stopped_at', given ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

async function markEverything(trx: Db, given: { by: string; reason: string } | undefined): Promise<boolean> {
  const changed = given
    ? await trx
        .insertInto('emergency_stop')
        .values({ stopped_at: sql<Date>`now()`, stopped_by: given.by, reason: given.reason })
        .onConflict(conflict => conflict.doNothing())
        .returning('id')
        .executeTakeFirst()
    : await trx.deleteFrom('emergency_stop').returning('id').executeTakeFirst()
  return changed !== undefined
}
