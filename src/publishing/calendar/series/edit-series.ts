import { sql } from 'kysely'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { writeAudit } from '../../../access/audit/audit-log.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import { type Layouts, withLayouts } from '../../composing/layouts.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { type CreatedSeries, type CreateSeries, createIn } from './create-series.ts'
import { type CreateEvergreen, createEvergreenIn } from './evergreen/create-evergreen.ts'
import { isActivePost, keptPosts } from './kept-posts.ts'
import { ruleWithCount, timesOfRule } from './rule.ts'
import { type SeriesDeps, scheduleAtOnce } from './schedule-series.ts'
import type { OnHoliday } from './series.tables.ts'
import { layOutSeries } from './series-posts.ts'
import { type OccurrenceRecord, occurrencesOf, readSeries, type SeriesRecord } from './series-record.ts'
import { changing } from './series-state.ts'
import { type TakenOff, takeOffSchedule } from './take-off.ts'

export interface EditSeries {
  actor: Actor
  seriesId: string
  /** The first occurrence that is to be otherwise; the next one of which nothing is out when absent. */
  from?: string
  name?: string
  newsItemIds?: readonly string[]
  channelIds?: readonly string[]
  /** Wall clock of the office, 'YYYY-MM-DDTHH:MM'; that of the first occurrence when absent. */
  startsAt?: string
  /** RFC 5545, without DTSTART; the rest of the rule when absent. */
  rule?: string
  onHoliday?: OnHoliday
  /** Of an evergreen series. */
  leastDays?: number
  endsOn?: string
  daysAhead?: number
  acceptSameText?: readonly string[]
  dryRun?: boolean
}

export interface EditedSeries extends CreatedSeries {
  /** Posts that are off the schedule, each of them replaced where the edited series has a time for it. */
  takenOff: TakenOff[]
}

/**
 * Edits a series from an occurrence on: what is out stays, and so does what comes before. The rest goes on as a series of its
 * own, which says what it continues; its posts are off the schedule and made once more by the edited rule and content. What
 * people decided of a single time, such as leaving it out, holds where the time is still there.
 * @returns as for a new series, with the rules that its next times break. A dry run does all of it and takes it back.
 * @throws DatelineError of `createSeries` and `createEvergreen`; `occurrence-state-wrong` where something of the first one
 * is out or on its way; `series-edit-unfit` for what the other kind of series has.
 */
export async function editSeries(deps: SeriesDeps, input: EditSeries): Promise<EditedSeries> {
  const edited = await withLayouts(
    layouts => tried(input, () => edit(deps, input, layouts)),
    async () => await layOutSeries(deps, { ...wanted(input, await readSeries(deps.db, input.seriesId)) }),
  )
  if (edited.seriesId) await scheduleAtOnce(deps, edited.seriesId)
  return edited
}

/** What a dry run found, on its way out of the transaction, which takes back all that it did. */
class Found extends Error {
  readonly edited: EditedSeries

  constructor(edited: EditedSeries) {
    super('a dry run ends here')
    this.edited = edited
  }
}

async function tried({ dryRun }: EditSeries, work: () => Promise<EditedSeries>): Promise<EditedSeries> {
  try {
    return await work()
  } catch (thrown) {
    if (!(thrown instanceof Found) || !dryRun) throw thrown
    return { ...thrown.edited, dryRun: true, seriesId: null }
  }
}

async function edit(deps: CalendarDeps, input: EditSeries, layouts: Layouts): Promise<EditedSeries> {
  return await changing(deps, input, ['active', 'paused', 'recalled'], async (trx, actor, series) => {
    assertFits(input, series)
    const inTrx = { ...deps, db: trx }
    const all = await occurrencesOf(trx, series.id)
    const first = firstOf(all, input)
    const later = all.filter(each => isOpen(each) && (!first || each.at >= first.at))
    const takenOff = await takeOff(trx, actor, series, later)
    await assertOpen(trx, first)
    const created = await goOn(inTrx, actor, input, series, { first, all, layouts })
    await close(trx, series, later)
    await decideAsBefore(trx, created.seriesId, all)
    await record(deps, trx, actor, series, created.seriesId)
    const edited = { ...created, takenOff }
    if (input.dryRun) throw new Found(edited)
    return edited
  })
}

