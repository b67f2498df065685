import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Named } from '../../access/people/named.ts'
import { officesWhere } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'
import type { WebhookKind } from './webhook-kinds.ts'

/** A webhook without its secret. Moments are UTC. */
export interface Webhook {
  id: string
  officeId: string
  url: string
  kinds: WebhookKind[]
  madeBy: Named
  madeAt: Date
  failingSince: Date | null
  disabled: { at: Date; reason: string } | null
}

/** Of the offices that the actor manages, by office and age. */
export async function webhooksFor(db: Db, actor: Actor, officeId?: string): Promise<Webhook[]> {
  const offices = officesWhere(actor, 'offices.manage')
  const { rows } = await sql<Webhook>`
    select w.id, w.office_id as "officeId", w.url, w.kinds, w.made_at as "madeAt", w.failing_since as "failingSince",
      jsonb_build_object('id', w.made_by, 'name', (select name from person where id = w.made_by)) as "madeBy",
      case when w.disabled_at is not null then
        jsonb_build_object('at', w.disabled_at, 'reason', w.disabled_reason) end as disabled
    from webhook w
    where (${offices === '*'}::boolean or w.office_id = any(${offices === '*' ? [] : [...offices]}::text[]))
      and (${officeId ?? null}::text is null or w.office_id = ${officeId ?? null}::text)
    order by w.office_id, w.id`.execute(db)
  return rows.map(({ disabled, ...webhook }) => ({
    ...webhook,
    disabled: disabled && { ...disabled, at: new Date(disabled.at) },
  }))
}

/** One event for one webhook. Moments are UTC. */
export interface Delivery {
  id: string
  kind: string
  state: 'waiting' | 'delivered' | 'failed'
  createdAt: Date
  tries: number
  /** Of the next try; null: there is none. */
  nextAt: Date | null
  deliveredAt: Date | null
  lastStatus: number | null
  lastError: string | null
  /** As it is sent. */
  body: string
}

/** Newest first, behind the one of `cursor`; the caller checks that the actor manages its office. */
export async function deliveriesOf(
  db: Db,
  webhookId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, kind, case when delivered_at is not null then 'delivered' when next_at is null then 'failed' else 'waiting' end as state,
      created_at as "createdAt", tries, next_at as "nextAt", delivered_at as "deliveredAt", last_status as "lastStatus",
      last_error as "lastError", body
    from webhook_delivery
    where webhook_id = ${webhookId} and (${cursor ?? null}::uuid is null or id < ${cursor ?? null}::uuid)
    order by id desc limit ${limit}`.execute(db)
  return rows
}
