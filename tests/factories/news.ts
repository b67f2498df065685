import { sql } from 'kysely'
import type { Actor, Role } from '../../src/access/actor.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import type { Db } from '../../src/database/connect.ts'
import type { RevisionContent } from '../../src/news/news-content.view.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { addPeople } from './people.ts'

/** A clock that stands at noon, UTC, of one day. */
export const stillClock: Clock = {
  now: () => new Date('2026-11-23T12:00:00Z'),
  monotonic: () => 0,
  sleep: () => Promise.resolve(),
}

/** A signed-in person with one role, in all offices unless one is named. */
export function person(id: string, role: Role, officeId = '*'): Actor {
  return { id, via: 'session', grants: [{ role, officeId }] }
}

export const author = person('amina', 'author')
export const approver = person('bilal', 'approver')

export function newsContent(parts: Partial<RevisionContent> = {}): RevisionContent {
  return {
    places: ['Lahore'],
    topics: [],
    variants: [{ language: 'en', text: 'Lahore: The centre answers questions about work abroad.' }],
    media: [],
    ...parts,
  }
}

/** A news item of Lahore that `approver` has said yes to; the standard offices must be there. */
export async function buildApprovedItem(db: Db, parts: Partial<RevisionContent> = {}) {
  const deps = { db, clock: stillClock }
  await addPeople(db, [author.id, approver.id])
  const { newsItemId } = await createDraft(deps, {
    actor: author,
    officeId: 'lahore',
    content: newsContent(parts),
  })
  const { contentHash } = await submitNewsItem(deps, { actor: author, newsItemId })
  return await approveNewsItem(deps, { actor: approver, newsItemId, contentHash })
}

/** Lets eleven minutes pass since the revisions of an item began: the next save makes another one. */
export async function letRevisionsAge(db: Db, newsItemId: string): Promise<void> {
  await sql`update revision set created_at = created_at - interval '11 minutes', saved_at = saved_at - interval '11 minutes'
    where news_item_id = ${newsItemId}`.execute(db)
}
