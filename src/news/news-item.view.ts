import type { Actor } from '../access/actor.ts'
import { may } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { isUuid } from '../core/ids.ts'
import type { Db } from '../database/connect.ts'
import type { NewsItemState, RevisionContent } from './news-content.view.ts'

export interface NewsItemSummary {
  id: string
  officeId: string
  projectId: string | null
  state: NewsItemState
  /** The newest revision; counts from 1. */
  revision: number
  content: RevisionContent
  contentHash: string
  source: { kind: string; name: string; line?: number; feedId?: string; link?: string }
  createdBy: string
  createdAt: Date
  submittedBy: string | null
  assignedTo: string | null
  changedAt: Date
  archivedAt: Date | null
}

export interface NewsItemDetail extends NewsItemSummary {
  /** Why it came back from review; absent once it is submitted again. */
  returned?: { at: Date; by: string; reason: string }
  /** The names of the people whose ids stand anywhere here, where Dateline knows them. */
  people: Record<string, string>
  /** Newest first. */
  revisions: {
    number: number
    content: RevisionContent
    contentHash: string
    createdBy: string
    createdAt: Date
    savedAt: Date
  }[]
  /** The valid one, where there is one. */
  approval?: ShownApproval
  /** Newest first, revoked ones included. */
  approvals: (ShownApproval & { revokedAt: Date | null; revokedReason: string | null })[]
  /** Oldest first. */
  trail: { at: Date; actor: string; action: string; detail: Record<string, unknown> }[]
}

interface ShownApproval {
  id: string
  contentHash: string
  submittedBy: string
  approvedBy: string
  approvedAt: Date
}

/**
 * One item with its revisions, approvals and audit trail.
 *
 * @throws DatelineError `not-found` where there is none, or it is another office's.
 */
export async function showNewsItem(db: Db, actor: Actor, newsItemId: string): Promise<NewsItemDetail> {
  const item = isUuid(newsItemId)
    ? await currentRevisions(db)
        .select(['returned_at', 'returned_by', 'returned_reason'])
        .where('news_item.id', '=', newsItemId)
        .executeTakeFirst()
    : undefined
  if (!item || !may(actor, 'news.read', item.officeId)) {
    throw new DatelineError('item-not-found', { newsItemId })
  }
  const [revisions, approvals, trail] = await Promise.all([
    revisionsOf(db, newsItemId),
    approvalsOf(db, newsItemId),
    trailOf(db, newsItemId),
  ])
  const valid = approvals.find(approval => approval.revokedAt === null)
  const { returned_at: at, returned_by: by, returned_reason: reason, ...rest } = item
  const people = await namesOf(db, [
    ...[item.createdBy, item.submittedBy, item.assignedTo, by],
    ...revisions.map(revision => revision.createdBy),
    ...approvals.flatMap(approval => [approval.submittedBy, approval.approvedBy]),
    ...trail.map(entry => entry.actor.slice(entry.actor.indexOf(':') + 1)),
  ])
  return {
    ...rest,
    ...(at && by ? { returned: { at, by, reason: reason ?? '' } } : {}),
    people,
    revisions,
    approvals,
    trail,
    ...(valid ? { approval: shown(valid) } : {}),
  }
}

function currentRevisions(db: Db) {
  return db
    .selectFrom('news_item')
    .innerJoin('revision', join =>
      join
        .onRef('revision.news_item_id', '=', 'news_item.id')
        .onRef('revision.number', '=', 'news_item.revision'),
    )
    .select([
      'news_item.id as id',
      'news_item.office_id as officeId',
      'news_item.project_id as projectId',
      'news_item.state as state',
      'news_item.revision as revision',
      'revision.content as content',
      'revision.content_hash as contentHash',
      'news_item.source as source',
      'news_item.created_by as createdBy',
      'news_item.created_at as createdAt',
      'news_item.submitted_by as submittedBy',
      'news_item.assigned_to as assignedTo',
      'news_item.changed_at as changedAt',
      'news_item.archived_at as archivedAt',
    ])
}

async function revisionsOf(db: Db, newsItemId: string) {
  return await db
    .selectFrom('revision')
    .select([
      'number',
      'content',
      'content_hash as contentHash',
      'created_by as createdBy',
      'created_at as createdAt',
      'saved_at as savedAt',
    ])
    .where('news_item_id', '=', newsItemId)
    .orderBy('number', 'desc')
    .execute()
}

async function approvalsOf(db: Db, newsItemId: string) {
  return await db
    .selectFrom('approval')
    .select([
      'id',
      'content_hash as contentHash',
      'submitted_by as submittedBy',
      'approved_by as approvedBy',
      'approved_at as approvedAt',
      'revoked_at as revokedAt',
      'revoked_reason as revokedReason',
    ])
    .where('news_item_id', '=', newsItemId)
    .orderBy('id', 'desc')
    .execute()
}

async function trailOf(db: Db, newsItemId: string) {
  return await db
    .selectFrom('audit_log')
    .select(['at', 'actor', 'action', 'detail'])
    .where('subject_kind', '=', 'news_item')
    .where('subject_id', '=', newsItemId)
    .orderBy('seq')
    .execute()
}

async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<Record<string, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))]
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute()
  return Object.fromEntries(rows.map(row => [row.id, row.name]))
}

function shown({ id, contentHash, submittedBy, approvedBy, approvedAt }: ShownApproval): ShownApproval {
  return { id, contentHash, submittedBy, approvedBy, approvedAt }
}
