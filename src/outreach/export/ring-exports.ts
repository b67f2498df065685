import type { Db } from '../../database/connect.ts'
import { exportMakeJob } from '../../queue/jobs/export-make.job.ts'
import type { JobQueue } from '../../queue/queue.ts'
import { dueExports } from './make-export.ts'

/** More wait for the next round. */
const mostAtOnce = 20

/** Rings for each export whose turn has come. */
export async function ringExports({ db, queue }: { db: Db; queue: JobQueue }): Promise<void> {
  const due = await dueExports(db, mostAtOnce)
  await queue.add(
    exportMakeJob,
    due.map(({ id, tries }) => ({ id: `export-${id}-${tries}`, payload: { exportId: id } })),
  )
}
