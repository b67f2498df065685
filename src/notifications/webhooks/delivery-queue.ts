import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { WebhookAnswer } from './send-webhook.ts'

/** A delivery that is the caller's for two minutes. */
export interface ClaimedDelivery {
  id: string
  body: string
  tries: number
  webhookId: string
  officeId: string
  url: string
  keyId: string
  sealed: string
  /** It was given up, and a person has it sent once more. */
  wasGivenUp: boolean
}

/** Longer than a request may take. */
const leaseSeconds = 120

/** The deliveries whose time has come, those that wait longest first. */
export async function dueDeliveries(db: Db, most: number): Promise<{ id: string; tries: number }[]> {
  const { rows } = await sql<{ id: string; tries: number }>`
    select d.id, d.tries from webhook_delivery d join webhook w on w.id = d.webhook_id
    where d.next_at <= now() and w.disabled_at is null order by d.next_at limit ${most}`.execute(db)
  return rows
}

/** Undefined where another worker has it, it has arrived, or its webhook is disabled. */
export async function claimDelivery(db: Db, deliveryId: string): Promise<ClaimedDelivery | undefined> {
  const { rows } = await sql<ClaimedDelivery>`
    update webhook_delivery d
    set tries = d.tries + 1, next_at = now() + make_interval(secs => ${leaseSeconds}::int)
    from webhook w
    where d.id = ${deliveryId} and w.id = d.webhook_id and d.next_at <= now() and w.disabled_at is null
    returning d.id, d.body, d.tries, w.id as "webhookId", w.office_id as "officeId", w.url, w.key_id as "keyId",
      w.sealed, d.failed_at is not null as "wasGivenUp"`.execute(db)
  return rows[0]
}

/** How long to wait after the first, second … try; the last one again and again. In seconds. */
const waits = [60, 300, 1_800, 7_200, 18_000, 36_000] as const
/** A delivery is given up, and a webhook that only fails is disabled, after so many days. */
const patienceDays = 3

/**
 * Writes down what came of a delivery; a webhook that has failed for days is disabled, with an event. One that was given up
 * and that a person sends once more has one try, and says nothing of the days between: the webhook stays as it is.
 */
export async function recordAnswer(db: Db, delivery: ClaimedDelivery, answer: WebhookAnswer): Promise<void> {
  const status = answer.type === 'answered' ? answer.status : null
  const error = answer.type === 'answered' ? null : answer.reason
  const arrived = status !== null && status >= 200 && status < 300
  await db.transaction().execute(async trx => {
    await sql`
      update webhook_delivery d set last_status = ${status}::int, last_error = ${error},
        delivered_at = case when ${arrived}::boolean then now() end,
        failed_at = case when not ${arrived}::boolean and created_at < now() - make_interval(days => ${patienceDays}::int)
          then now() end,
        next_at = case when not ${arrived}::boolean and created_at >= now() - make_interval(days => ${patienceDays}::int)
          then now() + make_interval(secs => (${[...waits]}::int[])[least(tries, ${waits.length}::int)]) end
      where id = ${delivery.id}`.execute(trx)
    if (arrived) {
      await sql`update webhook set failing_since = null where id = ${delivery.webhookId} and failing_since is not null`.execute(
        trx,
      )
      return
    }
    if (delivery.wasGivenUp) return
    await noteFailure(
      trx,
      delivery,
      status === 410 ? 'Its receiver answered that it is gone (410).' : undefined,
    )
  })
}

async function noteFailure(
  trx: Db,
  delivery: ClaimedDelivery,
  goneReason: string | undefined,
): Promise<void> {
  const reason = goneReason ?? `Nothing has arrived for ${patienceDays} days.`
  // A failure that was noted long ago says nothing of the days between: this delivery must have waited for all of them.
  const isOver = sql`(${goneReason !== undefined}::boolean or (
    failing_since < now() - make_interval(days => ${patienceDays}::int) and exists (select from webhook_delivery
      where id = ${delivery.id} and created_at < now() - make_interval(days => ${patienceDays}::int))))`
  const { rows } = await sql<{ isDisabled: boolean }>`
    update webhook set failing_since = coalesce(failing_since, now()),
      disabled_at = case when ${isOver} then now() end,
      disabled_reason = case when ${isOver} then ${reason}::text end
    where id = ${delivery.webhookId} and disabled_at is null
    returning disabled_at is not null as "isDisabled"`.execute(trx)
  if (!rows[0]?.isDisabled) return
  const { officeId, webhookId, url } = delivery
  const data = { host: new URL(url).host, reason }
  await recordEvents(trx, [{ kind: 'webhook.disabled', officeId, subjectId: webhookId, data }])
}

/** Deletes deliveries that are done and older than 30 days; at most 10,000. */
export async function pruneDeliveries(db: Db): Promise<void> {
  await sql`delete from webhook_delivery where id in (select id from webhook_delivery
    where created_at < now() - interval '30 days' and next_at is null order by created_at limit 10000)`.execute(
    db,
  )
}
