import { sql } from 'kysely'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { breaksIn } from '../../indicators/breaks.ts'
import type { DefinitionBreak } from '../../indicators/indicator.ts'
import { type FiguresInput, scopeOf } from './ask-figures.ts'
import { networksOf } from './networks-of.ts'
import type { FigureScope } from './periods.ts'
import { basesAsJson, type PostBase, postWeeks } from './questions/post-weeks.ts'

export interface BestTimes {
  scope: FigureScope & { soFar: boolean }
  /** All 56, by weekday and hour. */
  cells: TimeCell[]
  bases: PostBase[]
  /** Where a network changed within the period what it counts as views. */
  breaks: DefinitionBreak[]
}

/** Three local hours of a weekday. */
export interface TimeCell {
  /** 1 is Monday. */
  weekday: number
  /** The first of the hours: 0, 3, … 21. */
  hour: number
  /** Posts that went out then, and can be compared with those of their channel. */
  posts: number
  /** The median of what they reached, in medians of their channels; null for fewer than five posts. */
  times: number | null
}

const leastPosts = 5

/**
 * When posts reach the most in seven days: by weekday and three hours of the office's local time, each post beside what
 * posts of its channel usually reach. @throws DatelineError as `askFigures`.
 */
export async function bestTimes(
  deps: { db: Db; clock: Clock },
  input: Omit<FiguresInput, 'compare'>,
): Promise<BestTimes> {
  const { scope, soFar } = await scopeOf(deps.db, input, deps.clock.now())
  const { rows } = await sql<{ bases: PostBase[]; slots: { slot: number; posts: number; times: number }[] }>`
    with ${sql.join(await postWeeks(deps.db, scope))},
    slots as (
      select slot, count(*)::integer as posts, percentile_cont(0.5) within group (order by times) as times
      from compared group by slot
    )
    select ${basesAsJson} as bases, (select coalesce(json_agg(slots), '[]') from slots) as slots`.execute(
    deps.db,
  )
  const bySlot = new Map(rows[0]?.slots.map(each => [each.slot, each]))
  const cells = Array.from({ length: 56 }, (_, slot) => {
    const { posts = 0, times = null } = bySlot.get(slot) ?? {}
    const place = { weekday: 1 + Math.floor(slot / 8), hour: (slot % 8) * 3 }
    return { ...place, posts, times: posts < leastPosts ? null : times }
  })
  const breaks = breaksIn('views-7d', await networksOf(deps.db, scope), scope)
  return { scope: { ...scope, soFar }, cells, bases: rows[0]?.bases ?? [], breaks }
}
