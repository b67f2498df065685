import { sql } from 'kysely'
import { systemActor } from '../../../access/actor.ts'
import { auditedTransaction } from '../../../access/audit/audited-transaction.ts'
import { BusyError } from '../../../core/errors/busy-error.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Logger } from '../../../core/logging/logger.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { type OfficeTime, officeTime } from '../../../offices/office.view.ts'
import { type Layouts, withLayouts } from '../../composing/layouts.ts'
import { warnOfBudget } from '../../costs/warn-of-budget.ts'
import { approverStands } from '../../sending/recall.ts'
import { assessWithMonths } from '../assess-with-months.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { lockChannels } from '../lock-channels.ts'
import { writeScheduled } from '../save-scheduled.ts'
import { fillSlots, usesThatGiveWay } from './evergreen/fill-slots.ts'
import { type KeptPost, keptPosts } from './kept-posts.ts'
import { recallSeries } from './recall-series.ts'
import { reportPassed } from './report-passed.ts'
import { resolveOccurrences } from './resolve-occurrences.ts'
import {
  contentOfSeries,
  contentWanted,
  layOutSeries,
  postsOfOccurrences,
  type TimedOccurrence,
} from './series-posts.ts'
import { type OccurrenceRecord, occurrencesOf, readSeries, type SeriesRecord } from './series-record.ts'

/** How far ahead occurrences become posts, in days. */
const aheadDays = 60
const dayMs = 86_400_000
/** How often an evergreen series looks for free slots, in minutes. */
const fillMinutes = 15

/**
 * Makes posts of the occurrences of the next 60 days, once each, however many workers do this; and recalls the series
 * whose content is no longer approved. One that cannot be scheduled holds up no other, and says why.
 * @returns how many occurrences were dealt with.
 */
