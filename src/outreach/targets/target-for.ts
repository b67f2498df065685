import { type IndicatorId, isSummable } from '../../indicators/registry.ts'
import type { Period } from '../figures/periods.ts'
import type { Target } from './target.view.ts'

/**
 * What the offices aim at in the period: of each office the target of just this span, or else those that follow one
 * another without a gap from its first day to its last. Null unless every office has one; an indicator that cannot be
 * added has one only in a single office, for just this span.
 */
export function targetFor(
  targets: readonly Target[],
  indicator: IndicatorId,
  scope: Period & { officeIds: readonly string[]; projectId?: string },
): number | null {
  const own = targets.filter(
    target =>
      target.indicator === indicator &&
      target.kind === 'target' &&
      target.projectId === (scope.projectId ?? null),
  )
  if (!isSummable(indicator) && scope.officeIds.length > 1) return null
  const values = scope.officeIds.map(officeId => {
    const spans = own.filter(target => target.officeId === officeId)
    const exact = spans.find(({ from, to }) => from === scope.from && to === scope.to)
    return exact?.value ?? (isSummable(indicator) ? sumOfSpans(spans, scope) : null)
  })
  return values.every(value => value !== null) ? values.reduce((sum, value) => sum + value, 0) : null
}

/** The longest span that begins where the one before ended, and so on to the end. */
function sumOfSpans(spans: readonly Target[], { from, to }: Period): number | null {
  let sum = 0
  for (let at = from; at <= to; ) {
    const next = spans
      .filter(span => span.from === at && span.to <= to)
      .toSorted((a, b) => (a.to < b.to ? 1 : -1))[0]
    if (!next) return null
    sum += next.value
    at = dayAfter(next.to)
  }
  return sum
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
