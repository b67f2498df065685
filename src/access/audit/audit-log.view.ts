import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { Actor } from '../actor.ts'
import { may, officesWhere } from '../policy.ts'

export interface ShownAuditEntry {
  seq: number
  /** UTC. */
  at: Date
  /** How and who, e.g. `session:` and a person's id. */
  actor: string
  /** The person's name today; null where Dateline did it by itself. */
  actorName: string | null
  action: string
  officeId: string | null
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
}

/** Newest first. Entries of no office are for those who may read the log of every office. */
export async function listAudit(
  db: Db,
  actor: Actor,
  filter: { officeId?: string; subjectId?: string; before?: number; limit: number },
): Promise<ShownAuditEntry[]> {
  const offices = officesWhere(actor, 'audit.read')
  if (offices.length === 0) return []
  if (filter.officeId !== undefined && !may(actor, 'audit.read', filter.officeId)) return []
  let query = db
    .selectFrom('audit_log')
    .select(['seq', 'at', 'actor', 'action', 'detail'])
    .select(
      sql<string | null>`(select name from person where id = split_part(actor, ':', 2))`.as('actorName'),
    )
    .select(['office_id as officeId', 'subject_kind as subjectKind', 'subject_id as subjectId'])
    .orderBy('seq', 'desc')
    .limit(filter.limit)
  if (offices !== '*') query = query.where('office_id', 'in', offices)
  if (filter.officeId !== undefined) query = query.where('office_id', '=', filter.officeId)
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before)
  return await query.execute()
}