export async function scheduleSeries(deps: CalendarDeps): Promise<number> {
  const now = deps.clock.now().getTime()
  const horizon = new Date(now + (aheadDays + 2) * dayMs).toISOString().slice(0, 16)
  const longAgo = new Date(now - fillMinutes * 60_000)
  const yesterday = new Date(now - 2 * dayMs).toISOString().slice(0, 10)
  const { rows } = await sql<{ id: string }>`
    select p.id from series p
    where p.state in ('active', 'paused') and (${contentGone} or p.state = 'active' and case
      when p.rule is null then p.ends_on >= ${yesterday}::date
        and (p.filled_at is null or p.filled_at <= ${longAgo} or p.problem is not null) or ${hasNear(new Date(now))}
      else exists (select from series_occurrence o where o.series_id = p.id and o.state = 'expected'
        and coalesce(o.moved_to, o.local_at) < ${horizon}) end)
      and exists (select from office where id = p.office_id and archived_at is null)
    order by p.id`.execute(deps.db)
  let done = 0
  const failures: unknown[] = []
  for (const { id } of rows) {
    try {
      done += await scheduleOneSeries(deps, id)
    } catch (thrown) {
      failures.push(thrown)
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}

/**
 * Evergreen series `p` promises a use that should be a post by now: a person moved it or resumed the series, and the process
 * that should have made the post died. Or its time has passed, also after the end of the series.
 */
function hasNear(now: Date) {
  return sql`exists (select from series_occurrence o join office on office.id = p.office_id
    where o.series_id = p.id and o.state = 'expected' and coalesce(o.moved_to, o.local_at) < to_char(
      ${now}::timestamptz at time zone office.time_zone + make_interval(days => p.days_ahead),
      'YYYY-MM-DD"T"HH24:MI'))`
}

/**
 * Series `p` says something that is no longer approved, or whose approver may no longer approve; or it was so meanwhile:
 * the posts of an occurrence were withdrawn, and no person cancelled any of them.
 */
const contentGone = sql`(exists (select from series_item i where i.series_id = p.id and not exists (
  select from approval a where a.news_item_id = i.news_item_id and a.content_hash = i.content_hash
    and a.revoked_at is null and ${approverStands(sql`a.approved_by`)}))
  or exists (select from series_occurrence o join post w on w.occurrence_id = o.id
    where o.series_id = p.id and o.state = 'scheduled' and w.state = 'cancelled' and w.cancelled_by is null
      and not exists (select from post other where other.occurrence_id = o.id
        and (other.state <> 'cancelled' or other.cancelled_by is not null))))`

export interface SeriesDeps extends CalendarDeps {
  log: Logger
}

/** Does it for a series that a person has changed. Their change stands also where this fails: the worker tries again. */
export async function scheduleAtOnce(deps: SeriesDeps, seriesId: string): Promise<void> {
  try {
    await scheduleOneSeries(deps, seriesId)
  } catch (err) {
    deps.log.error({ err, seriesId }, 'a series could not be scheduled at once; the worker tries again')
  }
}

/** A reason why a series cannot be scheduled is kept with it, and reported once. */
async function scheduleOneSeries(deps: CalendarDeps, seriesId: string): Promise<number> {
  try {
    return await withLayouts(
      layouts => auditedTransaction(deps.db, trx => scheduleIn({ ...deps, db: trx }, seriesId, layouts)),
      async () => await layOutSeries(deps, contentWanted(systemActor, await readSeries(deps.db, seriesId))),
    )
  } catch (thrown) {
    // That the threads are busy says nothing of the series.
    if (!(thrown instanceof DatelineError) || thrown instanceof BusyError) throw thrown
    return await keepProblem(deps.db, seriesId, thrown.message)
  }
}

async function scheduleIn(deps: CalendarDeps, seriesId: string, layouts: Layouts): Promise<number> {
  const { db: trx } = deps
  const { rows } = await sql<{ state: string; gone: boolean }>`
    select p.state, ${contentGone} as gone from series p where p.id = ${seriesId} for update of p skip locked`.execute(
    trx,
  )
  const [found] = rows
  // Another worker or a person has it: it is looked at again in a minute.
  if (!found || (found.state !== 'active' && found.state !== 'paused')) return 0
  const series = await readSeries(trx, seriesId)
  if (found.gone) return await recallSeries(deps, series)
  if (found.state !== 'active') return 0
  return await schedule(deps, series, layouts)
}

async function schedule(deps: CalendarDeps, series: SeriesRecord, layouts: Layouts): Promise<number> {
  const { db: trx } = deps
  const office = await officeTime(trx, series.officeId)
  if (!office) return 0
  const content = await contentOfSeries(deps, contentWanted(systemActor, series), layouts)
  await lockChannels(
    trx,
    series.channels.map(channel => channel.channelId),
  )
  const { evergreen } = series
  if (evergreen) await fillSlots(deps, office, { ...series, evergreen }, content)
  const occurrences = await occurrencesOf(trx, series.id)
  const { due, closed } = dueOnes(deps, series, occurrences, office)
  const kept = await keptPosts(
    trx,
    [...due, ...closed].map(each => each.id),
  )
  const all = await postsOfOccurrences(deps, office, content, due, kept)
  const givingWay = evergreen
    ? await usesThatGiveWay(deps, office, evergreen, content, occurrences, all)
    : new Map<string, string>()
  for (const [id, reason] of givingWay) closed.push({ id, state: 'passed', reason })
  const left = await close(trx, closed, kept)
  await reportPassed(
    trx,
    series,
    left.flatMap(({ passedAt }) => (passedAt ? [passedAt] : [])),
  )
  const timed = all.filter(post => !givingWay.has(post.occurrenceId))
  const { posts, months } = await assessWithMonths(deps, systemActor, series.officeId, timed)
  if (posts.length > 0)
    await writeScheduled(
      deps,
      systemActor,
      posts.map(post => ({ ...post, createdBy: series.createdBy })),
    )
  await warnOfBudget(trx, series.officeId, months)
  await trx
    .updateTable('series_occurrence')
    .set({ state: 'scheduled' })
    .where(sql<boolean>`id = any(${due.map(each => each.id).filter(id => !givingWay.has(id))}::uuid[])`)
    .execute()
  if (series.problem !== null)
    await trx.updateTable('series').set({ problem: null }).where('id', '=', series.id).execute()
  return due.length + closed.length
}

interface Closed {
  id: string
  state: 'skipped' | 'passed'
  reason: string
  /** Its moment, where that is what closes it. */
  passedAt?: Date
}

const tooLate = 'Its time had passed before it could be scheduled.'

/** Those that become posts now, and those that never will. A day that has one is known from all of them. */
function dueOnes(
  { clock }: CalendarDeps,
  { onHoliday, evergreen }: SeriesRecord,
  occurrences: readonly OccurrenceRecord[],
  office: OfficeTime,
): { due: TimedOccurrence[]; closed: Closed[] } {
  const now = clock.now().getTime()
  const open = occurrences.filter(each => each.state === 'expected' || each.state === 'scheduled')
  const resolved = resolveOccurrences(open, office, onHoliday)
  const ahead = evergreen?.daysAhead ?? aheadDays
  const due: TimedOccurrence[] = []
  const closed: Closed[] = []
  for (const [index, { id, at, itemPosition, channelId, language, state }] of open.entries()) {
    const found = resolved[index]
    if (!found || state !== 'expected') continue
    const near = new Date(now + aheadDays * dayMs).toISOString().slice(0, 10)
    if ('leftOut' in found) {
      // A holiday far ahead may still change.
      if (at.slice(0, 10) <= near) closed.push({ id, state: 'skipped', reason: found.leftOut })
      continue
    }
    const moment = found.moment.toJSDate()
    if (moment.getTime() < now) closed.push({ id, state: 'passed', reason: tooLate, passedAt: moment })
    else if (moment.getTime() <= now + ahead * dayMs)
      due.push({ id, itemPosition, channelId, language, moment, notes: found.notes })
  }
  return { due, closed }
}

/**
 * One of which something goes out or is out stays scheduled, also where its time has passed.
 * @returns the others.
 */
async function close(trx: Db, closed: readonly Closed[], kept: readonly KeptPost[]): Promise<Closed[]> {
  const active = new Set(kept.filter(post => post.isActive).map(post => post.occurrenceId))
  for (const { id, state, reason } of closed)
    await trx
      .updateTable('series_occurrence')
      .set(active.has(id) ? { state: 'scheduled' } : { state, reason })
      .where('id', '=', id)
      .execute()
  return closed.filter(({ id }) => !active.has(id))
}

/** Reported where it is another one than before. */
async function keepProblem(db: Db, seriesId: string, problem: string): Promise<number> {
  await db.transaction().execute(async trx => {
    const changed = await trx
      .updateTable('series')
      .set({ problem })
      .where('id', '=', seriesId)
      .where('problem', 'is distinct from', problem)
      .returning(['office_id', 'name'])
      .executeTakeFirst()
    if (!changed) return
    await recordEvents(trx, [
      {
        kind: 'series.not-scheduled',
        officeId: changed.office_id,
        subjectId: seriesId,
        data: { name: changed.name, reason: problem },
      },
    ])
  })
  return 0
}
