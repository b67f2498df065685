import { type Cell, type Equation, isKnown, type System } from './cells.ts'
import { type Figure, isSmall, type OwnFigure, smallestShown } from './counts.ts'
import { isExposed } from './exposed.ts'
import { linkedTo, type Witnessed } from './possible-values.ts'
import { systemOf } from './system.ts'

/** One more than readers must be left with: they may know that the fewest possible were withheld. */
const leastPossibleValues = smallestShown + 1

/**
 * The places of a picture that must read "not shown", so that no count of one to four people can be worked out from it
 * and from what was published before: docs/decisions/0064-small-counts.md. What an earlier picture withheld of the same
 * figures stays withheld.
 * @param publishedBefore the figures of each earlier picture that may overlap, the newest first.
 */
export function protect(
  figures: readonly OwnFigure[],
  publishedBefore: readonly (readonly Figure[])[],
): Set<string> {
  const system = systemOf(figures, publishedBefore)
  for (const figure of figures) {
    const cell = system.at(figure.place)
    if (cell && (tellsFew(figure) || cell.isPublic)) cell.isWithheld = tellsFew(figure)
  }
  const added = withholdNeighbours(system)
  restoreWhatCan(added, system)
  return new Set(figures.flatMap(({ place }) => (system.at(place)?.isWithheld === true ? [place] : [])))
}

function tellsFew({ counted, share }: Figure): boolean {
  if (counted === null) return true
  if (!share) return isSmall(counted)
  if (share.whole === undefined) return false
  const part = Math.round((share.whole * counted) / 100)
  return isSmall(part) || isSmall(share.whole - part) || isSmall(share.whole)
}

/**
 * What earlier pictures give away by themselves cannot be helped any more. Withholding more leaves no cell fewer values:
 * what is safe is not looked at again.
 */
function withholdNeighbours(system: System): Cell[] {
  const added: Cell[] = []
  const given = new Set<Cell>()
  const safe = new Set<Cell>()
  const witnessed: Witnessed = new Map()
  const isOpen = (cell: Cell): boolean => {
    if (given.has(cell) || safe.has(cell)) return false
    if (isExposed(cell, system, leastPossibleValues, witnessed)) return true
    // A cell that is shown may be withheld yet.
    if (!isKnown(cell)) safe.add(cell)
    return false
  }
  for (;;) {
    const open = system.cells.find(isOpen)
    if (!open) return added
    const neighbour = neighbourOf(open, system)
    if (neighbour) {
      neighbour.isWithheld = true
      added.push(neighbour)
    } else given.add(open)
  }
}

/**
 * Of the nearest cells that this picture shows, the one whose loss costs least (a percentage, a change, a small count, a
 * total) among those that keep the secret; where one alone cannot, the cheapest of all.
 */
function neighbourOf(cell: Cell, system: System): Cell | undefined {
  const linked = linkedTo(cell, system.equations)
  const seen = new Set([cell])
  for (let ring = [cell]; ring.length > 0; ) {
    const around = linked.filter(({ terms }) => terms.some(([each]) => ring.includes(each)))
    const next = new Set(
      around
        .flatMap(({ terms, share }) => [...terms.map(([each]) => each), ...(share ? [share] : [])])
        .filter(each => !seen.has(each)),
    )
    const candidates = [...next].filter(canGo).sort((a, b) => cost(a) - cost(b))
    const chosen = candidates.find(candidate => keeps(cell, candidate, system)) ?? candidates[0]
    if (chosen) return chosen
    for (const each of next) seen.add(each)
    ring = [...next].filter(each => !isKnown(each))
  }
  return undefined
}

/** Zeros are shown, and what an earlier picture shows cannot be taken back. */
function canGo(cell: Cell): boolean {
  return cell.isOwn && !cell.isWithheld && !cell.isPublic && cell.counted !== 0
}

function cost(cell: Cell): number {
  if (cell.isCheap) return -1
  return (cell.counted ?? 0) + (cell.isTotal ? Number.MAX_SAFE_INTEGER / 2 : 0)
}

function keeps(cell: Cell, candidate: Cell, system: System): boolean {
  candidate.isWithheld = true
  const isSafe = !isExposed(cell, system, leastPossibleValues)
  candidate.isWithheld = false
  return isSafe
}

/** A later neighbour may do the work of an earlier one. */
function restoreWhatCan(added: readonly Cell[], system: System): void {
  if (added.length === 0) return
  const found: Witnessed = new Map()
  const before = new Set(system.cells.filter(cell => isExposed(cell, system, leastPossibleValues, found)))
  for (const cell of added.toSorted((a, b) => cost(b) - cost(a))) {
    const touched = touchedBy(cell, system)
    cell.isWithheld = false
    const witnessed: Witnessed = new Map()
    const isSafe = touched.every(
      each => before.has(each) || !isExposed(each, system, leastPossibleValues, witnessed),
    )
    cell.isWithheld = !isSafe
  }
}

/** The cells of which readers know more, once they know this one. */
function touchedBy(cell: Cell, { equations }: System): Cell[] {
  const bounded = equations.flatMap(({ share, terms }) => (share === cell ? terms.map(([each]) => each) : []))
  const linked = [cell, ...bounded].flatMap(from => [from, ...linkedTo(from, equations).flatMap(termsOf)])
  return [...new Set(linked)]
}

function termsOf({ terms }: Equation): Cell[] {
  return terms.map(([cell]) => cell)
}
