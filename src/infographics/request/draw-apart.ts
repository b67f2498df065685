import type { BoundedTask } from '../../bounded/task.ts'
import type { Infographic, InfographicContent, InfographicFormat } from '../infographic.ts'

/** `drawInfographic` on a thread of its own: fonts, layout and PDF take seconds of the processor. */
export const drawApart: BoundedTask<{ content: InfographicContent; format: InfographicFormat }, Infographic> =
  {
    module: new URL('draw.task.ts', import.meta.url),
    what: 'drawings',
    cpuMs: 20_000,
    memoryMb: 384,
  }
