import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import { figuresRollupJob } from '../../../queue/jobs/figures-rollup.job.ts'
import type { JobQueue } from '../../../queue/queue.ts'
import { dueMonths } from './roll-up.ts'

/** Rings for every month that is due, at most once a minute for each; gives the number rung. */
export async function ringRollups({
  db,
  clock,
  queue,
}: {
  db: Db
  clock: Clock
  queue: JobQueue
}): Promise<number> {
  const due = await dueMonths(db)
  const minute = Math.floor(clock.now().getTime() / 60_000)
  await queue.add(
    figuresRollupJob,
    due.map(payload => ({
      id: `rollup-${payload.officeId}-${payload.month}-${payload.kind}-${minute}`,
      payload,
    })),
  )
  return due.length
}
