import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { ChannelSummary } from '../../channels/channel.view.ts'
import type {
  ChannelBeforeAfter,
  PostInConflict,
  SettingsEffects,
} from '../../channels/settings/settings-effects.ts'
import { canonicalJson } from '../../core/hash.ts'
import type { Db } from '../../database/connect.ts'
import { type OfficeTime, officeTime } from '../../offices/office.view.ts'
import { type ChannelPlan, conflictsAt } from './times/channel-rules.ts'
import { localText } from './times/planned-time.ts'
import { slotNotes } from './unused-slots.ts'

/** At most so many conflicts are listed; the rest is counted. */
const mostListed = 100

/** What a change of a channel's settings means for the posts that have still to go out on it, and for its slots. */
export async function effectsOfSettings(
  db: Db,
  { before, after }: ChannelBeforeAfter,
): Promise<SettingsEffects> {
  const office = await officeTime(db, after.officeId)
  const posts = await openPosts(db, after.id)
  if (!office) return { scheduledPosts: posts.length, notes: [], conflicts: [], moreConflicts: 0 }
  const conflicts = newConflicts(office, before, after, posts)
  const times = { texts: posts.length, conflicts: conflicts.length }
  return {
    scheduledPosts: posts.length,
    notes: [
      ...postNotes(before, after, posts, times),
      ...(isOther(rulesOf(before), rulesOf(after)) ? slotNotes(office, after) : []),
    ],
    conflicts: conflicts.slice(0, mostListed),
    moreConflicts: Math.max(0, conflicts.length - mostListed),
  }
}

interface OpenPost {
  postId: string
  newsItemId: string
  language: string
  dueAt: Date
}

async function openPosts(db: Db, channelId: string): Promise<OpenPost[]> {
  const { rows } = await sql<OpenPost>`
    select id as "postId", news_item_id as "newsItemId", language, due_at as "dueAt" from post
    where channel_id = ${channelId} and next_at is not null
    order by due_at, id`.execute(db)
  return rows
}

/** Rules that a post breaks only with the new settings. */
function newConflicts(
  office: OfficeTime,
  before: ChannelSummary,
  after: ChannelSummary,
  posts: readonly OpenPost[],
): PostInConflict[] {
  const [was, is] = [planOf(before), planOf(after)]
  if (canonicalJson(was) === canonicalJson(is)) return []
  return posts.flatMap((post, index) => {
    const local = DateTime.fromJSDate(post.dueAt, { zone: office.timeZone })
    const others = neighbours(posts, index)
    const known = new Set(conflictsAt(local, office, was, others).map(conflict => conflict.kind))
    const found = conflictsAt(local, office, is, others).filter(conflict => !known.has(conflict.kind))
    if (found.length === 0) return []
    const { postId, newsItemId, dueAt } = post
    const messages = found.map(conflict => conflict.message)
    return [{ postId, newsItemId, dueAt, local: localText(local), messages }]
  })
}

/** What decides which slots are used. */
function rulesOf(channel: ChannelSummary): object {
  return { ...planOf(channel), slots: channel.slots }
}

/** What planning asks, but for the slots: they say where a post would go, not where one may be. */
function planOf(channel: ChannelSummary): ChannelPlan {
  return {
    slots: [],
    leastGapMinutes: channel.leastGapMinutes,
    ...(channel.dailyCap === null ? {} : { dailyCap: channel.dailyCap }),
    postOnHolidays: channel.postOnHolidays ? 'yes' : 'no',
    postOnDaysOff: channel.postOnDaysOff ? 'yes' : 'no',
  }
}

/** Longer than any day is, clock changes included. */
const aboutADayMs = 26 * 3_600_000

/** The posts beside one in order of due time: the next on either side, and those that may be of the same day. */
function neighbours(posts: readonly OpenPost[], index: number): Date[] {
  const at = posts[index]?.dueAt.getTime() ?? 0
  const found: Date[] = []
  for (const step of [-1, 1]) {
    for (let place = index + step; place >= 0 && place < posts.length; place += step) {
      const other = posts[place]
      if (!other) break
      found.push(other.dueAt)
      if (Math.abs(other.dueAt.getTime() - at) > aboutADayMs) break
    }
  }
  return found
}

function postNotes(
  before: ChannelSummary,
  after: ChannelSummary,
  posts: readonly OpenPost[],
  count: { texts: number; conflicts: number },
): string[] {
  if (posts.length === 0) return []
  const notes: string[] = []
  const { length } = posts
  if (isOther(before.style, after.style)) {
    const kept =
      length === 1
        ? '1 scheduled post keeps the text with which it was scheduled.'
        : `${length} scheduled posts keep the text with which they were scheduled.`
    notes.push(`${kept} To lay one out in the new style, cancel it and schedule it again.`)
  }
  if (isOther(before.slots, after.slots))
    notes.push(
      length === 1 ? '1 scheduled post keeps its time.' : `${length} scheduled posts keep their times.`,
    )
  if (count.conflicts > 0) {
    const broken =
      count.conflicts === 1
        ? '1 scheduled post breaks the new rules and will still go out at its time.'
        : `${count.conflicts} scheduled posts break the new rules and will still go out at their times.`
    notes.push(`${broken} Move or cancel what should not.`)
  }
  const left = posts.filter(
    post => before.languages.includes(post.language) && !after.languages.includes(post.language),
  )
  if (left.length > 0) {
    const languages = [...new Set(left.map(post => post.language))].join(', ')
    notes.push(
      left.length === 1
        ? `1 scheduled post in a language that the channel no longer posts in (${languages}) will still go out.`
        : `${left.length} scheduled posts in languages that the channel no longer posts in (${languages}) will still go out.`,
    )
  }
  if (before.holdWhenOverdueMinutes !== after.holdWhenOverdueMinutes)
    notes.push(
      length === 1
        ? 'The overdue rule holds for 1 scheduled post at once.'
        : `The overdue rule holds for ${length} scheduled posts at once.`,
    )
  return notes
}

function isOther(one: unknown, other: unknown): boolean {
  return canonicalJson(one) !== canonicalJson(other)
}
