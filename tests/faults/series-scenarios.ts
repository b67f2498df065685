import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { DateTime } from 'luxon'
import { endSeries } from '../../src/publishing/calendar/series/series-state.ts'
import { author } from '../factories/news.ts'
import { approvalRecalls } from '../factories/recalls.ts'
import { isAtRest, plannedOf, type SeenOccurrence, timesLost } from './judge-series.ts'
import type { Lane, Setup } from './lane.ts'
import { killSometimes, retriedOften, unlessRefused } from './recall-scenarios.ts'
import { changeOften, type Ledger, newLedger } from './series-acts.ts'
import { personDeps, type SeriesKind, startSeries, zone } from './series-of-run.ts'
import type { Scenario, Stage } from './stage.ts'

const all: readonly Setup[] = ['postgres-redis', 'postgres', 'embedded']
const kinds: readonly SeriesKind[] = ['rule', 'evergreen']

/** Series, whose posts workers make: while workers die, while people change them, and when their content is withdrawn. */
export const seriesScenarios: readonly Scenario[] = [
  {
    name: 'workers die while they make the posts of series',
    setups: all,
    async strike(stage) {
      const { chance, lane, working, over } = stage
      await working(async () => {
        const ledger = newLedger(stage.lane)
        const seriesIds = []
        for (const kind of kinds) seriesIds.push(await begin(stage, ledger, kind, 5))
        for (let kills = 0; kills < 3; kills += 1) {
          await delay(chance.between(0, 700) * lane.pace)
          chance.one(lane.workers).signal('SIGKILL')
          stage.killed()
        }
        over()
        await settle(stage, seriesIds, ledger)
      })
    },
  },
  ...kinds.map(
    (kind): Scenario => ({
      name:
        kind === 'rule'
          ? 'people change a series while its posts go out'
          : 'people change an evergreen series',
      setups: all,
      async strike(stage) {
        await stage.working(async () => {
          const ledger = newLedger(stage.lane)
          const rootId = await begin(stage, ledger, kind, 7)
          await Promise.all([
            changeOften(stage, rootId, ledger, { count: 7, mostMs: 1_500 }),
            sometimesKilled(stage, 2),
          ])
          stage.over()
          await settle(stage, [rootId], ledger)
        })
      },
    }),
  ),
  {
    name: 'the approval of what a series says is withdrawn',
    setups: all,
    async strike(stage) {
      const { chance, lane, working, over } = stage
      await working(async () => {
        const ledger = { ...newLedger(stage.lane), isRecalled: true }
        const rootId = await begin(stage, ledger, chance.one(kinds), 5)
        await delay(chance.between(500, 6_000) * lane.pace)
        const postIds = await retriedOften(() => postsOf(lane, rootId))
        const recalled = postIds.length > 0 ? [chance.one(postIds)] : []
        for (const id of recalled) {
          await retriedOften(async () => approvalRecalls[0]?.recall(lane.db, id))
          stage.recalled({ postIds: [id], committedAt: Date.now() })
        }
        await sometimesKilled(stage, 1)
        over()
        if (recalled.length > 0) await untilRecalled(stage, rootId)
        await settle(stage, [rootId], ledger)
        if (recalled.length > 0) await assertToldOnce(stage, rootId)
      })
    },
  },
]

/** When the first post of a series is due: a worker that is killed at once is back by then. */
function firstMs({ lane, chance }: Stage): number {
  return chance.between(6_000, 8_000) * lane.pace
}

/** Starts a series, and notes from when on workers can see it. */
async function begin(stage: Stage, ledger: Ledger, kind: SeriesKind, count: number): Promise<string> {
  const seriesId = await startSeries(stage, kind, { count, fromMs: firstMs(stage) })
  ledger.heldUntil = Date.now()
  return seriesId
}

async function sometimesKilled(stage: Stage, times: number): Promise<void> {
  for (let number = 0; number < times; number += 1) {
    await delay(stage.chance.between(500, 5_000) * stage.lane.pace)
    await killSometimes(stage)
  }
}

/** How long the times of a series may take until nothing is to come of them, on a machine of usual pace, in milliseconds. */
const patienceMs = 120_000

