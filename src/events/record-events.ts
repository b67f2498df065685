import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import { type EventData, type EventKind, subjectKindOf } from './catalogue.ts'

/** Something that changed; see `EventCatalogue` for what each kind says. */
export type NewEvent = { [Kind in EventKind]: EventOf<Kind> }[EventKind]

interface EventOf<Kind extends EventKind> {
  kind: Kind
  /** Null where it concerns no single office. */
  officeId: string | null
  subjectId: string
  data: EventData<Kind>
}

/**
 * Writes what changed, in the transaction that changes it: pass that transaction, never the database itself.
 * Readers see the events once it has committed.
 */
export async function recordEvents(trx: Db, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await trx
    .insertInto('event')
    .values(
      events.map(({ kind, officeId, subjectId, data }) => ({
        kind,
        office_id: officeId,
        subject_kind: subjectKindOf(kind),
        subject_id: subjectId,
        data: toJson(data),
      })),
    )
    .execute()
}

/**
 * For a statement that changes state and writes its events at once. It stands before one or more selects of
 * `eventRow`, joined by `union all`:
 *
 *     with failed as (update post … returning *),
 *     noted as (${insertEvents} select ${eventRow('post.failed', {…})} from failed)
 */
export const insertEvents = sql`insert into event (kind, office_id, subject_kind, subject_id, data)`

type Value = Expression<unknown> | string | number | boolean

/** The values of one event, each an SQL expression or a plain value; `data` names every field of that kind. */
export function eventRow<Kind extends EventKind>(
  kind: Kind,
  event: {
    officeId: Expression<unknown> | null
    subjectId: Expression<unknown>
    data: { [Field in keyof EventData<Kind>]: Value }
  },
): RawBuilder<unknown> {
  const fields = Object.entries<Value>(event.data).map(
    ([name, value]) => sql`${sql.lit(name)}, ${expressionOf(value)}`,
  )
  return sql`${sql.lit(kind)}, ${event.officeId ?? sql`null`}, ${sql.lit(subjectKindOf(kind))},
    (${event.subjectId})::text, jsonb_build_object(${sql.join(fields)})`
}

/** A parameter has no type of its own inside jsonb_build_object, which takes any. */
function expressionOf(value: Value): Expression<unknown> {
  if (typeof value === 'string') return sql`${value}::text`
  if (typeof value === 'number') return sql`${value}::double precision`
  if (typeof value === 'boolean') return sql`${value}::boolean`
  return value
}
