import { sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'

/**
 * Notifies the office of each feed that has failed for a day: once, until it works again. A failure of an hour at night
 * needs no notification.
 * @returns how many were reported.
 */
export async function reportFailingFeeds(db: Db): Promise<number> {
  return await db.transaction().execute(async trx => {
    const { rows } = await sql<Failing>`
      update feed set reported_at = now()
      where id in (
        select f.id from feed f join office o on o.id = f.office_id
        where f.failing_since <= now() - interval '1 day' and f.reported_at is null
          and f.removed_at is null and f.paused_at is null and o.archived_at is null
        for update of f skip locked)
      returning id, office_id as "officeId", coalesce(title, address) as name, failing_since as since,
        fault as reason`.execute(trx)
    await recordEvents(
      trx,
      rows.map(({ id, officeId, name, since, reason }) => ({
        kind: 'feed.failing' as const,
        officeId,
        subjectId: id,
        data: { name, reason, since: since.toISOString() },
      })),
    )
    return rows.length
  })
}

interface Failing {
  id: string
  officeId: string
  name: string
  since: Date
  reason: string
}
