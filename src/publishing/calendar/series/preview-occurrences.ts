import type { Actor } from '../../../access/actor.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { newId } from '../../../core/ids.ts'
import type { Language } from '../../../core/languages/language.ts'
import { type OfficeTime, officeTime } from '../../../offices/office.view.ts'
import type { Assessment } from '../../composing/assess-posts.ts'
import type { MonthStanding } from '../../costs/budget.ts'
import { assess, monthsWith } from '../assess-with-months.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import { asScheduled, type ScheduledPost } from '../scheduled-post.ts'
import { choiceAt } from '../times/planned-time.ts'
import { type NominalOccurrence, resolveOccurrences } from './resolve-occurrences.ts'
import type { OnHoliday } from './series.tables.ts'
import { postsOfOccurrences, postsOfOne, type SeriesContent, type TimedOccurrence } from './series-posts.ts'

/** An occurrence that is not scheduled yet. */
export interface PlannedOccurrence {
  id: string
  /** By the rule. */
  at: string
  itemPosition: number
  /** Its only channel and language; all of its series and item when absent. */
  channelId?: string | null
  language?: Language | null
  isSlot?: boolean
}

/** As people see it before it is there. */
export interface PreviewedOccurrence {
  at: string
  newsItemId: string
  /** When it would be, UTC, and what the office's clocks show then; null where it is left out. */
  dueAt: Date | null
  local: string | null
  offset: string | null
  zone: string
  leftOut: string | null
  notes: string[]
  posts: Omit<ScheduledPost, 'id'>[]
}

export interface SeriesPreview {
  /** How many times the rule gives, including those left out on holidays. */
  count: number
  /** The next ones. */
  next: PreviewedOccurrence[]
  months: MonthStanding[]
}

const mostShown = 10

/** The occurrences that wall-clock times become, with the items in turn. */
export function inTurn(times: readonly string[], items: number): PlannedOccurrence[] {
  return times.map((at, index) => ({ id: newId(), at, itemPosition: index % items }))
}

/** Those that have a moment, in order of it. */
export function timedOccurrences(
  occurrences: readonly (PlannedOccurrence & NominalOccurrence)[],
  office: OfficeTime,
  onHoliday: OnHoliday,
): TimedOccurrence[] {
  const resolved = resolveOccurrences(occurrences, office, onHoliday)
  return occurrences
    .flatMap(({ id, itemPosition, channelId, language }, index) => {
      const found = resolved[index]
      if (!found || 'leftOut' in found) return []
      const { moment, notes } = found
      return [{ id, itemPosition, channelId, language, moment: moment.toJSDate(), notes }]
    })
    .toSorted((one, other) => one.moment.getTime() - other.moment.getTime())
}

/** The next ten occurrences with their posts and conflicts, and what all of them add to the months. */
export async function previewOccurrences(
  deps: CalendarDeps,
  input: { actor: Actor; officeId: string; onHoliday: OnHoliday; content: SeriesContent },
  occurrences: readonly PlannedOccurrence[],
): Promise<SeriesPreview> {
  const { actor, officeId, onHoliday, content } = input
  const office = await officeTime(deps.db, officeId)
  if (!office) throw new DatelineError('office-not-found', { officeId })
  const shown = occurrences.slice(0, mostShown)
  const timed = timedOccurrences(occurrences, office, onHoliday)
  const near = timed.filter(each => shown.some(one => one.id === each.id))
  const posts = await postsOfOccurrences(deps, office, content, near, [])
  const assessed = await assess(deps, actor, officeId, posts)
  return {
    count: occurrences.length,
    next: shownOnes(occurrences, office, onHoliday, content, assessed).slice(0, mostShown),
    months: await monthsWith(deps, officeId, momentsOf(content, timed)),
  }
}

/** All posts with when they go out, which is what they are charged by. */
function momentsOf({ posts }: SeriesContent, timed: readonly TimedOccurrence[]) {
  return timed.flatMap(each =>
    postsOfOne(posts, each).map(post => ({ ...post, planned: { dueAt: each.moment } })),
  )
}

function shownOnes(
  occurrences: readonly PlannedOccurrence[],
  office: OfficeTime,
  onHoliday: OnHoliday,
  { items }: SeriesContent,
  posts: readonly (Awaited<ReturnType<typeof postsOfOccurrences>>[number] & Assessment)[],
): PreviewedOccurrence[] {
  const resolved = resolveOccurrences(occurrences, office, onHoliday)
  return occurrences.map(({ id, at, itemPosition }, index) => {
    const found = resolved[index]
    const time = found && 'moment' in found ? choiceAt(found.moment) : undefined
    return {
      at,
      newsItemId: items[itemPosition]?.newsItemId ?? '',
      dueAt: time?.dueAt ?? null,
      local: time?.local ?? null,
      offset: time?.offset ?? null,
      zone: office.timeZone,
      leftOut: found && 'leftOut' in found ? found.leftOut : null,
      notes: found && 'notes' in found ? found.notes : [],
      posts: posts
        .filter(post => post.occurrenceId === id)
        .map(post => {
          const { id: _, ...shown } = asScheduled(post)
          return shown
        }),
    }
  })
}
