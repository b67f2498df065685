import type { Core } from '../src/assembly/core.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { startDeliver } from './deliver.ts'
import { startDraw } from './draw.ts'
import { startExport } from './export.ts'
import { startMeasure } from './measure.ts'
import { startPublish } from './publish.ts'
import { startUpkeep } from './upkeep.ts'

/** All workers in one process. */
export function startWorkers(core: Core, signal: AbortSignal): void {
  startPublish(core, signal)
  startMeasure(core)
  startDraw(core)
  startDeliver(core)
  startExport(core)
  startUpkeep(core, signal)
}

if (import.meta.main) await runAlone(startWorkers)
