import { DateTime } from 'luxon'
import { importSampleLog } from '../../../outreach/log/sample-data/sample-log.ts'
import { freezeSnapshot } from '../../../outreach/snapshots/freeze-snapshot.ts'
import { setTarget } from '../../../outreach/targets/set-target.ts'
import type { Deed, Means } from '../deed.ts'
import { workingTime } from '../office-hours.ts'
import { officeIds } from '../offices.ts'
import { logDeeds } from './log.ts'

/** Half a year of the outreach log, what was logged on the last days, targets, and the figures of last month. */
export function outreachDeeds(means: Means): Deed[] {
  const { world, actors, now } = means
  const deps = { db: world.core.database.db, clock: world.core.clock }
  const today = DateTime.fromJSDate(now, { zone: 'utc' })
  const lastMonth = today.minus({ months: 1 })
  const at = workingTime('istanbul', { hour: 10 }, { now, daysAgo: 2 })

  async function importLog() {
    const until = today.minus({ days: 3 }).toFormat('yyyy-MM-dd')
    await importSampleLog(deps, { actor: actors.sofia, officeIds, until })
    for (const officeId of officeIds)
      for (const month of [today, lastMonth])
        await setTarget(deps, {
          actor: actors.sofia,
          officeId,
          indicator: 'enquiries',
          from: month.startOf('month').toFormat('yyyy-MM-dd'),
          to: month.endOf('month').toFormat('yyyy-MM-dd'),
          kind: 'target',
          value: 850,
        })
    await freezeSnapshot(deps, {
      actor: actors.sofia,
      officeIds,
      from: lastMonth.startOf('month').toFormat('yyyy-MM-dd'),
      to: lastMonth.endOf('month').toFormat('yyyy-MM-dd'),
      sandbox: true,
      incomplete: true,
    })
  }

  return [{ at, run: importLog }, ...logDeeds(means)]
}
