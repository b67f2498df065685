import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { cancelPost } from '../../src/publishing/aftercare/settle-post.ts'
import { movePost } from '../../src/publishing/calendar/moving/move-post.ts'
import { undoChange } from '../../src/publishing/calendar/moving/undo-change.ts'
import { moveOccurrence, skipOccurrence } from '../../src/publishing/calendar/series/change-occurrence.ts'
import { editSeries } from '../../src/publishing/calendar/series/edit-series.ts'
import { pauseSeries, resumeSeries } from '../../src/publishing/calendar/series/series-state.ts'
import { author } from '../factories/news.ts'
import type { Lane } from './lane.ts'
import { retriedOften, unlessRefused } from './recall-scenarios.ts'
import { localIn, newItems, personDeps } from './series-of-run.ts'
import type { Stage } from './stage.ts'

const kinds = ['skip', 'move', 'move its post', 'cancel', 'cancel and restore', 'pause', 'edit'] as const

/** What people did to the series of a run. Noted before it is asked for, since an answer may be lost. */
export interface Ledger {
  skipped: Set<string>
  cancelled: Set<string>
  isEdited: boolean
  isRecalled: boolean
  heldUntil: number
  answeredAt: Map<string, number>
  looks: number[][]
  /** Times whose posts were off the schedule while their series was paused, by this machine's clock. */
  pauses: { occurrenceIds: string[]; from: number; until: number }[]
  close(): void
}

/** Workers' looks are noted in it until it is closed. */
export function newLedger({ workers }: Lane): Ledger {
  const looks = workers.map((): number[] => [])
  const undone = workers.map((worker, index) =>
    worker.onEvent(event => {
      if (event.type === 'looked') looks[index]?.push(Date.now())
    }),
  )
  return {
    skipped: new Set(),
    cancelled: new Set(),
    isEdited: false,
    isRecalled: false,
    heldUntil: 0,
    answeredAt: new Map(),
    looks,
    pauses: [],
    close() {
      for (const undo of undone) undo()
    },
  }
}

/** A person changes a series so many times while its posts go out; what its state refuses is passed over. */
export async function changeOften(
  stage: Stage,
  rootId: string,
  ledger: Ledger,
  { count, mostMs }: { count: number; mostMs: number },
): Promise<void> {
  const { chance, lane } = stage
  for (let number = 0; number < count; number += 1) {
    await delay(chance.between(20, mostMs) * lane.pace)
    await changeOnce(stage, rootId, ledger, chance.one(kinds))
  }
}

/** A time that is still to come, of the series that the first one goes on as. */
interface Target {
  seriesId: string
  occurrenceId: string
  postId: string | null
  isEvergreen: boolean
}

async function changeOnce(
  stage: Stage,
  rootId: string,
  ledger: Ledger,
  kind: (typeof kinds)[number],
): Promise<void> {
  const { lane, chance } = stage
  const targets = await retriedOften(() => openTimes(stage, rootId))
  if (targets.length === 0) return
  const target = chance.one(targets)
  const { seriesId, occurrenceId, postId } = target
  const deps = personDeps(lane)
  const one = { actor: author, seriesId, occurrenceId }
  const soon = () => localIn(lane, laterMs(stage))
  const asked = (work: () => Promise<unknown>) => retriedOften(() => unlessRefused(work))
  switch (kind) {
    case 'skip':
      ledger.skipped.add(occurrenceId)
      return await asked(() => skipOccurrence(deps, one))
    case 'move':
      await asked(() => moveOccurrence(deps, { ...one, at: soon() }))
      ledger.answeredAt.set(occurrenceId, Date.now())
      return
    case 'move its post':
      if (postId) await asked(() => movePost(deps, { actor: author, postId, at: soon() }))
      return
    case 'cancel':
    case 'cancel and restore':
      if (!postId) return
      ledger.cancelled.add(occurrenceId)
      return await asked(async () => {
        const undo = await cancelPost(deps, { actor: author, postId })
        if (kind === 'cancel' || !undo) return
        await undoChange(deps, { actor: author, changeId: undo.changeId, now: true })
      })
    case 'pause':
      return await pauseAndResume(stage, seriesId, ledger)
    case 'edit':
      return await edit(stage, target, ledger)
  }
}

/** Long enough for a worker that died to be back and make a post of it in time. */
function laterMs({ chance, lane }: Stage): number {
  return chance.between(6_000, 9_000) * lane.pace
}

/** What is still to come has another time when the series goes on. */
async function pauseAndResume(stage: Stage, seriesId: string, ledger: Ledger): Promise<void> {
  const { lane, chance } = stage
  const deps = personDeps(lane)
  let occurrenceIds: string[] = []
  ledger.heldUntil = Number.POSITIVE_INFINITY
  await retriedOften(() =>
    unlessRefused(async () => {
      const taken = await pauseSeries(deps, { actor: author, seriesId })
      occurrenceIds = taken.map(each => each.occurrenceId)
    }),
  )
  const from = Date.now()
  await delay(chance.between(50, 1_500) * lane.pace)
  for (const { occurrenceId } of await retriedOften(() => openTimes(stage, seriesId))) {
    const at = () => localIn(lane, laterMs(stage))
    const move = () => moveOccurrence(deps, { actor: author, seriesId, occurrenceId, at: at() })
    await retriedOften(() => unlessRefused(move))
  }
  const until = Date.now()
  ledger.pauses.push({ occurrenceIds, from, until })
  await retriedOften(() => unlessRefused(() => resumeSeries(deps, { actor: author, seriesId })))
  ledger.heldUntil = Date.now()
}

/** From a time on, it says other things; a pool gets another name. */
async function edit(stage: Stage, target: Target, ledger: Ledger): Promise<void> {
  const { lane } = stage
  const { seriesId, occurrenceId, isEvergreen } = target
  const deps = personDeps(lane)
  ledger.isEdited = true
  const left = await retriedOften(() => timesFrom(stage, seriesId, occurrenceId))
  const newsItemIds = isEvergreen ? [] : await retriedOften(() => newItems(lane, left))
  const change = isEvergreen ? { name: 'Counselling, all day' } : { from: occurrenceId, newsItemIds }
  ledger.heldUntil = Number.POSITIVE_INFINITY
  await retriedOften(() => unlessRefused(() => editSeries(deps, { actor: author, seriesId, ...change })))
  ledger.heldUntil = Date.now()
}

async function openTimes({ lane }: Stage, rootId: string): Promise<Target[]> {
  const { rows } = await sql<Target>`
    with recursive chain as (
      select id from series where id = ${rootId}
      union all select s.id from series s join chain c on s.continues = c.id
    )
    select o.series_id as "seriesId", o.id as "occurrenceId", s.rule is null as "isEvergreen",
      (select p.id from post p where p.occurrence_id = o.id order by p.id desc limit 1) as "postId"
    from series_occurrence o join series s on s.id = o.series_id
    where s.id in (select id from chain) and s.state in ('active', 'paused') and o.moved_to is not null
      and (o.state = 'expected' or o.state = 'scheduled' and exists (
        select from post p where p.occurrence_id = o.id and p.state not in ('published', 'cancelled')))
    order by o.local_at`.execute(lane.db)
  return rows
}

/** How many times a series has from one of them on. */
async function timesFrom({ lane }: Stage, seriesId: string, occurrenceId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from series_occurrence where series_id = ${seriesId}
      and local_at >= (select local_at from series_occurrence where id = ${occurrenceId})`.execute(lane.db)
  return rows[0]?.count ?? 0
}
