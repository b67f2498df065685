import { DateTime } from 'luxon'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { Log } from '../words-of-the-record.ts'

interface Deps {
  db: Db
  clock: Clock
}

export interface MonthOfLog {
  actor: Actor
  officeId: string
  /** YYYY-MM. */
  month: string
  log: Log
  /** Practice, or else live: closing one world says nothing of the other. */
  sandbox: boolean
}

/**
 * Says that an office's log of a month is complete: what is not in it is zero, and nothing is added or changed until it
 * is reopened. A month that is closed already stays as it is.
 * @throws DatelineError `month-not-over`; `not-allowed`, `not-found`.
 */
export async function closeMonth(deps: Deps, input: MonthOfLog): Promise<void> {
  const { officeId, month, log, sandbox } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'outreach.close', officeId)
    const zone = await lockedZone(trx, officeId)
    const at = deps.clock.now()
    const today = DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
    if (today.slice(0, 7) <= month) throw new DatelineError('month-not-over', { month, today })
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('log_closing')
      .values({ office_id: officeId, month: `${month}-01`, log, sandbox, closed_by: actor.id, closed_at: at })
      .onConflict(conflict =>
        conflict
          .columns(['office_id', 'log', 'sandbox', 'month'])
          .where('reopened_at', 'is', null)
          .doNothing(),
      )
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) return
    await record(trx, actor, at, { ...input, how: 'closed' })
  })
}

/**
 * Lets a month of a log be changed again.
 * @throws DatelineError `month-open` where it is not closed; `not-allowed`, `not-found`.
 */
export async function reopenMonth(deps: Deps, input: MonthOfLog & { reason: string }): Promise<void> {
  const { officeId, month, log, sandbox, reason } = input
  await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'outreach.reopen', officeId)
    await lockedZone(trx, officeId)
    const at = deps.clock.now()
    const { numUpdatedRows } = await trx
      .updateTable('log_closing')
      .set({ reopened_at: at, reopened_by: actor.id, reopened_reason: reason })
      .where('office_id', '=', officeId)
      .where('month', '=', `${month}-01`)
      .where('log', '=', log)
      .where('sandbox', '=', sandbox)
      .where('reopened_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new DatelineError('month-open', { officeId, month, log })
    await record(trx, actor, at, { ...input, how: 'reopened', reason })
  })
}

/** Entries that are being written keep the office's row; a closing waits for them, and they for it. */
async function lockedZone(trx: Db, officeId: string): Promise<string> {
  const office = await trx
    .selectFrom('office')
    .select('time_zone')
    .where('id', '=', officeId)
    .forUpdate()
    .executeTakeFirst()
  if (office) return office.time_zone
  throw new DatelineError('office-not-found', { officeId })
}

async function record(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  {
    officeId,
    month,
    log,
    sandbox,
    how,
    reason,
  }: MonthOfLog & { how: 'closed' | 'reopened'; reason?: string },
): Promise<void> {
  const kind = log === 'activities' ? ('activity' as const) : ('enquiry' as const)
  const data = { kind, practice: sandbox, by: actor.id, month }
  await recordEvents(trx, [{ kind: `log.${how}`, officeId, subjectId: officeId, data }])
  await writeAudit(trx, actor, at, [
    {
      action: how === 'closed' ? 'outreach.close' : 'outreach.reopen',
      officeId,
      subjectKind: 'outreach',
      subjectId: month,
      detail: { log, practice: sandbox, ...(reason === undefined ? {} : { reason }) },
    },
  ])
}
