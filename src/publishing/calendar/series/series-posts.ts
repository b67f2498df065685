import type { Actor } from '../../../access/actor.ts'
import { refuseEarly } from '../../../access/policy.ts'
import { planningOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { OfficeTime } from '../../../offices/office.view.ts'
import { type Layouts, layOutLong, noLayouts } from '../../composing/layouts.ts'
import { gatherForItems, type RenderedPost, renderPosts } from '../../composing/render-posts.ts'
import { type ApprovedItem, approvedItemsOf } from '../approved-items.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { takenTimes } from '../choose-times.ts'
import { type PlannedTime, planError, timeAt } from '../times/plan.ts'
import type { KeptPost } from './kept-posts.ts'
import type { SeriesRecord } from './series-record.ts'

/** What a series says: the approved items in turn, and the posts of each. */
export interface SeriesContent {
  items: ApprovedItem[]
  /** By the position of the item. */
  posts: RenderedPost[][]
}

interface Wanted {
  actor: Actor
  officeId: string
  newsItemIds: readonly string[]
  channelIds?: readonly string[] | undefined
}

/**
 * @throws DatelineError `item-not-found` for one that is not the actor's to schedule; `items-of-several-offices`;
 * `item-not-approved`; `no-channel-for-languages`; LayoutMissing.
 */
export async function contentOfSeries(
  deps: CalendarDeps,
  wanted: Wanted,
  layouts: Layouts,
): Promise<SeriesContent> {
  const items = await approvedIn(deps.db, wanted)
  const posts = (await materialsOf(deps, wanted, items)).map(each => renderPosts(each, layouts))
  return { items, posts }
}

/** What a series that is there asks for. */
export function contentWanted(
  actor: Actor,
  { officeId, items, channels }: Pick<SeriesRecord, 'officeId' | 'items' | 'channels'>,
): Wanted {
  return {
    actor,
    officeId,
    newsItemIds: items.map(item => item.newsItemId),
    channelIds: channels.map(channel => channel.channelId),
  }
}

/** Outside of a transaction. */
export async function layOutSeries(deps: CalendarDeps, wanted: Wanted): Promise<Layouts> {
  const materials = await materialsOf(deps, wanted, await approvedIn(deps.db, wanted))
  const inputs = materials.flat().map(material => material.format)
  return inputs.length === 0 ? noLayouts : await layOutLong(inputs, wanted.actor.id)
}

async function approvedIn(db: Db, { actor, officeId, newsItemIds }: Wanted): Promise<ApprovedItem[]> {
  const offices = await db
    .selectFrom('news_item')
    .select(['id', 'office_id'])
    .where('id', 'in', [...newsItemIds])
    .execute()
  for (const newsItemId of newsItemIds) {
    const notFound = () => new DatelineError('item-not-found', { newsItemId })
    const found = offices.find(each => each.id === newsItemId)
    if (!found) throw notFound()
    refuseEarly(actor, 'posts.schedule', found.office_id, notFound)
    if (found.office_id !== officeId) throw new DatelineError('items-of-several-offices', { newsItemId })
  }
  return await approvedItemsOf(db, newsItemIds)
}

async function materialsOf(
  deps: CalendarDeps,
  { officeId, channelIds }: Wanted,
  items: readonly ApprovedItem[],
) {
  return await gatherForItems(deps, {
    officeId,
    contents: items.map(item => item.content),
    ...(channelIds ? { channelIds } : {}),
  })
}

/** A post of one occurrence, with its time. */
export type OccurrencePost = RenderedPost & {
  id: string
  occurrenceId: string
  newsItemId: string
  approved: ApprovedItem
  planned: PlannedTime
}

/** Occurrences that have a moment. */
export interface TimedOccurrence {
  id: string
  itemPosition: number
  /** Its only channel and language; all of its series and item when absent. */
  channelId?: string | null | undefined
  language?: Language | null | undefined
  moment: Date
  notes: string[]
}

/** What one occurrence posts: its item, on its channel and in its language where it has one of them alone. */
export function postsOfOne(
  posts: readonly (readonly RenderedPost[])[],
  { itemPosition, channelId, language }: Pick<TimedOccurrence, 'itemPosition' | 'channelId' | 'language'>,
): RenderedPost[] {
  return (posts[itemPosition] ?? []).filter(
    post =>
      (channelId ?? post.channel.id) === post.channel.id && (language ?? post.language) === post.language,
  )
}

/**
 * The posts of occurrences, each held against what its channel has at that time already, and against each other.
 * @param kept posts of these occurrences that stay: no other is made beside them.
 */
export async function postsOfOccurrences(
  { db, clock }: CalendarDeps,
  office: OfficeTime,
  { items, posts }: SeriesContent,
  occurrences: readonly TimedOccurrence[],
  kept: readonly KeptPost[],
): Promise<OccurrencePost[]> {
  const now = clock.now()
  const taken = new Map<string, Date[]>()
  const timed: OccurrencePost[] = []
  for (const occurrence of occurrences) {
    const { id: occurrenceId, itemPosition, moment, notes } = occurrence
    const approved = items[itemPosition]
    if (!approved) continue
    for (const post of postsOfOne(posts, occurrence)) {
      const channelId = post.channel.id
      const isKept = (each: KeptPost) =>
        each.occurrenceId === occurrenceId && each.channelId === channelId && each.language === post.language
      if (kept.some(isKept)) continue
      const others = taken.get(channelId) ?? (await takenTimes(db, channelId, now, []))
      taken.set(channelId, others)
      const found = timeAt({ moment, now, office, channel: planningOf(post.channel), taken: others })
      if (!found.ok) throw planError(found.failure)
      others.push(found.value.dueAt)
      const planned = { ...found.value, notes: [...notes, ...found.value.notes] }
      timed.push({
        ...post,
        id: newId(),
        occurrenceId,
        newsItemId: approved.newsItemId,
        approved,
        planned,
      })
    }
  }
  return timed
}
