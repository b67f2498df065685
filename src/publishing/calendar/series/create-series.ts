import { actingAs } from '../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import { officeTime } from '../../../offices/office.view.ts'
import { assertOfficeOpen } from '../../../offices/open-office.ts'
import { type Layouts, withLayouts } from '../../composing/layouts.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { wallClockOf } from '../range/wall-clock-of.ts'
import {
  insertContent,
  insertOccurrences,
  insertSeries,
  type NewSeries,
  recordCreated,
} from './insert-series.ts'
import {
  inTurn,
  type PlannedOccurrence,
  previewOccurrences,
  type SeriesPreview,
  timedOccurrences,
} from './preview-occurrences.ts'
import { timesOfRule } from './rule.ts'
import { assertAccepted, channelsThatRepeat } from './same-text-in-turn.ts'
import { type SeriesDeps, scheduleAtOnce } from './schedule-series.ts'
import type { OnHoliday } from './series.tables.ts'
import { contentOfSeries, layOutSeries, type SeriesContent } from './series-posts.ts'

export interface CreateSeries {
  actor: Actor
  officeId: string
  name: string
  /** Approved items of the office; their posts go out in turn. */
  newsItemIds: readonly string[]
  /** All fitting channels of the office when absent. */
  channelIds?: readonly string[]
  /** Wall clock of the office, 'YYYY-MM-DDTHH:MM'. */
  startsAt: string
  /** RFC 5545, without DTSTART. */
  rule: string
  onHoliday: OnHoliday
  /** Channels for which the actor accepts that the same text is posted again. */
  acceptSameText?: readonly string[]
  dryRun?: boolean
}

export interface CreatedSeries extends SeriesPreview {
  dryRun: boolean
  /** Null for a dry run. */
  seriesId: string | null
}

/**
 * Makes a series: its occurrences are expected from then on, and those of the next 60 days scheduled.
 * @throws DatelineError of `timesOfRule` and `contentOfSeries`; `time-is-past` for a start that is; `series-repeats-text`.
 */
export async function createSeries(deps: SeriesDeps, input: CreateSeries): Promise<CreatedSeries> {
  const created = await withLayouts(
    layouts => create(deps, input, layouts),
    async () => {
      refuseEarly(input.actor, 'posts.schedule', input.officeId)
      return await layOutSeries(deps, input)
    },
  )
  if (created.seriesId) await scheduleAtOnce(deps, created.seriesId)
  return created
}

async function create(deps: CalendarDeps, input: CreateSeries, layouts: Layouts): Promise<CreatedSeries> {
  const times = timesOfRule(input.rule, input.startsAt)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'posts.schedule', input.officeId)
    await assertOfficeOpen(trx, input.officeId)
    return await createIn({ ...deps, db: trx }, actor, input, times, layouts)
  })
}

/** In the transaction of an actor who may schedule in the office; throws as `createSeries`. */
export async function createIn(
  deps: CalendarDeps,
  actor: CurrentActor,
  input: CreateSeries & Partial<Pick<NewSeries, 'continues' | 'state'>>,
  times: readonly string[],
  layouts: Layouts,
): Promise<CreatedSeries> {
  const { db: trx } = deps
  const content = await contentOfSeries(deps, { ...input, actor }, layouts)
  const occurrences = inTurn(times, content.items.length)
  await assertNotPast(deps, input, times)
  const accepted = await acceptedChannels(deps, input, content, occurrences)
  const preview = await previewOccurrences(deps, { ...input, actor, content }, occurrences)
  if (input.dryRun) return { dryRun: true, seriesId: null, ...preview }
  const seriesId = newId()
  const at = deps.clock.now()
  await insertSeries(trx, { ...input, evergreen: null, seriesId, at, by: actor.id })
  await insertContent(trx, seriesId, content, { accepted, by: actor.id, at })
  await insertOccurrences(trx, seriesId, occurrences)
  await recordCreated(trx, actor, { ...input, seriesId, at }, content, {
    rule: input.rule,
    startsAt: input.startsAt,
    sameTextAcceptedFor: accepted,
  })
  return { dryRun: false, seriesId, ...preview }
}

async function assertNotPast(
  { db, clock }: CalendarDeps,
  { officeId }: CreateSeries,
  [first = '']: readonly string[],
): Promise<void> {
  const office = await officeTime(db, officeId)
  const now = wallClockOf(office?.timeZone ?? 'utc', clock.now()).local
  if (first < now) throw new DatelineError('time-is-past', { at: first, now, hint: '' })
}

/** The channels that repeat a text and for which the actor accepts it. */
async function acceptedChannels(
  deps: CalendarDeps,
  input: CreateSeries,
  { posts }: SeriesContent,
  occurrences: readonly PlannedOccurrence[],
): Promise<string[]> {
  const office = await officeTime(deps.db, input.officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId: input.officeId })
  const timed = timedOccurrences(occurrences, office, input.onHoliday)
  const repeating = channelsThatRepeat(deps.networks, posts, timed)
  assertAccepted(repeating, input.acceptSameText ?? [])
  return repeating.map(each => each.channelId)
}
