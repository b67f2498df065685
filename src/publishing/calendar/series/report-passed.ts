import type { Db } from '../../../database/connect.ts'
import { recordEvents } from '../../../events/record-events.ts'
import type { SeriesRecord } from './series-record.ts'

/**
 * Reports times that passed without a post although the series was active, once for all that are found together. Times that
 * passed while it was paused or recalled were left out by a person.
 * @param moments UTC, in any order.
 */
export async function reportPassed(
  trx: Db,
  { id, officeId, name, stateAt }: Pick<SeriesRecord, 'id' | 'officeId' | 'name' | 'stateAt'>,
  moments: readonly Date[],
): Promise<void> {
  const times = moments.map(moment => moment.getTime()).filter(time => time >= stateAt.getTime())
  if (times.length === 0) return
  await recordEvents(trx, [
    {
      kind: 'series.times-passed',
      officeId,
      subjectId: id,
      data: { name, count: times.length, since: new Date(Math.min(...times)).toISOString() },
    },
  ])
}
