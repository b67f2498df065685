import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Named } from '../../access/people/named.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { isUuid } from '../../core/ids.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { readableOffice } from '../readable-items.view.ts'
import type { CommentField } from './comment-field.ts'

/** Moments are UTC. */
export interface CommentRow {
  id: string
  text: string
  language: Language | null
  field: CommentField | null
  mentions: Named[]
  createdBy: Named
  createdAt: Date
  editedAt: Date | null
  resolved: { by: Named; at: Date } | null
  /** Whether the actor wrote it, and so may edit and delete it. */
  isMine: boolean
}

/**
 * The comments on an item, oldest first, those after the one that `cursor` names.
 * @throws DatelineError `item-not-found`, `cursor-invalid`.
 */
export async function listComments(
  db: Db,
  actor: Actor,
  { newsItemId, cursor, limit, resolved }: CommentPage,
): Promise<CommentRow[]> {
  await readableOffice(db, actor, newsItemId)
  if (cursor !== undefined && !isUuid(cursor)) throw new DatelineError('cursor-invalid', { cursor })
  const { rows } = await sql<FlatComment>`
    select c.id, c.text, c.language, c.field, c.created_at as "createdAt", c.edited_at as "editedAt",
      c.resolved_at as "resolvedAt", c.created_by = ${actor.id} as "isMine",
      jsonb_build_object('id', c.created_by, 'name', (select name from person where id = c.created_by)) as "createdBy",
      jsonb_build_object('id', c.resolved_by, 'name', (select name from person where id = c.resolved_by)) as "resolvedBy",
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', p.name) order by m.id), '[]')
        from unnest(c.mentions) m(id) left join person p on p.id = m.id) as mentions
    from news_comment c
    where c.news_item_id = ${newsItemId}
      and (${cursor ?? null}::uuid is null or c.id > ${cursor ?? null}::uuid)
      and (${resolved} = 'any' or (c.resolved_at is not null) = (${resolved} = 'only'))
    order by c.id
    limit ${limit}`.execute(db)
  return rows.map(({ resolvedAt, resolvedBy, ...row }) => ({
    ...row,
    resolved: resolvedAt ? { by: resolvedBy, at: resolvedAt } : null,
  }))
}

interface CommentPage {
  newsItemId: string
  cursor?: string
  limit: number
  resolved: 'no' | 'only' | 'any'
}

interface FlatComment extends Omit<CommentRow, 'resolved'> {
  resolvedAt: Date | null
  resolvedBy: Named
}
