import { type Cell, cellOf, type Equation } from './cells.ts'
import type { Coordinates } from './counts.ts'

interface Placed {
  cell: Cell
  at: Coordinates
}

/**
 * How counts of the same thing in overlapping offices and periods are made of the smallest pieces that they share: a
 * quarter of its months, a month of the days so far and the rest, two offices of each. Pieces that no one has published
 * are cells of their own, since subtracting gives them away; and what a breakdown adds up to, it adds up to in each piece.
 * @param breakdowns equations of cells of the same offices and days.
 */
export function regionEquations(cells: readonly Cell[], breakdowns: readonly Equation[]): Equation[] {
  const placed = cells.flatMap(cell => (cell.at ? [{ cell, at: cell.at }] : []))
  const groups = Map.groupBy(placed, ({ at }) => JSON.stringify([at.sandbox, at.indicator]))
  return [...groups.values()].flatMap(group =>
    linkedOnly(group).flatMap(linked => piecesOf(linked, breakdowns)),
  )
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

function piecesOf(linked: readonly Placed[], breakdowns: readonly Equation[]): Equation[] {
  const regions = [...new Map(linked.map(({ at }) => [regionOf(at), at])).values()]
  const pieces = membersOfPieces(regions)
  if (pieces.length < 2) return []
  const piecesIn = new Map(
    regions.map((at, region) => [
      regionOf(at),
      pieces.flatMap((members, piece) => (members.includes(region) ? [piece] : [])),
    ]),
  )
  /** Of each thing that is counted, its pieces. */
  const cells = new Map<string, Cell>()
  for (const { cell, at } of linked) {
    const [only, ...others] = piecesIn.get(regionOf(at)) ?? []
    if (only !== undefined && others.length === 0) cells.set(thingOf(at, only), cell)
  }
  const pieceOf = (at: Coordinates, piece: number): Cell => {
    const name = thingOf(at, piece)
    const found =
      cells.get(name) ??
      cellOf(
        `what is in ${[at.indicator, at.dimension, at.key, ...(pieces[piece] ?? [])].join(' ')}`,
        undefined,
      )
    cells.set(name, found)
    return found
  }
  const sums = linked.flatMap(({ cell, at }) => {
    const own = (piecesIn.get(regionOf(at)) ?? []).map(piece => pieceOf(at, piece))
    if (own.length < 2 || !canAddUp(own, cell)) return []
    return [{ terms: [...own.map(piece => [piece, 1] as const), [cell, -1] as const], least: 0, most: 0 }]
  })
  const known = new Set(linked.map(({ cell }) => cell))
  const inPieces = breakdowns.flatMap(({ terms, least, most }) => {
    const at = terms[0]?.[0].at
    const own = at ? (piecesIn.get(regionOf(at)) ?? []) : []
    if (own.length < 2 || !terms.every(([cell]) => known.has(cell))) return []
    return own.map(piece => ({
      terms: terms.flatMap(([cell, factor]) => (cell.at ? [[pieceOf(cell.at, piece), factor] as const] : [])),
      least,
      most,
    }))
  })
  return [...sums, ...inPieces]
}

function regionOf({ offices, from, to }: Coordinates): string {
  return JSON.stringify([[...offices].sort(), from, to])
}

function thingOf({ dimension, key }: Coordinates, piece: number): string {
  return JSON.stringify([dimension, key, piece])
}

/** Figures of different extractions need not agree; then they say nothing of each other. */
function canAddUp(pieces: readonly Cell[], whole: Cell): boolean {
  if (whole.counted === undefined) return true
  const counted = pieces.flatMap(piece => piece.counted ?? [])
  const sum = counted.reduce((total, each) => total + each, 0)
  return counted.length === pieces.length ? sum === whole.counted : sum <= whole.counted
}

/** The pieces, each as the regions that it is in. */
function membersOfPieces(regions: readonly Coordinates[]): number[][] {
  const offices = [...new Set(regions.flatMap(at => at.offices))]
  const starts = [...new Set(regions.flatMap(at => [at.from, dayAfter(at.to)]))].sort()
  const pieces = new Map<string, number[]>()
  for (const office of offices)
    for (const start of starts) {
      const members = regions.flatMap((at, index) =>
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
