import { sql } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import type { Named } from '../../access/people/named.ts'
import type { Db } from '../../database/connect.ts'
import { contentOfRevision } from '../read-news-item.view.ts'
import { readableOffice } from '../readable-items.view.ts'
import { type ContentChanges, compareContents } from './compare-contents.ts'

/** A saved state of an item, without its texts. Moments are UTC. */
export interface RevisionRow {
  number: number
  contentHash: string
  createdBy: Named
  /** The first and the last of the saves that it holds. */
  createdAt: Date
  savedAt: Date
  /** Everyone who submitted it, in order of id. */
  submittedBy: Named[]
  /** Oldest first; revoked ones have the reason. */
  approvals: { by: Named; at: Date; revokedAt: Date | null; revokedReason: string | null }[]
}

/**
 * The revisions of an item, newest first, those before the number `cursor`.
 * @throws DatelineError `item-not-found`.
 */
export async function listRevisions(
  db: Db,
  actor: Actor,
  { newsItemId, cursor, limit }: { newsItemId: string; cursor?: number; limit: number },
): Promise<RevisionRow[]> {
  await readableOffice(db, actor, newsItemId)
  const { rows } = await sql<FlatRevision>`
    select r.number, r.content_hash as "contentHash", r.created_at as "createdAt", r.saved_at as "savedAt",
      jsonb_build_object('id', r.created_by, 'name', p.name) as "createdBy",
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', sp.name) order by s.id), '[]')
        from unnest(r.submitted_by) s(id) left join person sp on sp.id = s.id) as "submittedBy",
      (select coalesce(jsonb_agg(jsonb_build_object('by', jsonb_build_object('id', a.approved_by, 'name', ap.name),
          'at', a.approved_at, 'revokedAt', a.revoked_at, 'revokedReason', a.revoked_reason) order by a.approved_at), '[]')
        from approval a left join person ap on ap.id = a.approved_by where a.revision_id = r.id) as approvals
    from revision r left join person p on p.id = r.created_by
    where r.news_item_id = ${newsItemId} and (${cursor ?? null}::integer is null or r.number < ${cursor ?? null}::integer)
    order by r.number desc
    limit ${limit}`.execute(db)
  return rows.map(row => ({ ...row, approvals: row.approvals.map(readApproval) }))
}

export interface RevisionChanges extends ContentChanges {
  from: number
  to: number
}

/**
 * What changed from one revision to another, in either direction.
 * @throws DatelineError `item-not-found`; `revision-not-found`.
 */
export async function compareRevisions(
  db: Db,
  actor: Actor,
  { newsItemId, from, to }: { newsItemId: string; from: number; to: number },
): Promise<RevisionChanges> {
  await readableOffice(db, actor, newsItemId)
  const before = await contentOfRevision(db, newsItemId, from)
  const after = await contentOfRevision(db, newsItemId, to)
  return { from, to, ...compareContents(before, after) }
}

/** As the database writes it into JSON: moments are texts. */
interface FlatRevision extends Omit<RevisionRow, 'approvals'> {
  approvals: { by: Named; at: string; revokedAt: string | null; revokedReason: string | null }[]
}

function readApproval({
  at,
  revokedAt,
  ...rest
}: FlatRevision['approvals'][number]): RevisionRow['approvals'][number] {
  return { ...rest, at: new Date(at), revokedAt: revokedAt === null ? null : new Date(revokedAt) }
}
