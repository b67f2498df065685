import { randomBytes } from 'node:crypto'
import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { sha256 } from '../../../core/hash.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'

interface Deps {
  db: Db
  clock: Clock
}

/**
 * Makes the secret address of an office's calendar, or a new one: the one before it ends at once.
 * @returns its token, which is kept nowhere as it is. Throws `not-found`, `not-allowed`.
 */
export async function makeCalendarFeed(
  { db, clock }: Deps,
  input: { actor: Actor; officeId: string },
): Promise<string> {
  const { officeId: office_id } = input
  const token = randomBytes(32).toString('base64url')
  await actingAs(db, input.actor, async (trx, actor) => {
    assertMay(actor, 'offices.manage', office_id)
    await assertOfficeOpen(trx, office_id)
    const made = { token_hash: sha256(token), made_by: actor.id, made_at: clock.now(), read_at: null }
    await trx
      .insertInto('calendar_feed')
      .values({ office_id, ...made })
      .onConflict(conflict => conflict.column('office_id').doUpdateSet(made))
      .execute()
    await record(trx, actor, { action: 'offices.make-calendar-feed', officeId: office_id, at: clock.now() })
  })
  return token
}

/** Ends the address at once. Throws `calendar-feed-not-found` where there is none; `not-found`, `not-allowed`. */
export async function revokeCalendarFeed(
  { db, clock }: Deps,
  input: { actor: Actor; officeId: string },
): Promise<void> {
  const { officeId } = input
  await actingAs(db, input.actor, async (trx, actor) => {
    assertMay(actor, 'offices.manage', officeId)
    const { numDeletedRows } = await trx
      .deleteFrom('calendar_feed')
      .where('office_id', '=', officeId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new DatelineError('calendar-feed-not-found', {})
    await record(trx, actor, { action: 'offices.revoke-calendar-feed', officeId, at: clock.now() })
  })
}

async function record(
  trx: Db,
  actor: CurrentActor,
  { action, officeId, at }: { action: string; officeId: string; at: Date },
): Promise<void> {
  await recordEvents(trx, [
    {
      kind: 'office.edited',
      officeId,
      subjectId: officeId,
      data: { by: actor.id, fields: ['calendarFeed'] },
    },
  ])
  await writeAudit(trx, actor, at, [{ action, officeId, subjectKind: 'office', subjectId: officeId }])
}
