import { sql } from 'kysely'
import { DateTime } from 'luxon'
import { planningOf } from '../../../../channels/channel.view.ts'
import { newId } from '../../../../core/ids.ts'
import type { Language } from '../../../../core/languages/language.ts'
import type { Db } from '../../../../database/connect.ts'
import type { OfficeTime } from '../../../../offices/office.view.ts'
import type { RenderedPost } from '../../../composing/render-posts.ts'
import { keyOfRendered } from '../../../composing/same-text.ts'
import type { CalendarDeps } from '../../calendar-deps.ts'
import { takenTimes } from '../../choose-times.ts'
import { wallClockOf } from '../../range/wall-clock-of.ts'
import { freeSlots } from '../../times/free-slots.ts'
import type { PlannedOccurrence } from '../preview-occurrences.ts'
import { resolveOccurrences } from '../resolve-occurrences.ts'
import type { SeriesContent } from '../series-posts.ts'
import type { EvergreenRule } from '../series-record.ts'
import { chooseUses, type PoolEntry, type Use } from './choose-uses.ts'

/** How far ahead slots are given to a pool, in days. */
const aheadDays = 60
const dayMs = 86_400_000

interface Pool {
  /** Undefined for one that is only tried. */
  seriesId?: string
  rule: EvergreenRule
  content: SeriesContent
  /** Channels on which the same words may come again although their network minds. */
  accepted: readonly string[]
}

/** The uses that a pool gets now: the free slots of its channels in the next 60 days that it has not yet. */
export async function planUses(
  { db, clock, networks }: CalendarDeps,
  office: OfficeTime,
  { seriesId, rule, content, accepted }: Pool,
): Promise<PlannedOccurrence[]> {
  const now = clock.now()
  const end = DateTime.fromISO(rule.endsOn, { zone: office.timeZone }).plus({ days: 1 }).toJSDate()
  const until = new Date(Math.min(now.getTime() + aheadDays * dayMs, end.getTime()))
  const planned: PlannedOccurrence[] = []
  for (const posts of byChannel(content.posts.flat())) {
    const [{ channel } = { channel: undefined }] = posts
    if (!channel) continue
    const entries = entriesOf(networks, content, channel.id)
    const promised = await promisedUses(db, office, channel.id)
    const uses = [
      ...promised.filter(use => use.seriesId === seriesId),
      ...(await postedUses(db, office, content, channel.id, now)),
    ]
    const taken = [...(await takenTimes(db, channel.id, now, [])), ...promised.map(use => use.dueAt)]
    const closed = seriesId === undefined ? [] : await closedSlots(db, seriesId, channel.id)
    const free = freeSlots({ from: now, until, office, channel: planningOf(channel), taken })
    const minded = networks.get(channel.network)?.profile.rules.sameText?.withinMs
    const chosen = chooseUses({
      slots: withoutClosed(free, closed),
      entries,
      uses,
      leastDays: rule.leastDays,
      mindsFor: accepted.includes(channel.id) ? undefined : minded,
    })
    for (const { slot, entry } of chosen) {
      // The next slot is looked for beside this one.
      taken.push(slot.dueAt)
      planned.push({
        id: newId(),
        at: slot.local,
        itemPosition: entry.itemPosition,
        channelId: channel.id,
        language: entry.language,
        isSlot: true,
      })
    }
  }
  return planned
}

function byChannel(posts: readonly RenderedPost[]): RenderedPost[][] {
  return [...Map.groupBy(posts, post => post.channel.id).values()]
}

function entriesOf(
  networks: CalendarDeps['networks'],
  { posts }: SeriesContent,
  channelId: string,
): PoolEntry[] {
  return posts.flatMap((own, itemPosition) =>
    own
      .filter(post => post.channel.id === channelId)
      .map(post => ({ itemPosition, language: post.language, sameTextKey: keyOfRendered(networks, post) })),
  )
}

function* withoutClosed<Slot extends { local: string }>(
  slots: Iterable<Slot>,
  closed: readonly string[],
): Generator<Slot> {
  for (const slot of slots) if (!closed.includes(slot.local)) yield slot
}

/** What pools have promised to a channel and not yet scheduled. */
async function promisedUses(
  db: Db,
  office: OfficeTime,
  channelId: string,
): Promise<(Use & { seriesId: string })[]> {
  const { rows } = await sql<{
    seriesId: string
    itemPosition: number
    language: Language
    at: string
    movedTo: string | null
    movedOffset: string | null
  }>`
    select o.series_id as "seriesId", o.item_position as "itemPosition", o.language, o.local_at as at,
      o.moved_to as "movedTo", o.moved_offset as "movedOffset"
    from series_occurrence o join series s on s.id = o.series_id
    where o.channel_id = ${channelId} and o.state = 'expected' and s.state in ('active', 'paused')`.execute(
    db,
  )
  const resolved = resolveOccurrences(
    rows.map(row => ({ ...row, isSlot: true as const })),
    office,
    'skip',
  )
  return rows.flatMap(({ seriesId, itemPosition, language, at, movedTo }, index) => {
    const found = resolved[index]
    if (!found || 'leftOut' in found) return []
    return [{ seriesId, itemPosition, language, local: movedTo ?? at, dueAt: found.moment.toJSDate() }]
  })
}

/** Posts of the items of a pool on a channel, of other schedulings too; those of two years ago play no part. */
export async function postedUses(
  db: Db,
  { timeZone }: OfficeTime,
  { items }: Pick<SeriesContent, 'items'>,
  channelId: string,
  now: Date,
): Promise<(Use & { occurrenceId: string | null })[]> {
  const rows = await db
    .selectFrom('post')
    .select(['news_item_id', 'language', 'due_at', 'occurrence_id'])
    .where('channel_id', '=', channelId)
    .where(
      'news_item_id',
      'in',
      items.map(item => item.newsItemId),
    )
    .where('state', 'not in', ['cancelled', 'missed', 'failed'])
    .where('due_at', '>=', new Date(now.getTime() - 731 * dayMs))
    .execute()
  return rows.map(({ news_item_id, language, due_at, occurrence_id }) => ({
    itemPosition: items.findIndex(item => item.newsItemId === news_item_id),
    language,
    local: wallClockOf(timeZone, due_at).local,
    dueAt: due_at,
    occurrenceId: occurrence_id,
  }))
}

/** Slots that the pool has or had, but for those that another post had taken when their turn came. */
async function closedSlots(db: Db, seriesId: string, channelId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('series_occurrence')
    .select('local_at')
    .where('series_id', '=', seriesId)
    .where('channel_id', '=', channelId)
    .where('state', '<>', 'passed')
    .execute()
  return rows.map(row => row.local_at)
}
