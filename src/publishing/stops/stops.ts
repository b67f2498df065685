import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, may } from '../../access/policy.ts'
import type { Clock } from '../../core/clock.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'

// Stopping takes effect at the next claim, which checks all three; what was rung already finds itself stopped.

interface StopDeps {
  db: Db
  clock: Clock
}

/** Stops a channel until a person resumes it. Already stopped, it keeps its first reason. Throws `bad-input` without a reason. */
export async function stopChannel(
  deps: StopDeps,
  input: { actor: Actor; channelId: string; reason: string },
): Promise<void> {
  const reason = checkReason(input.reason)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const officeId = await officeOfChannel(trx, input.channelId)
    assertMay(actor, 'posts.stop', officeId, () => channelNotFound(input.channelId))
    const held = await trx
      .updateTable('channel')
      .set({ held_at: sql<Date>`now()`, held_by: actor.id, held_reason: reason })
      .where('id', '=', input.channelId)
      .where('held_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (held) await record(trx, deps, actor, 'channel.hold', officeId, 'channel', input.channelId, reason)
  })
}

/** Lets a stopped channel post again. */
export async function resumeChannel(
  deps: StopDeps,
  input: { actor: Actor; channelId: string; reason: string },
): Promise<void> {
  const reason = checkReason(input.reason)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    const officeId = await officeOfChannel(trx, input.channelId)
    assertMay(actor, 'posts.resume', officeId, () => channelNotFound(input.channelId))
    const resumed = await trx
      .updateTable('channel')
      .set({ held_at: null, held_by: null, held_reason: null })
      .where('id', '=', input.channelId)
      .where('held_at', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (resumed)
      await record(trx, deps, actor, 'channel.resume', officeId, 'channel', input.channelId, reason)
  })
}

/** Stops all channels of an office. */
export async function stopOffice(
  deps: StopDeps,
  input: { actor: Actor; officeId: string; reason: string },
): Promise<void> {
  const reason = checkReason(input.reason)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'posts.stop', input.officeId)
    await assertOffice(trx, input.officeId)
    const stopped = await trx
      .updateTable('office')
      .set({ stopped_at: sql<Date>`now()`, stopped_by: actor.id, stopped_reason: reason })
      .where('id', '=', input.officeId)
      .where('stopped_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (stopped)
      await record(trx, deps, actor, 'office.stop', input.officeId, 'office', input.officeId, reason)
  })
}

/** Lets the channels of an office post again, except those stopped by themselves. */
export async function resumeOffice(
  deps: StopDeps,
  input: { actor: Actor; officeId: string; reason: string },
): Promise<void> {
  const reason = checkReason(input.reason)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'posts.resume', input.officeId)
    await assertOffice(trx, input.officeId)
    const resumed = await trx
      .updateTable('office')
      .set({ stopped_at: null, stopped_by: null, stopped_reason: null })
      .where('id', '=', input.officeId)
      .where('stopped_at', 'is not', null)
      .returning('id')
      .executeTakeFirst()
    if (resumed)
      await record(trx, deps, actor, 'office.resume', input.officeId, 'office', input.officeId, reason)
  })
}

/** The emergency stop: nothing is sent anywhere. Takes the role for every office. */
export async function stopEverything(deps: StopDeps, input: { actor: Actor; reason: string }): Promise<void> {
  const reason = checkReason(input.reason)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'posts.stop')
    const stopped = await trx
      .insertInto('emergency_stop')
      .values({ stopped_at: sql<Date>`now()`, stopped_by: actor.id, reason })
      .onConflict(conflict => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (stopped) await record(trx, deps, actor, 'everything.stop', null, 'everything', 'everything', reason)
  })
}

/** Ends the emergency stop; offices and channels stopped by themselves stay so. */
export async function resumeEverything(
  deps: StopDeps,
  input: { actor: Actor; reason: string },
): Promise<void> {
  const reason = checkReason(input.reason)
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMayEverywhere(actor, 'posts.resume')
    const resumed = await trx.deleteFrom('emergency_stop').returning('id').executeTakeFirst()
    if (resumed) await record(trx, deps, actor, 'everything.resume', null, 'everything', 'everything', reason)
  })
}

function checkReason(reason: string): string {
  const text = reason.trim()
  if (text.length >= 1 && text.length <= 500) return text
  throw new DatelineError('stop-reason-invalid', { length: text.length })
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

function assertMayEverywhere(actor: CurrentActor, action: 'posts.stop' | 'posts.resume'): void {
  if (may(actor, action, '*')) return
  throw new DatelineError('needs-role-everywhere', { action })
}

/** The event that stands beside each entry of the audit log. */
const kinds = {
  'channel.hold': 'channel.stopped',
  'channel.resume': 'channel.resumed',
  'office.stop': 'office.stopped',
  'office.resume': 'office.resumed',
  'everything.stop': 'everything.stopped',
  'everything.resume': 'everything.resumed',
} as const

async function record(
  trx: Db,
  deps: StopDeps,
  actor: CurrentActor,
  action: keyof typeof kinds,
  officeId: string | null,
  subjectKind: 'channel' | 'office' | 'everything',
  subjectId: string,
  reason: string,
): Promise<void> {
  await recordEvents(trx, [{ kind: kinds[action], officeId, subjectId, data: { by: actor.id, reason } }])
  await writeAudit(trx, actor, deps.clock.now(), [
    { action, officeId, subjectKind, subjectId, detail: { reason } },
  ])
}
