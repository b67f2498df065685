import { refuseEarly } from '../../access/policy.ts'
import { runBounded } from '../../bounded/run-bounded.ts'
import {
  type ChangedHolidays,
  changeHolidays,
  type HolidayDeps,
  type HolidayRequest,
} from './change-holidays.ts'
import { type ReadIcs, readIcs } from './read-ics.ts'

export interface ImportedHolidays extends ChangedHolidays {
  /** Days of the file that were holidays already; they stay as they are. */
  already: number
  faults: ReadIcs['faults']
}

/** Entries that repeat are entered for this year and so many after it. */
const yearsAhead = 2

/**
 * Takes the holidays of an iCalendar file in: bad entries are named by line and reason, and the good ones come in.
 * @throws DatelineError `bad-input`, `too-large`, `too-costly` where the file as a whole cannot be taken.
 */
export async function importHolidays(
  deps: HolidayDeps,
  input: HolidayRequest & { content: Uint8Array; name: string },
): Promise<ImportedHolidays> {
  refuseEarly(input.actor, 'offices.manage', input.officeId)
  const year = deps.clock.now().getUTCFullYear()
  const reading = {
    content: input.content,
    name: input.name,
    years: { from: year, until: year + yearsAhead },
  }
  const { holidays, faults } = await runBounded(readIcs, reading, { person: input.actor.id })
  const changed = await changeHolidays(deps, input, before => {
    const known = new Set(before.map(({ day }) => day))
    const fresh = holidays.filter(({ day }) => !known.has(day))
    return [...before, ...fresh.map(holiday => ({ ...holiday, kind: 'fixed' as const, toConfirm: false }))]
  })
  return { ...changed, already: holidays.length - changed.added.length, faults }
}
