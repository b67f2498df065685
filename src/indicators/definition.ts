import type { Addable, Indicator } from './indicator.ts'
import { type IndicatorId, indicatorOf, isSummable } from './registry.ts'

/** An indicator as a snapshot freezes it and an export carries it. */
export interface IndicatorDefinition {
  id: string
  counted: string
  of: string
  over: string
  unit: Indicator['unit']
  level: Indicator['level']
  /** Whether values may be added over offices and months. */
  summable: boolean
  /** Over what they may be added; absent in snapshots from before it was kept. */
  addableOver?: readonly Addable[]
  /** What a percentage is divided by. */
  denominator?: string
  version: number
}

export function definitionOf(id: IndicatorId): IndicatorDefinition {
  const { counted, of, over, unit, level, addableOver, denominator, version } = indicatorOf(id)
  return {
    id,
    counted,
    of,
    over,
    unit,
    level,
    summable: isSummable(id),
    addableOver,
    ...(denominator === undefined ? {} : { denominator }),
    version,
  }
}
