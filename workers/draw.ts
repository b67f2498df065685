import type { Core } from '../src/assembly/core.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { drawSnapshot } from '../src/infographics/request/draw-snapshot.ts'
import { infographicDrawJob } from '../src/queue/jobs/infographic-draw.job.ts'
import { handle } from '../src/queue/queue.ts'

/** Draws infographics of frozen snapshots. */
export function startDraw(core: Core): void {
  core.queue.work(
    'draw',
    [
      handle(
        infographicDrawJob,
        async request => void (await drawSnapshot(core, { ...request, person: 'the queue' })),
      ),
    ],
    { concurrency: 1 },
  )
}

if (import.meta.main) await runAlone(startDraw)
