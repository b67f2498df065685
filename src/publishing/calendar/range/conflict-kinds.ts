import { DateTime } from 'luxon'
import { channelsForPlanning } from '../../../channels/channel.view.ts'
import type { Db } from '../../../database/connect.ts'
import { officeTimes } from '../../../offices/office.view.ts'
import type { PostState } from '../../post-state.ts'
import { conflictsAt } from '../times/channel-rules.ts'
import type { ConflictKind } from '../times/planned-time.ts'
import { dueTimes } from './due-times.ts'

interface PostOnCalendar {
  id: string
  officeId: string
  channelId: string
  zone: string
  state: PostState
  dueAt: Date
}

/** A day of an office has 25 hours at most, and half an hour more where clocks changed oddly. */
const nearMs = 26 * 3_600_000

/** The rules that scheduled posts break as things stand now, by post; those that break none are left out. */
export async function conflictKinds(
  db: Db,
  posts: readonly PostOnCalendar[],
): Promise<Map<string, ConflictKind[]>> {
  const scheduled = posts.filter(post => post.state === 'scheduled')
  const [first] = scheduled
  const last = scheduled.at(-1)
  if (!first || !last) return new Map()
  const channels = await channelsForPlanning(db, unique(scheduled.map(post => post.channelId)))
  const offices = await officeTimes(db, unique(scheduled.map(post => post.officeId)))
  const gaps = [...channels.values()].map(channel => channel.leastGapMinutes * 60_000)
  const reachMs = Math.max(nearMs, ...gaps)
  const others = await dueTimes(db, [...channels.keys()], {
    from: new Date(first.dueAt.getTime() - reachMs),
    to: new Date(last.dueAt.getTime() + reachMs),
  })
  const clocks = new Map<string, DateTime>()
  const found = new Map<string, ConflictKind[]>()
  for (const post of scheduled) {
    const channel = channels.get(post.channelId)
    const office = offices.get(post.officeId)
    if (!channel || !office) continue
    const taken = (others.get(post.channelId) ?? [])
      .filter(each => each.id !== post.id && Math.abs(each.dueAt.getTime() - post.dueAt.getTime()) <= reachMs)
      .map(each => each.dueAt)
    const moment = momentOnce(clocks, post)
    const kinds = conflictsAt(moment, office, channel, taken).map(conflict => conflict.kind)
    if (kinds.length > 0) found.set(post.id, kinds)
  }
  return found
}

/** The channels of an office share their times, and a `DateTime` works out once what its clocks show. */
function momentOnce(clocks: Map<string, DateTime>, { dueAt, zone }: PostOnCalendar): DateTime {
  const key = `${zone} ${dueAt.getTime()}`
  const moment = clocks.get(key) ?? DateTime.fromJSDate(dueAt, { zone })
  clocks.set(key, moment)
  return moment
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
