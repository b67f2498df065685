import { IANAZone } from 'luxon'

/** What the clocks of a zone show. */
export interface ShownTime {
  /** 'YYYY-MM-DDTHH:MM', with seconds where there are any. */
  local: string
  /** Ahead of UTC: '+05:00'. */
  offset: string
}

/** What the clocks of `zone` show at a moment, without the price of a `DateTime` for each row of a list. */
export function wallClockOf(zone: string, moment: Date): ShownTime {
  const clocks = IANAZone.create(zone)
  const at = moment.getTime()
  const shown = new Date(at + clocks.offset(at) * 60_000).toISOString()
  const isWhole = shown.slice(16, 23) === ':00.000'
  return { local: shown.slice(0, isWhole ? 16 : 19), offset: clocks.formatOffset(at, 'short') }
}
