import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Named } from '../../access/people/named.ts'
import { officesWhere } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import type { ImportForm } from './news-record.ts'

/** An import that brought something in. Moments are UTC. */
export interface ImportRow {
  id: string
  /** Of the file. */
  name: string
  form: ImportForm
  createdBy: Named
  createdAt: Date
  /** Of those that the actor may read: the items that are still there, and how many of them left their first draft. */
  items: number
  touched: number
  officeIds: string[]
  undone: { by: Named; at: Date } | null
}

/**
 * The imports of the actor, and those with items that the actor may read, newest first; those after the one that
 * `cursor` names.
 * @throws DatelineError `cursor-invalid`.
 */
export async function listImports(
  db: Db,
  actor: Actor,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<ImportRow[]> {
  if (cursor !== undefined && !isUuid(cursor)) throw new DatelineError('cursor-invalid', { cursor })
  const offices = officesWhere(actor, 'news.read')
  const readable = offices === '*' ? sql`true` : sql`i.office_id = any(${[...offices]}::text[])`
  const { rows } = await sql<FlatImport>`
    select m.id, m.name, m.form, m.created_at as "createdAt", m.undone_at as "undoneAt",
      jsonb_build_object('id', m.created_by, 'name', (select name from person where id = m.created_by)) as "createdBy",
      jsonb_build_object('id', m.undone_by, 'name', (select name from person where id = m.undone_by)) as "undoneBy",
      found.items::integer, found.touched::integer, found.offices as "officeIds"
    from news_import m
    left join lateral (
      select count(*) as items, count(*) filter (where i.state <> 'draft' or i.revision > 1) as touched,
        coalesce(array_agg(distinct i.office_id), '{}') as offices
      from news_item i where i.import_id = m.id and ${readable}
    ) found on true
    where (m.created_by = ${actor.id} or found.items > 0)
      and (${cursor ?? null}::uuid is null or m.id < ${cursor ?? null}::uuid)
    order by m.id desc
    limit ${limit}`.execute(db)
  return rows.map(({ undoneAt, undoneBy, ...row }) => ({
    ...row,
    undone: undoneAt ? { by: undoneBy, at: undoneAt } : null,
  }))
}

interface FlatImport extends Omit<ImportRow, 'undone'> {
  undoneAt: Date | null
  undoneBy: Named
}
