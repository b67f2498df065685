import { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import { spokenTime } from '../calendar/times/planned-time.ts'
import type { RenderedPost } from './render-posts.ts'
import { sameTextKey } from './same-text-key.ts'

/** A post whose words go to one account, and when, UTC. */
export interface PostText {
  key: string
  channelId: string
  officeId: string
  handle: string
  sandbox: boolean
  at: Date
}

/** The key under which a post's words are kept; undefined where its network does not mind the same text elsewhere. */
export function keyOfRendered(networks: Networks, { channel, formatted }: RenderedPost): string | undefined {
  if (!networks.get(channel.network)?.profile.rules.sameText) return undefined
  return sameTextKey(formatted.segments.map(segment => segment.text))
}

/** The other posts that say the same on another account, the nearest of each account, nearest first. */
export function sameTextPosts(post: PostText, others: readonly PostText[], withinMs: number): PostText[] {
  const distance = (other: PostText) => Math.abs(other.at.getTime() - post.at.getTime())
  const nearest = new Map<string, PostText>()
  const alike = others.filter(
    other => other.key === post.key && other.channelId !== post.channelId && other.sandbox === post.sandbox,
  )
  for (const other of alike.toSorted((a, b) => distance(a) - distance(b))) {
    if (distance(other) <= withinMs && !nearest.has(other.channelId)) nearest.set(other.channelId, other)
  }
  return [...nearest.values()]
}

/**
 * One sentence for each account, with its reason. An account of an office where the actor may not read posts is not named.
 */
export function sameTextWarning(actor: Actor, twin: PostText, zone: string, reason: string): string {
  return `${whereElse(actor, twin, zone)} ${reason}`
}

function whereElse(actor: Actor, twin: PostText, zone: string): string {
  if (!may(actor, 'posts.read', twin.officeId))
    return 'Another account has the same text, in an office that you cannot see.'
  const when = spokenTime(DateTime.fromJSDate(twin.at, { zone }))
  return `The same text is for @${twin.handle.replace(/^@/, '')}, too: ${when} (${zone}).`
}

/** Planned and published posts that say one of these. Cancelled, failed and missed ones do not count. */
export async function postsWithText(db: Db, keys: readonly string[]): Promise<PostText[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('post')
    .innerJoin('channel', 'channel.id', 'post.channel_id')
    .select(['post.same_text_key', 'post.channel_id', 'post.office_id', 'post.sandbox', 'channel.handle'])
    .select(eb => eb.fn.coalesce('post.published_at', 'post.due_at').as('at'))
    .where('post.same_text_key', 'in', [...new Set(keys)])
    .where('post.state', 'not in', ['cancelled', 'failed', 'missed'])
    .execute()
  return rows.map(row => ({
    key: row.same_text_key ?? '',
    channelId: row.channel_id,
    officeId: row.office_id,
    handle: row.handle,
    sandbox: row.sandbox,
    at: row.at,
  }))
}
