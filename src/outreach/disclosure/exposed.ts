import { type Cell, isKnown, type System } from './cells.ts'
import { smallestShown } from './counts.ts'
import { possibleValues, type Witnessed } from './possible-values.ts'

/**
 * A count of which readers know too much: one that is printed as not shown, and can only be one of fewer than `values`
 * numbers; or one that no picture prints, where one of those numbers is from 1 to 4.
 * @param witnessed what solutions that were found before say; they must have been found with nothing more withheld.
 */
export function isExposed(
  cell: Cell,
  system: System,
  values: number,
  witnessed: Witnessed = new Map(),
): boolean {
  if (isKnown(cell) || cell.isShare) return false
  const seen = witnessed.get(cell)
  if (seen && Math.floor(seen.most) - Math.ceil(seen.least) + 1 >= values) return false
  const { least, most } = possibleValues(cell, system.equations, witnessed)
  if (most - least + 1 >= values) return false
  return cell.isPrinted || (least < smallestShown && most > 0)
}
