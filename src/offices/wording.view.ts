import type { Language, Wording } from '../core/languages/language.ts'
import type { NetworkName } from '../core/network-name.ts'
import type { Db } from '../database/connect.ts'

export interface Topic {
  id: string
  labels: Wording
  keywords: Record<Language, string[]>
  hashtags: Wording
}

export interface Project {
  id: string
  name: string
  /** The donor's line in each language. */
  credit: Wording
  emblem: 'eu' | null
  isDefault: boolean
}

/** All topics; where two are equally strong, or a post has room for few hashtags, the earlier one wins. */
export async function listTopics(db: Db): Promise<Topic[]> {
  return await db
    .selectFrom('topic')
    .select(['id', 'labels', 'keywords', 'hashtags'])
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Topic id → its hashtag in each language. */
export async function hashtagTable(db: Db): Promise<Record<string, Wording>> {
  const rows = await db.selectFrom('topic').select(['id', 'hashtags']).execute()
  return Object.fromEntries(rows.map(row => [row.id, row.hashtags]))
}

/** Organisation names and the handles that stand for them. */
export async function listHandles(db: Db): Promise<{ name: string; network: NetworkName; handle: string }[]> {
  return await db.selectFrom('organisation_handle').selectAll().orderBy('name').orderBy('network').execute()
}

/** All projects, the default one first. */
export async function listProjects(db: Db): Promise<Project[]> {
  const rows = await db
    .selectFrom('project')
    .select(['id', 'name', 'credit', 'emblem', 'is_default'])
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ is_default, ...row }) => ({ ...row, isDefault: is_default }))
}
