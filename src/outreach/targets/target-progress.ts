import { DateTime } from 'luxon'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { indicatorOf } from '../../indicators/registry.ts'
import { createCounter } from '../figures/count.ts'
import { measures } from '../figures/measures.ts'
import { daysIn } from '../figures/periods.ts'
import type { Counted } from '../figures/sources/counted.ts'
import type { Target } from './target.view.ts'

export interface TargetWithProgress extends Target {
  /** What its days up to yesterday came to; null where not known, or where they have not begun. */
  achieved: number | null
  /** The value times the share of its days that are over; null for what is no count, and for a baseline. */
  expected: number | null
}

/** Targets, each with what was achieved and what could be expected by now. */
export async function withProgress(
  { db, clock }: { db: Db; clock: Clock },
  targets: readonly Target[],
  sandbox: boolean,
): Promise<TargetWithProgress[]> {
  const offices = await db.selectFrom('office').select(['id', 'time_zone']).execute()
  const zones = new Map(offices.map(office => [office.id, office.time_zone]))
  const spans = targets.flatMap(target => {
    const to = lastDayOver(target, clock.now(), zones.get(target.officeId) ?? 'utc')
    return to === undefined ? [] : [{ target, to }]
  })
  const counted = await countSpans(db, spans, sandbox)
  const days = new Map(spans.map(({ target, to }) => [target, daysIn({ from: target.from, to })]))
  return targets.map(target => {
    const found = counted.get(target)
    return {
      ...target,
      achieved: found ? measures[target.indicator].of(found).value : null,
      expected: expectedOf(target, days.get(target) ?? 0),
    }
  })
}

/** The last day of a target that is over in its office; undefined where it has not begun. */
function lastDayOver({ from, to }: Target, now: Date, zone: string): string | undefined {
  const yesterday = DateTime.fromJSDate(now, { zone }).minus({ days: 1 }).toFormat('yyyy-MM-dd')
  if (yesterday < from) return undefined
  return yesterday < to ? yesterday : to
}

/** What the source of each target counted in its days: offices that aim over the same days are counted together. */
async function countSpans(
  db: Db,
  spans: readonly { target: Target; to: string }[],
  sandbox: boolean,
): Promise<ReadonlyMap<Target, Counted>> {
  const counter = createCounter(db)
  const together = Map.groupBy(spans, ({ target: { indicator, projectId, from }, to }) =>
    JSON.stringify([measures[indicator].source, projectId, from, to]),
  )
  const counted = new Map<Target, Counted>()
  for (const group of together.values()) {
    const [first] = group
    if (!first) continue
    const { indicator, projectId, from } = first.target
    const officeIds = [...new Set(group.map(({ target }) => target.officeId))].sort()
    const scope = { officeIds, from, to: first.to, sandbox, ...(projectId === null ? {} : { projectId }) }
    const rows = await counter.by(measures[indicator].source, scope, ['office'])
    for (const { target } of group)
      counted.set(target, rows.find(({ keys: [officeId] }) => officeId === target.officeId) ?? {})
  }
  return counted
}

function expectedOf({ indicator, kind, value, from, to }: Target, over: number): number | null {
  if (kind === 'baseline' || indicatorOf(indicator).unit !== 'count') return null
  return (value * over) / daysIn({ from, to })
}
