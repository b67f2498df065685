import type { Core } from '../src/assembly/core.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { programVersion } from '../src/assembly/version.ts'
import { makeExport } from '../src/outreach/export/make-export.ts'
import { exportMakeJob } from '../src/queue/jobs/export-make.job.ts'
import { handle } from '../src/queue/queue.ts'

/** Makes files of what figures rest on. */
export function startExport(core: Core): void {
  const { clock, database, mediaStorage } = core
  const deps = { db: database.db, clock, mediaStorage, version: programVersion() }
  core.queue.work('export', [handle(exportMakeJob, ({ exportId }) => makeExport(deps, exportId))], {
    concurrency: 1,
  })
}

if (import.meta.main) await runAlone(startExport)
