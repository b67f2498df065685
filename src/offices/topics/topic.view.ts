import { sql } from 'kysely'
import type { Language, Wording } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'

export interface Topic {
  id: string
  labels: Wording
  keywords: Record<Language, string[]>
  hashtags: Wording
  /** UTC; items no longer choose it, and no text is detected to be about it. */
  archivedAt: Date | null
  /** The topic that it counts for since they were merged. */
  mergedInto: string | null
}

/** All topics, archived ones too; where two are equally strong, or a post has room for few hashtags, the earlier one wins. */
export async function listTopics(db: Db): Promise<Topic[]> {
  return await rowsOf(db).execute()
}

export async function topicById(db: Db, topicId: string): Promise<Topic | undefined> {
  return await rowsOf(db).where('id', '=', topicId).executeTakeFirst()
}

/** The topics that items count for: each once, a merged one as the one it was merged into. */
export function topicsCountedFor(topicIds: readonly string[], topics: readonly Topic[]): string[] {
  const merged = new Map(topics.map(topic => [topic.id, topic.mergedInto ?? topic.id]))
  return [...new Set(topicIds.map(id => merged.get(id) ?? id))]
}

/** Topic id → its hashtag in each language. */
export function hashtagTable(topics: readonly Topic[]): Record<string, Wording> {
  return Object.fromEntries(topics.map(topic => [topic.id, topic.hashtags]))
}

function rowsOf(db: Db) {
  return db
    .selectFrom('topic')
    .select([
      'id',
      'labels',
      'keywords',
      'hashtags',
      'archived_at as archivedAt',
      'merged_into as mergedInto',
    ])
    .orderBy('position')
    .orderBy(sql`id collate "C"`)
}
