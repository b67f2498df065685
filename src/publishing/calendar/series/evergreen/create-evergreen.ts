import { DateTime } from 'luxon'
import { actingAs } from '../../../../access/acting.ts'
import type { Actor, CurrentActor } from '../../../../access/actor.ts'
import { assertMay, refuseEarly } from '../../../../access/policy.ts'
import { DatelineError } from '../../../../core/errors/errors.ts'
import { newId } from '../../../../core/ids.ts'
import { type OfficeTime, officeTime } from '../../../../offices/office.view.ts'
import { assertOfficeOpen } from '../../../../offices/open-office.ts'
import { type Layouts, withLayouts } from '../../../composing/layouts.ts'
import type { CalendarDeps } from '../../calendar-deps.ts'
import { wallClockOf } from '../../range/wall-clock-of.ts'
import type { CreatedSeries } from '../create-series.ts'
import {
  insertContent,
  insertOccurrences,
  insertSeries,
  type NewSeries,
  recordCreated,
} from '../insert-series.ts'
import { type PlannedOccurrence, previewOccurrences, timedOccurrences } from '../preview-occurrences.ts'
import { assertAccepted, channelsThatRepeat } from '../same-text-in-turn.ts'
import { type SeriesDeps, scheduleAtOnce } from '../schedule-series.ts'
import { contentOfSeries, layOutSeries, type SeriesContent } from '../series-posts.ts'
import type { EvergreenRule } from '../series-record.ts'
import { planUses } from './plan-uses.ts'

export interface CreateEvergreen extends EvergreenRule {
  actor: Actor
  officeId: string
  name: string
  /** Approved items of the office. */
  newsItemIds: readonly string[]
  /** All fitting channels of the office when absent. */
  channelIds?: readonly string[]
  /** Channels for which the actor accepts that the same text is posted again. */
  acceptSameText?: readonly string[]
  dryRun?: boolean
}

/** A pool lasts so many years at most. */
const mostYears = 5

/**
 * Makes a series that fills the free slots of its channels: its uses of the next 60 days are expected from then on, and more
 * with every day; see docs/decisions/0068-evergreen-series.md.
 * @throws DatelineError of `contentOfSeries`; `evergreen-end-invalid`; `no-slots` where no channel has any;
 * `series-repeats-text`.
 */
export async function createEvergreen(deps: SeriesDeps, input: CreateEvergreen): Promise<CreatedSeries> {
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

async function create(deps: CalendarDeps, input: CreateEvergreen, layouts: Layouts): Promise<CreatedSeries> {
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'posts.schedule', input.officeId)
    await assertOfficeOpen(trx, input.officeId)
    return await createEvergreenIn({ ...deps, db: trx }, actor, input, layouts)
  })
}

/** In the transaction of an actor who may schedule in the office; throws as `createEvergreen`. */
export async function createEvergreenIn(
  deps: CalendarDeps,
  actor: CurrentActor,
  input: CreateEvergreen & Partial<Pick<NewSeries, 'continues' | 'state'>>,
  layouts: Layouts,
): Promise<CreatedSeries> {
  const { db: trx } = deps
  const { officeId, leastDays, endsOn, daysAhead } = input
  const office = await officeTime(trx, officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId })
  const at = deps.clock.now()
  const startsAt = wallClockOf(office.timeZone, at).local.slice(0, 16)
  assertEnd(endsOn, startsAt.slice(0, 10))
  const content = await contentOfSeries(deps, { ...input, actor }, layouts)
  assertSlots(content)
  const rule = { leastDays, endsOn, daysAhead }
  const accepted = await acceptedChannels(deps, input, office, { rule, content })
  const uses = await planUses(deps, office, { rule, content, accepted })
  const occurrences = inOrder(uses, office)
  const preview = await previewOccurrences(deps, { ...input, onHoliday: 'skip', actor, content }, occurrences)
  if (input.dryRun) return { dryRun: true, seriesId: null, ...preview }
  const series = { ...input, rule: null, evergreen: rule, startsAt, onHoliday: 'skip' as const }
  const seriesId = newId()
  await insertSeries(trx, { ...series, seriesId, at, by: actor.id })
  await insertContent(trx, seriesId, content, { accepted, by: actor.id, at })
  await insertOccurrences(trx, seriesId, occurrences)
  await recordCreated(trx, actor, { ...input, seriesId, at }, content, {
    evergreen: rule,
    sameTextAcceptedFor: accepted,
  })
  return { dryRun: false, seriesId, ...preview }
}

/** @param today 'YYYY-MM-DD' of the office's calendar. */
function assertEnd(endsOn: string, today: string): void {
  const last = DateTime.fromISO(today, { zone: 'utc' }).plus({ years: mostYears }).toISODate() ?? ''
  if (endsOn < today || endsOn > last)
    throw new DatelineError('evergreen-end-invalid', { endsOn, first: today, last })
}

function assertSlots({ posts }: SeriesContent): void {
  if (posts.flat().every(post => post.channel.slots.length === 0)) throw new DatelineError('no-slots', {})
}

/** The channels on which it would repeat a text, and for which the actor accepts it. */
async function acceptedChannels(
  deps: CalendarDeps,
  input: Pick<CreateEvergreen, 'acceptSameText'>,
  office: OfficeTime,
  pool: Omit<Parameters<typeof planUses>[2], 'accepted'>,
): Promise<string[]> {
  const all = pool.content.posts.flat().map(post => post.channel.id)
  const uses = await planUses(deps, office, { ...pool, accepted: all })
  const repeating = channelsThatRepeat(
    deps.networks,
    pool.content.posts,
    timedOccurrences(uses, office, 'skip'),
  )
  assertAccepted(repeating, input.acceptSameText ?? [])
  return repeating.map(each => each.channelId)
}

/** The uses of all channels by their moments. */
function inOrder(uses: readonly PlannedOccurrence[], office: OfficeTime): PlannedOccurrence[] {
  const byId = new Map(uses.map(use => [use.id, use]))
  return timedOccurrences(uses, office, 'skip').flatMap(({ id }) => byId.get(id) ?? [])
}
