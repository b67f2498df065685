import { sql } from 'kysely'
import { channelForPlanning } from '../../channels/channel.view.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { officeTime } from '../../offices/office.view.ts'
import { checkExplicitTime, nextFreeSlot, type PlannedTime, planError, timeNow } from './times/plan.ts'

/** When posts are to go out, as a caller asks for it. */
export interface WishedTime {
  /** Local wall-clock time of the office, `YYYY-MM-DDTHH:MM` or with `:SS`; each channel's next free slot when not given. */
  at?: string
  /** Which of two offsets is meant where the clock shows a time twice, e.g. `+01:00`. */
  offset?: string
  /** No slot before this moment, UTC. */
  notBefore?: Date
  /** Publish at once: without `at`, or where `at` is past. Without it a time that is past is refused. */
  now?: true
}

/**
 * Gives one post after another its time; each time given counts as taken for the next on that channel.
 * @throws DatelineError with the code of the planning's failure, and its choices, where no time can be had.
 */
export function chooseTimes(
  db: Db,
  now: Date,
  officeId: string,
  wish: WishedTime,
): (channelId: string) => Promise<PlannedTime> {
  if (wish.now && wish.notBefore) {
    throw new DatelineError('now-and-not-before', {})
  }
  const taken = new Map<string, Date[]>()
  return async function choose(channelId) {
    const office = await officeTime(db, officeId)
    if (!office) throw new DatelineError('office-not-found', { officeId })
    const channel = await channelForPlanning(db, channelId)
    const times = taken.get(channelId) ?? (await takenTimes(db, channelId, now, []))
    taken.set(channelId, times)
    const time = timeFor(wish, { now, office, channel, taken: times })
    times.push(time.dueAt)
    return time
  }
}

/** One time, beside those that are taken. Throws as `chooseTimes`. */
export function timeFor(wish: WishedTime, shared: Parameters<typeof timeNow>[0]): PlannedTime {
  const { at, offset, notBefore } = wish
  if (wish.now && at === undefined) return timeNow(shared)
  const result =
    at === undefined
      ? nextFreeSlot({ ...shared, ...(notBefore ? { notBefore } : {}) })
      : checkExplicitTime({
          ...shared,
          at,
          ...(offset === undefined ? {} : { offset }),
          ...(wish.now ? { ifPast: 'send-now' as const } : {}),
        })
  if (result.ok) return result.value
  throw planError(result.failure)
}

/** Due times of the channel from a day ago on, but for these posts: enough for the least gap and the daily cap. */
export async function takenTimes(
  db: Db,
  channelId: string,
  now: Date,
  except: readonly string[],
): Promise<Date[]> {
  const rows = await db
    .selectFrom('post')
    .select('due_at')
    .where('channel_id', '=', channelId)
    .where('state', 'not in', ['cancelled', 'missed', 'failed'])
    .where('due_at', '>=', new Date(now.getTime() - 86_400_000))
    .where(sql<boolean>`not id = any(${[...except]}::uuid[])`)
    .execute()
  return rows.map(row => row.due_at)
}