function isOpen({ state }: OccurrenceRecord): boolean {
  return state === 'expected' || state === 'scheduled'
}

function wanted({ actor, newsItemIds, channelIds }: EditSeries, series: SeriesRecord) {
  return {
    actor,
    officeId: series.officeId,
    newsItemIds: newsItemIds ?? series.items.map(item => item.newsItemId),
    channelIds: channelIds ?? series.channels.map(channel => channel.channelId),
  }
}

function assertFits({ seriesId, ...input }: EditSeries, { rule }: SeriesRecord): void {
  const unfit =
    rule === null
      ? (['from', 'rule', 'startsAt', 'onHoliday'] as const)
      : (['leastDays', 'endsOn', 'daysAhead'] as const)
  const field = unfit.find(name => input[name] !== undefined)
  if (!field) return
  const kind = rule === null ? 'fills free slots' : 'has a rule'
  throw new DatelineError('series-edit-unfit', { seriesId, field, kind })
}

/** Undefined for an evergreen series, which is edited as a whole. */
function firstOf(
  all: readonly OccurrenceRecord[],
  { from, seriesId }: EditSeries,
): OccurrenceRecord | undefined {
  if (from === undefined) return all.find(each => isOpen(each) && !each.isSlot)
  const found = all.find(each => each.id === from)
  if (!found) throw new DatelineError('occurrence-not-found', { occurrenceId: from, seriesId })
  return found
}

async function takeOff(
  trx: Db,
  actor: CurrentActor,
  series: SeriesRecord,
  later: readonly OccurrenceRecord[],
): Promise<TakenOff[]> {
  return await takeOffSchedule(
    trx,
    later.map(each => each.id),
    { by: actor.id, reason: `The series "${series.name}" was edited.` },
  )
}

/** After what is scheduled was taken off: what is left is out or on its way. */
async function assertOpen(trx: Db, first: OccurrenceRecord | undefined): Promise<void> {
  if (!first) return
  const { rows } = await sql<{ state: string }>`
    select p.state from post p where p.occurrence_id = ${first.id} and ${isActivePost} limit 1`.execute(trx)
  const [left] = rows
  if (!left && isOpen(first)) return
  const reason = left ? `its post is "${left.state}"` : `it is "${first.state}"`
  throw new DatelineError('occurrence-state-wrong', { at: first.at, reason })
}

/** The series that takes over. */
async function goOn(
  deps: CalendarDeps,
  actor: CurrentActor,
  input: EditSeries,
  series: SeriesRecord,
  {
    first,
    all,
    layouts,
  }: { first: OccurrenceRecord | undefined; all: readonly OccurrenceRecord[]; layouts: Layouts },
): Promise<CreatedSeries> {
  const accepted = series.channels.filter(each => each.sameTextBy !== null).map(each => each.channelId)
  const common = {
    ...wanted(input, series),
    name: input.name ?? series.name,
    acceptSameText: [...accepted, ...(input.acceptSameText ?? [])],
    continues: series.id,
    state: series.state === 'paused' ? ('paused' as const) : ('active' as const),
  }
  if (series.evergreen) {
    const { leastDays, endsOn, daysAhead } = { ...series.evergreen, ...definedOf(input) }
    return await createEvergreenIn(deps, actor, { ...common, leastDays, endsOn, daysAhead }, layouts)
  }
  const startsAt = input.startsAt ?? first?.at
  if (startsAt === undefined) throw new DatelineError('series-nothing-left', { seriesId: series.id })
  const rule = input.rule ?? restOfRule(series, all, first)
  const onHoliday = input.onHoliday ?? series.onHoliday
  const kept = await outAlready(deps.db, series.id)
  const times = timesOfRule(rule, startsAt).filter(at => !kept.includes(at))
  return await createIn(deps, actor, { ...common, startsAt, rule, onHoliday }, times, layouts)
}

