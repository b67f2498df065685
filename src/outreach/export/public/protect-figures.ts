import type { BoundedTask } from '../../../bounded/task.ts'
import type { Figure, OwnFigure } from '../../disclosure/counts.ts'

export interface FiguresToProtect {
  figures: readonly OwnFigure[]
  /** Places that must be shown. */
  mustShow: readonly string[]
  publishedBefore: readonly (readonly Figure[])[]
}

export interface ProtectedFigures {
  /** Places that must not be shown. */
  hidden: string[]
  /** What would be given away nevertheless, such as `participants, kind, session`. */
  given: string | null
}

/** The rule of small counts on a thread of its own: over hundreds of figures it takes seconds of the processor. */
export const protectFigures: BoundedTask<FiguresToProtect, ProtectedFigures> = {
  module: new URL('protect-figures.task.ts', import.meta.url),
  what: 'public exports',
  cpuMs: 120_000,
  memoryMb: 256,
}
