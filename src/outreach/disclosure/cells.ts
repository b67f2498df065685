import type { Coordinates } from './counts.ts'

/** A figure, or a count that no picture shows and that others add up to. */
export interface Cell {
  id: string
  /** None for a piece that no one has published. */
  at?: Coordinates
  /** Undefined where only the public could work it out. */
  counted: number | undefined
  /** What readers know of it where it is withheld: zeros are shown, so that a withheld figure is at least 1. */
  least: 0 | 1
  /** A place of this picture, or of an earlier one, shows it or says that it is not shown. */
  isPrinted: boolean
  /** A place of an earlier picture does. */
  wasPrinted: boolean
  /** This picture shows it, unless it is withheld. */
  isOwn: boolean
  /** An earlier picture shows it, and nothing takes that back. */
  isPublic: boolean
  isWithheld: boolean
  isTotal: boolean
  /** Given up first: a change on the period before, or a percentage. */
  isCheap: boolean
  /** A percentage: it counts no one itself. */
  isShare: boolean
}

/** A count that no picture shows. */
export function cellOf(id: string, counted: number | undefined, at?: Coordinates): Cell {
  const no = {
    isPrinted: false,
    wasPrinted: false,
    isOwn: false,
    isPublic: false,
    isTotal: false,
    isCheap: false,
    isShare: false,
  }
  return { id, ...(at ? { at } : {}), counted, least: 0, isWithheld: true, ...no }
}

/** What readers hold against each other: `least` ≤ the sum of the cells by their factors ≤ `most`. */
export interface Equation {
  terms: readonly (readonly [cell: Cell, factor: number])[]
  least: number
  most: number
  /** The percentage that says so; nothing is known while it is withheld. */
  share?: Cell
}

export interface System {
  cells: Cell[]
  equations: Equation[]
  at(place: string): Cell | undefined
}

/** Readers know it, from this picture or an earlier one. */
export function isKnown(cell: Cell): boolean {
  return cell.isPublic || (cell.isOwn && !cell.isWithheld)
}
