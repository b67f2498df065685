import { audit } from '../../src/outreach/disclosure/audit.ts'
import type { Coordinates, Figure, OwnFigure } from '../../src/outreach/disclosure/counts.ts'
import { protect } from '../../src/outreach/disclosure/protect.ts'

/** The smallest group of people that any figure of a set tells apart. Days are YYYY-MM-DD. */
export interface Group {
  office: string
  from: string
  to: string
  /** What they are counted by, such as `topic: visas`. */
  parts: Readonly<Record<string, string>>
  people: number
}

/** A figure that a picture asks for, and which groups it counts, by their index. */
export interface Asked {
  at: Coordinates
  groups: readonly number[]
  /** Of the period before. */
  isEarlier?: true
  /** It is printed as a percentage: of these groups, those it counts. */
  of?: readonly number[]
}

/** A figure as readers have it. */
export interface Printed extends Asked {
  /** How many people it counts. */
  counted: number
  /** What is printed in its place. */
  percent?: number
  isShown: boolean
}

export interface Drawn {
  printed: Printed[]
  /** Pictures that were refused, since nothing could be withheld that would help. */
  refused: number
}

/** Draws pictures one after another, each with what those before it have published. */
export function drawInTurn(groups: readonly Group[], pictures: readonly (readonly Asked[])[]): Drawn {
  const before: Figure[][] = []
  const drawn: Drawn = { printed: [], refused: 0 }
  for (const picture of pictures) {
    const figures = picture.map((asked, index) => figureOf(asked, groups, `${index}`))
    const hidden = protect(figures, before)
    const published = figures.map(figure => ({ ...figure, isShown: !hidden.has(figure.place) }))
    if (audit(published, before) !== undefined) {
      drawn.refused += 1
      continue
    }
    before.unshift(published)
    for (const [index, asked] of picture.entries())
      drawn.printed.push({
        ...asked,
        counted: peopleIn(asked.groups, groups),
        isShown: published[index]?.isShown === true,
        ...(asked.of ? { percent: percentOf(asked.groups, asked.of, groups) } : {}),
      })
  }
  return drawn
}

export function peopleIn(indexes: readonly number[], groups: readonly Group[]): number {
  return indexes.reduce((sum, index) => sum + (groups[index]?.people ?? 0), 0)
}

/** Whole percentages are rounded to half a point. */
export const roundedTo = 0.5

function figureOf(
  { at, groups: own, of, isEarlier }: Asked,
  groups: readonly Group[],
  place: string,
): OwnFigure {
  const counted = peopleIn(own, groups)
  const figure = { ...at, place, counted, isShown: true, ...(isEarlier ? { isEarlier } : {}) }
  if (!of) return figure
  const whole = peopleIn(of, groups)
  const share = { whole, printed: percentOf(own, of, groups), within: roundedTo }
  return { ...figure, counted: (100 * counted) / whole, share }
}

function percentOf(part: readonly number[], whole: readonly number[], groups: readonly Group[]): number {
  return Math.round((100 * peopleIn(part, groups)) / peopleIn(whole, groups))
}