function definedOf({
  leastDays,
  endsOn,
  daysAhead,
}: EditSeries): Partial<Pick<CreateEvergreen, 'leastDays' | 'endsOn' | 'daysAhead'>> {
  return {
    ...(leastDays === undefined ? {} : { leastDays }),
    ...(endsOn === undefined ? {} : { endsOn }),
    ...(daysAhead === undefined ? {} : { daysAhead }),
  }
}

/** A rule that ends by a count has as many as are left. */
function restOfRule(
  { rule }: SeriesRecord,
  all: readonly OccurrenceRecord[],
  first: OccurrenceRecord | undefined,
): CreateSeries['rule'] {
  return ruleWithCount(rule ?? '', all.filter(each => !first || each.at >= first.at).length)
}

/** Times of which something is out or on its way: they have no second post. */
async function outAlready(db: Db, seriesId: string): Promise<string[]> {
  const { rows } = await sql<{ at: string }>`
    select o.local_at as at from series_occurrence o where o.series_id = ${seriesId}
      and exists (select from post p where p.occurrence_id = o.id and ${isActivePost})`.execute(db)
  return rows.map(row => row.at)
}

/** The times that go on elsewhere are left out here; without any to come, the series is at its end. */
async function close(trx: Db, series: SeriesRecord, later: readonly OccurrenceRecord[]): Promise<void> {
  await sql`
    update series_occurrence o set state = 'skipped', reason = 'The series was edited from here on.'
    where o.id = any(${later.map(each => each.id)}::uuid[])
      and not exists (select from post p where p.occurrence_id = o.id and ${isActivePost})`.execute(trx)
  await sql`
    update series set state = 'ended', state_reason = 'It was edited, and goes on as another series.', problem = null
    where id = ${series.id} and not exists (
      select from series_occurrence o where o.series_id = ${series.id} and (o.state = 'expected' or o.state = 'scheduled'
        and exists (select from post p where p.occurrence_id = o.id and p.state = 'scheduled')))`.execute(trx)
}

/** What a person left out, cancelled or moved stays so where the time is still there. */
async function decideAsBefore(
  trx: Db,
  seriesId: string | null,
  before: readonly OccurrenceRecord[],
): Promise<void> {
  const kept = await keptPosts(
    trx,
    before.map(each => each.id),
  )
  for (const { id, at, state, movedTo, movedOffset, reason } of before) {
    const own = kept.filter(post => post.occurrenceId === id)
    const isCancelled = own.length > 0 && own.every(post => !post.isActive)
    const isLeftOut = isCancelled || (state === 'skipped' && reason === 'A person skipped it.')
    if (!isLeftOut && movedTo === null) continue
    await trx
      .updateTable('series_occurrence')
      .set(
        isLeftOut
          ? { state: 'skipped', reason: 'A person skipped it.' }
          : { moved_to: movedTo, moved_offset: movedOffset },
      )
      .where('series_id', '=', seriesId)
      .where('local_at', '=', at)
      .execute()
  }
}

async function record(
  { clock }: CalendarDeps,
  trx: Db,
  actor: CurrentActor,
  series: SeriesRecord,
  continuedBy: string | null,
): Promise<void> {
  await recordEvents(trx, [
    {
      kind: 'series.edited',
      officeId: series.officeId,
      subjectId: series.id,
      data: { by: actor.id, continuedBy: continuedBy ?? '' },
    },
  ])
  await writeAudit(trx, actor, clock.now(), [
    {
      action: 'series.edit',
      officeId: series.officeId,
      subjectKind: 'series',
      subjectId: series.id,
      detail: { continuedBy },
    },
  ])
}
