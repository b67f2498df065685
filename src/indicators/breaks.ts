import type { DefinitionBreak } from './indicator.ts'
import { type IndicatorId, indicatorOf } from './registry.ts'

/**
 * The days (YYYY-MM-DD, both included) on which one of the networks began to count something else, after the first of
 * them: on that first day alone all of the days are of one definition.
 */
export function breaksIn(
  id: IndicatorId,
  networks: readonly string[],
  days: { from: string; to: string },
): DefinitionBreak[] {
  return indicatorOf(id).breaks.filter(
    ({ network, on }) => networks.includes(network) && on > days.from && on <= days.to,
  )
}
