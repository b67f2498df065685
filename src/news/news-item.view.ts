import { sql } from 'kysely'
import type { Actor } from '../access/actor.ts'
import { may, officesWhere } from '../access/policy.ts'
import { DatelineError } from '../core/errors/errors.ts'
import type { Language } from '../core/language.ts'
import type { Db } from '../database/connect.ts'
import { isUuid } from './lock-news-item.ts'
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
  source: { kind: string; name: string; line?: number }
  createdBy: string
  createdAt: Date
  submittedBy: string | null
}

export interface NewsItemDetail extends NewsItemSummary {
  /** Newest first. */
  revisions: {
    number: number
    content: RevisionContent
    contentHash: string
    createdBy: string
    createdAt: Date
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

export interface NewsItemFilter {
  officeId?: string
  state?: NewsItemState
  createdBy?: string
  language?: Language
  /** The `next` of the page before. */
  cursor?: string
  /** 1 to 100; 50 when absent. */
  limit?: number
}

/**
 * The items that the actor may read, newest first, a page at a time.
 *
 * @throws DatelineError `bad-input` for a cursor or limit that no page has.
 */
export async function listNewsItems(
  db: Db,
  actor: Actor,
  filter: NewsItemFilter = {},
): Promise<{ items: NewsItemSummary[]; next?: string }> {
  const limit = filter.limit ?? 50
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw new DatelineError('page-length-invalid', { limit })
  }
  if (filter.cursor !== undefined && !isUuid(filter.cursor)) {
    throw new DatelineError('cursor-invalid', { cursor: filter.cursor })
  }
  const offices = officesWhere(actor, 'news.read')
  if (offices !== '*' && offices.length === 0) return { items: [] }
  let query = currentRevisions(db)
    .orderBy('news_item.id', 'desc')
    .limit(limit + 1)
  if (offices !== '*') query = query.where('news_item.office_id', 'in', offices)
  if (filter.officeId !== undefined) query = query.where('news_item.office_id', '=', filter.officeId)
  if (filter.state !== undefined) query = query.where('news_item.state', '=', filter.state)
  if (filter.createdBy !== undefined) query = query.where('news_item.created_by', '=', filter.createdBy)
  if (filter.cursor !== undefined) query = query.where('news_item.id', '<', filter.cursor)
  if (filter.language !== undefined) query = query.where(hasVariant(filter.language))
  const rows = await query.execute()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last ? { items, next: last.id } : { items }
}

/**
 * One item with its revisions, approvals and audit trail.
 *
 * @throws DatelineError `not-found` where there is none, or it is another office's.
 */
export async function showNewsItem(db: Db, actor: Actor, newsItemId: string): Promise<NewsItemDetail> {
  const item = isUuid(newsItemId)
    ? await currentRevisions(db).where('news_item.id', '=', newsItemId).executeTakeFirst()
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
  return { ...item, revisions, approvals, trail, ...(valid ? { approval: shown(valid) } : {}) }
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
    ])
}

function hasVariant(language: Language) {
  return sql<boolean>`revision.content->'variants' @> ${JSON.stringify([{ language }])}::jsonb`
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

function shown({ id, contentHash, submittedBy, approvedBy, approvedAt }: ShownApproval): ShownApproval {
  return { id, contentHash, submittedBy, approvedBy, approvedAt }
}
