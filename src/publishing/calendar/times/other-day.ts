import type { DateTime } from 'luxon'
import { failed, ok, type Result } from '../../../core/result.ts'
import { choiceAt, localText, type PlanFailure, planFailure, spokenTime } from './planned-time.ts'
import { meaningOf } from './wall-clock.ts'

/**
 * The moment at which the clocks of the same zone show the same time so many days later, or earlier. Fails where they
 * skip it on that day; of two the one with the offset that the moment has is taken, or else both are offered.
 */
export function onOtherDay(moment: DateTime, days: number): Result<DateTime, PlanFailure> {
  const zone = moment.zoneName ?? 'utc'
  const day = moment.setZone('utc', { keepLocalTime: true }).plus({ days })
  const { year, month, hour, minute, second, millisecond } = day
  const meaning = meaningOf({ year, month, day: day.day, hour, minute, second }, zone)
  const time = spokenTime(day)
  switch (meaning.kind) {
    case 'once':
      return ok(meaning.moment.plus({ milliseconds: millisecond }))
    case 'skipped': {
      const { before, after } = meaning
      const choices = { before: localText(before), after: localText(after) }
      const failure = planFailure('skipped-time', { zone, time, ...choices })
      return failed({ ...failure, choices: [choiceAt(before), choiceAt(after)] })
    }
    case 'repeated': {
      const { first, second: later } = meaning
      const same = [first, later].find(each => each.offset === moment.offset)
      if (same) return ok(same.plus({ milliseconds: millisecond }))
      const offsets = { first: first.toFormat('ZZ'), second: later.toFormat('ZZ') }
      const failure = planFailure('repeated-time', { zone, time, ...offsets })
      return failed({ ...failure, choices: [choiceAt(first), choiceAt(later)] })
    }
  }
}
