import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'

/**
 * Marks every month of an office as due, also those that only a rollup knows; gives their number. Figures are right at
 * once, since a month that is due is read from its rows.
 * @throws DatelineError `not-allowed`, `not-found`.
 */
export async function rebuildFigures(
  deps: { db: Db; clock: Clock },
  { actor: asking, officeId }: { actor: Actor; officeId: string },
): Promise<number> {
  refuseEarly(asking, 'outreach.freeze', officeId)
  return await actingAs(deps.db, asking, async (trx, actor) => {
    assertMay(actor, 'outreach.freeze', officeId)
    const { numAffectedRows } = await sql`
      insert into rollup_due (office_id, month, kind)
      select office_id, month, kind from (
        select office_id, date_trunc('month', asked_on::timestamp)::date as month, 'enquiries' as kind from enquiry
        union select office_id, month, 'enquiries' from enquiry_month
        union select office_id, date_trunc('month', held_on::timestamp)::date, 'activities' from activity
        union select office_id, month, 'activities' from activity_month
        union select office_id, month, 'activities' from people_month
        union select office_id, date_trunc('month', published_on::timestamp)::date, 'posts' from post
          where published_on is not null
        union select office_id, month, 'posts' from metric_month
        union select office_id, month, 'posts' from post_month
        union select office_id, month, 'posts' from post_week
      ) as every_month
      where office_id = ${officeId}`.execute(trx)
    const months = Number(numAffectedRows ?? 0)
    const entry = {
      action: 'outreach.rebuild-figures',
      officeId,
      subjectKind: 'outreach' as const,
      subjectId: officeId,
      detail: { months },
    }
    await writeAudit(trx, actor, deps.clock.now(), [entry])
    return months
  })
}
