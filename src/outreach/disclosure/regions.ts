import { type Cell, cellOf, type Equation } from './cells.ts'
import type { Coordinates } from './counts.ts'

interface Placed {
  cell: Cell
  at: Coordinates
}

/**
 * How counts of the same thing in overlapping offices and periods are made of the smallest pieces that they share: a
 * quarter of its months, a month of the days so far and the rest, two offices of each. Pieces that no one has published
 * are cells of their own, since subtracting gives them away.
 */
export function regionEquations(cells: readonly Cell[]): Equation[] {
  const placed = cells.flatMap(cell => (cell.at ? [{ cell, at: cell.at }] : []))
  const groups = Map.groupBy(placed, ({ at }) =>
    JSON.stringify([at.sandbox, at.indicator, at.dimension, at.key]),
  )
  return [...groups.values()].flatMap(group => linkedOnly(group).flatMap(piecesOf))
}

/** The counts that overlap with one another, directly or by way of others. */
function linkedOnly(group: readonly Placed[]): Placed[][] {
  const open = new Set(group)
  const found: Placed[][] = []
  for (const first of group) {
    if (!open.delete(first)) continue
    const linked = [first]
    for (const one of linked)
      for (const other of open)
        if (overlap(one.at, other.at)) {
          open.delete(other)
          linked.push(other)
        }
    if (linked.length > 1) found.push(linked)
  }
  return found
}

function overlap(one: Coordinates, other: Coordinates): boolean {
  return one.from <= other.to && other.from <= one.to && one.offices.some(id => other.offices.includes(id))
}

function piecesOf(linked: readonly Placed[]): Equation[] {
  const found = membersOfPieces(linked)
  const pieces = found.map(members => {
    const alone = members.find(index => found.filter(each => each.includes(index)).length === 1)
    const same = alone === undefined ? undefined : linked[alone]?.cell
    return { members, cell: same ?? unpublished(members.map(index => linked[index]?.cell.id).join(' and ')) }
  })
  return linked.flatMap(({ cell }, index) => {
    const own = pieces.flatMap(piece => (piece.members.includes(index) ? [piece.cell] : []))
    if (own.includes(cell) || !canAddUp(own, cell)) return []
    return [{ terms: [...own.map(piece => [piece, 1] as const), [cell, -1] as const], least: 0, most: 0 }]
  })
}

/** Figures of different extractions need not agree; then they say nothing of each other. */
function canAddUp(pieces: readonly Cell[], whole: Cell): boolean {
  if (whole.counted === undefined) return true
  const counted = pieces.flatMap(piece => piece.counted ?? [])
  const sum = counted.reduce((total, each) => total + each, 0)
  return counted.length === pieces.length ? sum === whole.counted : sum <= whole.counted
}

function unpublished(name: string): Cell {
  return cellOf(`what is in ${name}`, undefined)
}

/** The pieces, each as the counts that it is in. */
function membersOfPieces(linked: readonly Placed[]): number[][] {
  const offices = [...new Set(linked.flatMap(({ at }) => at.offices))]
  const starts = [...new Set(linked.flatMap(({ at }) => [at.from, dayAfter(at.to)]))].sort()
  const pieces = new Map<string, number[]>()
  for (const office of offices)
    for (const start of starts) {
      const members = linked.flatMap(({ at }, index) =>
        at.offices.includes(office) && at.from <= start && start <= at.to ? [index] : [],
      )
      if (members.length > 0) pieces.set(members.join(), members)
    }
  return [...pieces.values()]
}

function dayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + 1)
  return at.toISOString().slice(0, 10)
}
