import { sql } from 'kysely'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { NetworkName } from '../../../networks/network.ts'
import type { PostState } from '../../post-state.ts'
import type { ConflictKind } from '../times/planned-time.ts'

/** A post that is to be made of an item once it is approved. */
export interface IntendedPost {
  id: string
  channelId: string
  network: NetworkName
  handle: string
  channelName: string
  /** Null: each language of the item that the channel posts in. */
  language: Language | null
  /** The office's wall clock; null: the next free slot. */
  at: string | null
  offset: string | null
  ifNotPossible: 'next-slot' | 'ask'
  /** The rules that the time was known to break when it was chosen. */
  accepted: ConflictKind[]
  setBy: string
  setByName: string
  /** UTC. */
  setAt: Date
  /** Why approval made no post of it: it needs a time. */
  problem: { code: string; reason: string } | null
  /** What approvals made of it, the last one last. */
  posts: { id: string; state: PostState; dueAt: Date; isByPerson: boolean; language: Language }[]
}

/** In the order in which they were chosen. */
export async function intendedPosts(db: Db, newsItemId: string): Promise<IntendedPost[]> {
  const { rows } = await sql<
    Omit<IntendedPost, 'problem' | 'posts'> & {
      problem: string | null
      problem_reason: string | null
      posts: { id: string; state: PostState; dueAt: string; isByPerson: boolean; language: Language }[]
    }
  >`
    select i.id, i.channel_id as "channelId", c.network, c.handle, c.name as "channelName",
      nullif(i.language, '') as language, i.local_at as at, i.utc_offset as offset,
      i.if_not_possible as "ifNotPossible", i.accepted, i.set_by as "setBy",
      coalesce((select name from person where id = i.set_by), i.set_by) as "setByName", i.set_at as "setAt",
      i.problem, i.problem_reason,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'state', p.state, 'language', p.language,
          'dueAt', p.due_at, 'isByPerson', p.cancelled_by is not null) order by p.id)
        from intended_post_made m join post p on p.id = m.post_id where m.intended_post_id = i.id), '[]') as posts
    from intended_post i join channel c on c.id = i.channel_id
    where i.news_item_id = ${newsItemId} order by i.id`.execute(db)
  return rows.map(({ problem, problem_reason, posts, ...row }) => ({
    ...row,
    problem: problem === null ? null : { code: problem, reason: problem_reason ?? '' },
    posts: posts.map(post => ({ ...post, dueAt: new Date(post.dueAt) })),
  }))
}
