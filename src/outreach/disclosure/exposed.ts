import { type Cell, isKnown, type System } from './cells.ts'
import { smallestShown } from './counts.ts'
import { possibleValues } from './possible-values.ts'

/**
 * A count of which readers know too much: one that is printed as not shown, and can only be one of fewer than `values`
 * numbers; or one that no picture prints, where one of those numbers is from 1 to 4.
 */
export function isExposed(cell: Cell, system: System, values: number): boolean {
  if (isKnown(cell) || cell.isShare) return false
  const { least, most } = possibleValues(cell, system.equations)
  if (most - least + 1 >= values) return false
  return cell.isPrinted || (least < smallestShown && most > 0)
}
