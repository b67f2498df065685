import { DateTime } from 'luxon'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { indicatorOf } from '../../indicators/registry.ts'
import { createCounter } from '../figures/count.ts'
import { measures } from '../figures/measures.ts'
import { daysIn } from '../figures/periods.ts'
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
  const counter = createCounter(db)
  const known: TargetWithProgress[] = []
  for (const target of targets) {
    const { officeId, projectId, indicator, from } = target
    const today = DateTime.fromJSDate(clock.now(), { zone: zones.get(officeId) ?? 'utc' })
    const yesterday = today.minus({ days: 1 }).toFormat('yyyy-MM-dd')
    if (yesterday < from) {
      known.push({ ...target, achieved: null, expected: expectedOf(target, 0) })
      continue
    }
    const { source, of } = measures[indicator]
    const to = [yesterday, target.to].toSorted()[0] ?? target.to
    const ofProject = projectId === null ? {} : { projectId }
    const counted = await counter.total(source, { officeIds: [officeId], from, to, sandbox, ...ofProject })
    known.push({ ...target, achieved: of(counted).value, expected: expectedOf(target, daysIn({ from, to })) })
  }
  return known
}

function expectedOf({ indicator, kind, value, from, to }: Target, over: number): number | null {
  if (kind === 'baseline' || indicatorOf(indicator).unit !== 'count') return null
  return (value * over) / daysIn({ from, to })
}