/** Waits for all that is due, ends the series, and has its posts judged with those of the run. */
async function settle(stage: Stage, rootIds: readonly string[], ledger: Ledger): Promise<void> {
  const { lane } = stage
  const deps = personDeps(lane)
  for (const until = Date.now() + patienceMs * lane.pace; Date.now() < until; await delay(200)) {
    const seen = await readOccurrences(lane, rootIds).catch(() => undefined)
    if (seen?.every(isAtRest)) break
  }
  ledger.close()
  stage.found(timesLost(await retriedOften(() => readOccurrences(lane, rootIds)), ledger))
  for (const seriesId of await retriedOften(() => chainOf(lane, rootIds)))
    await retriedOften(() => unlessRefused(() => endSeries(deps, { actor: author, seriesId })))
  const seen = await retriedOften(() => readOccurrences(lane, rootIds))
  stage.planned.push(...plannedOf(seen))
  for (const { occurrenceIds, from, until } of ledger.pauses) {
    const posts = seen.filter(each => occurrenceIds.includes(each.id)).flatMap(each => each.posts)
    const postIds = posts.map(post => post.id)
    stage.recalled({ postIds, committedAt: from, resumedAt: until, isNothingUnderWay: true })
  }
}

async function chainOf(lane: Lane, rootIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${chain(rootIds)} select id from chain`.execute(lane.db)
  return rows.map(row => row.id)
}

async function postsOf(lane: Lane, rootId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from post p join series_occurrence o on o.id = p.occurrence_id
    where o.series_id = ${rootId} and o.moved_to is not null and p.state = 'scheduled' order by p.id`.execute(
    lane.db,
  )
  return rows.map(row => row.id)
}

/** `chain`: series, and those that they were edited into. */
function chain(rootIds: readonly string[]) {
  return sql`with recursive chain as (
    select id from series where id = any(${[...rootIds]}::uuid[])
    union all select s.id from series s join chain c on s.continues = c.id
  )`
}

async function readOccurrences(lane: Lane, rootIds: readonly string[]): Promise<SeenOccurrence[]> {
  const { rows } = await sql<Omit<SeenOccurrence, 'at'> & { movedTo: string | null }>`
    ${chain(rootIds)}
    select o.id, o.state, o.reason, o.moved_to as "movedTo", s.state = 'recalled' as "isRecalled",
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'channelId', p.channel_id, 'state', p.state, 'texts',
        (select jsonb_agg(part.text order by part.position) from segment part where part.post_id = p.id)) order by p.id)
        from post p where p.occurrence_id = o.id), '[]') as posts
    from chain join series s on s.id = chain.id join series_occurrence o on o.series_id = s.id`.execute(
    lane.db,
  )
  return rows.map(({ movedTo, ...row }) => ({
    ...row,
    at: movedTo === null ? null : DateTime.fromISO(movedTo, { zone }).toMillis() - lane.clockOffsetMs,
  }))
}

/** Workers look for what is not approved any more; a series of which they find nothing is a fault. */
async function untilRecalled({ lane }: Stage, seriesId: string): Promise<void> {
  for (const until = Date.now() + patienceMs * lane.pace; Date.now() < until; await delay(200)) {
    const { rows } = await sql<{ state: string }>`select state from series where id = ${seriesId}`
      .execute(lane.db)
      .catch(() => ({ rows: [] }))
    if (rows[0]?.state === 'recalled') return
  }
  throw new Error(`the series ${seriesId} was not recalled`)
}

/** The office hears of a recalled series once, whatever died meanwhile. */
async function assertToldOnce({ lane }: Stage, seriesId: string): Promise<void> {
  let told = 0
  for (const until = Date.now() + 10_000 * lane.pace; Date.now() < until && told === 0; await delay(250)) {
    const { rows } = await sql<{ told: number }>`
      select count(*)::int as told from notification n join series s on n.message like '%"' || s.name || '"%'
      where s.id = ${seriesId} and n.kind = 'series-recalled'`
      .execute(lane.db)
      .catch(() => ({ rows: [] }))
    told = rows[0]?.told ?? 0
  }
  if (told !== 1) throw new Error(`the office was told ${told} times of the recalled series ${seriesId}`)
}
