import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { chanceFrom } from './chance.ts'
import { type Counts, type Found, judge, type Recall, restingStates, type SeenPost } from './judge.ts'
import { type Lane, setSandbox, usualSandbox } from './lane.ts'
import { unreported } from './notified.ts'
import { measurePace } from './pace.ts'
import { type PlannedPost, planPosts, provisionChannels, retried } from './planned-posts.ts'
import { scenarios } from './scenarios.ts'
import { isReadyWithin } from './web-process.ts'

/** What came of one run; counts of posts unless said otherwise. */
export interface Outcome extends Counts {
  run: number
  scenario: string
  kills: number
  /** At rest in the end, and later than the machine's pace explains. */
  late: number
  /** From the end of the fault, or the due time when that is later, until every post was at rest, in milliseconds. */
  recoveryMs: number
  /** What was wrong, in words; empty when all held. */
  faults: string[]
}

/** A post that is not at rest so long after its fault, on a machine of usual pace, is late; in milliseconds. */
const patienceMs = 60_000

/** One that is not at rest after so many times that is lost: nobody would be told. */
const lostAfter = 4

/** How long after its fault the web server may take to be ready, in milliseconds. */
const webPatienceMs = 15_000

/**
 * Plans posts on three channels, lets one fault strike while they become due, and asks the network what is there.
 * @param words of the names of those scenarios that take turns; all do when absent.
 */
export async function runOnce(
  lane: Lane,
  { seed, run, words = '' }: { seed: number; run: number; words?: string },
): Promise<Outcome> {
  const chance = chanceFrom(seed * 100_003 + run)
  const usable = scenarios.filter(({ setups, name }) => setups.includes(lane.setup) && name.includes(words))
  // Every scenario in turn, each time with other chances.
  const scenario = usable[run % usable.length] ?? chance.one(usable)
  const pace = Math.max(lane.pace, await measurePace())
  for (const worker of lane.workers) worker.signal('SIGCONT')
  await Promise.all(lane.workers.map(worker => worker.ready()))
  const channels = await retried(() => provisionChannels(lane))
  const planned = await planPosts(lane, channels, chance, run)
  const began = Date.now()
  let overAt = began
  let kills = 0
  const recalls: Recall[] = []
  const foundBeside: Found[] = []

  let atWork = 0
  const resting = untilAtRest(lane, planned, pace, () => atWork === 0)
  const striking = scenario.strike({
    lane,
    rested: resting,
    chance,
    planned,
    async working(work) {
      atWork += 1
      try {
        await work()
      } finally {
        atWork -= 1
      }
    },
    channelIds: {
      x: channels.filter(channel => channel.network === 'x').map(channel => channel.id),
      facebook: channels.filter(channel => channel.network === 'facebook').map(channel => channel.id),
    },
    over() {
      overAt = Date.now()
    },
    killed() {
      kills += 1
    },
    recalled: recall => void recalls.push(recall),
    found: found => void foundBeside.push(...found),
  })
  const faults: string[] = []
  const struck = striking.then(
    () => 'done' as const,
    thrown => {
      faults.push(`${thrown}`)
      return 'done' as const
    },
  )
  const { posts, restedAt, late } = await resting
  await struck
  await clearFaults(lane)
  if (!(await isReadyWithin(lane.webPort, webPatienceMs * pace)))
    faults.push('the web server is not ready again')
  const due = posts.filter(post => post.state !== 'cancelled').map(post => post.dueAt)
  const lastDue = Math.max(...due, began)
  const outcome = await judge(lane, { planned, channels, posts, recalls })
  for (const { column, words } of foundBeside) {
    outcome[column] += 1
    faults.push(words)
  }
  faults.push(...(await unreported(lane, posts, pace)))
  // Now, since the sandbox lists when it received a post by its present clock.
  await setSandbox(lane.sandboxOrigin, { clockOffsetMs: lane.networkOffsetMs })
  return {
    run,
    scenario: scenario.name,
    kills,
    late,
    recoveryMs: Math.max(0, restedAt - Math.max(lastDue, Math.min(overAt, restedAt))),
    ...outcome,
    faults: [...faults, ...outcome.faults],
  }
}

/** Waits for every post; `late` counts those that took longer than the machine's pace explains. */
async function untilAtRest(
  lane: Lane,
  planned: readonly PlannedPost[],
  pace: number,
  isOver: () => boolean,
): Promise<{ posts: SeenPost[]; restedAt: number; late: number }> {
  const lateAt = Date.now() + patienceMs * pace
  const lostAt = Date.now() + patienceMs * pace * lostAfter
  let posts: SeenPost[] = []
  let late = 0
  while (Date.now() < lostAt) {
    await delay(150)
    const ids = planned.map(post => post.id)
    posts = await readPosts(lane, ids).catch(() => posts)
    const open = posts.filter(post => !restingStates.includes(post.state))
    if (isOver() && posts.length === planned.length && open.length === 0) break
    if (Date.now() > lateAt) late = Math.max(late, open.length)
  }
  return { posts, restedAt: Date.now(), late }
}

/**
 * A post with a first comment is at rest when both are. While it is not out, its comment has nothing to say; from then on
 * the comment's state is what is judged, and the post is out in any case: its id stands before the comment's.
 */
async function readPosts(lane: Lane, ids: readonly string[]): Promise<SeenPost[]> {
  const { rows } = await sql<Omit<SeenPost, 'dueAt'> & { due: string }>`
    select p.id, case when p.state = 'published' then coalesce(f.state, p.state) else p.state end as state,
      case when p.state = 'published' then coalesce(f.reason, p.reason) else p.reason end as reason, p.cancelled_by is not null as "isByPerson",
      p.occurrence_id is not null and not exists (select from attempt where post_id = p.id) as "isUntriedOfSeries",
      p.late_at is not null as "isFoundLate", extract(epoch from p.published_at - p.due_at)::float8 * 1000 as "lateMs", (extract(epoch from p.due_at) * 1000)::text as due,
      (select jsonb_agg(s.external_id order by s.position) from segment s where s.post_id = p.id)
        || case when f.post_id is null then '[]'::jsonb else jsonb_build_array(f.external_id) end as ids
    from post p left join first_comment f on f.post_id = p.id where p.id = any(${ids}::uuid[])`.execute(
    lane.db,
  )
  return rows.map(({ due, ...post }) => ({ ...post, dueAt: Number(due) - lane.clockOffsetMs }))
}

async function clearFaults(lane: Lane): Promise<void> {
  for (const line of [lane.lines.x, lane.lines.facebook]) line.disarm()
  await fetch(`${lane.sandboxOrigin}/sandbox/faults`, { method: 'DELETE' })
  await setSandbox(lane.sandboxOrigin, usualSandbox(lane.pace))
}
