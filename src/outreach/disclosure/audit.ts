import type { Cell } from './cells.ts'
import { type Figure, isSmall, type OwnFigure, smallestShown } from './counts.ts'
import { isExposed } from './exposed.ts'
import type { Witnessed } from './possible-values.ts'
import { systemOf } from './system.ts'

/**
 * What of a picture, as it stands, gives a count of one to four people away: the count itself where it is shown, or one
 * that can be worked out from the picture and what was published before, such as `participants, kind, session`;
 * undefined where nothing does. What earlier pictures give away without it is not held against it.
 * @param publishedBefore the figures of each earlier picture that may overlap, the newest first.
 */
export function audit(
  figures: readonly OwnFigure[],
  publishedBefore: readonly (readonly Figure[])[],
): string | undefined {
  const system = systemOf(figures, publishedBefore)
  const shown = figures.find(
    ({ place, counted, isShown, share }) =>
      isShown && !share && isSmall(counted ?? 0) && system.at(place)?.isPublic === false,
  )
  if (shown) return [shown.indicator, shown.dimension, shown.key].filter(part => part !== '').join(', ')
  const witnessed: Witnessed = new Map()
  const open = system.cells.filter(cell => isExposed(cell, system, smallestShown, witnessed))
  if (open.length === 0) return undefined
  for (const cell of system.cells) if (cell.isOwn) leaveOut(cell)
  const added = open.find(cell => !isExposed(cell, system, smallestShown))
  return added && wordsOf(added)
}

/** As if this picture had no place for it: also "not shown" says that it is at least 1. */
function leaveOut(cell: Cell): void {
  cell.isWithheld = true
  if (!cell.wasPrinted) Object.assign(cell, { isPrinted: false, least: 0 })
}

function wordsOf({ at, id }: Cell): string {
  return at ? [at.indicator, at.dimension, at.key].filter(part => part !== '').join(', ') : id
}
