import { type Cell, cellOf, type Equation, type System } from './cells.ts'
import { type Coordinates, type Figure, nameOf, type OwnFigure, partsOfShare, type Share } from './counts.ts'
import { regionEquations } from './regions.ts'

/**
 * Everything that readers can hold against each other: each breakdown adds up to what it breaks down; sex by age to sex
 * and to age; longer periods are made of shorter ones, and offices together of the offices, also where no picture shows
 * the difference; a percentage bounds the parts of its whole. Figures of earlier pictures that were corrected since
 * stand beside the new ones, and say nothing of them.
 * @param earlier the figures of each earlier picture, the newest first.
 */
export function systemOf(figures: readonly OwnFigure[], earlier: readonly (readonly Figure[])[]): System {
  const known = new Map<string, Cell[]>()
  const places = new Map<string, Cell>()
  const equations: Equation[] = []
  const breakdowns: Equation[] = []

  /** The cell of these coordinates and this count; of unknown count, the newest. */
  const cellAt = (at: Coordinates, counted: number | undefined): Cell => {
    const name = nameOf(at)
    const same = known.get(name) ?? []
    const found = same.find(
      each => counted === undefined || each.counted === undefined || each.counted === counted,
    )
    if (found) {
      found.counted ??= counted
      return found
    }
    const cell = cellOf(same.length === 0 ? name : `${name} of before ${same.length}`, counted, at)
    known.set(name, [...same, cell])
    return cell
  }

  const pictures = [
    figures.map(figure => {
      const cell = cellAt(figure, figure.counted ?? undefined)
      const isFirst = !cell.isOwn
      Object.assign(cell, { isOwn: true, isPrinted: true, least: 1 })
      if (isFirst) cell.isWithheld = false
      if (!figure.isShown) cell.isWithheld = true
      if (figure.isEarlier || figure.share) cell.isCheap = true
      if (figure.share) cell.isShare = true
      places.set(figure.place, cell)
      return { figure, cell }
    }),
    ...earlier.map(picture =>
      picture.map(figure => {
        const cell = cellAt(figure, figure.counted ?? undefined)
        Object.assign(cell, { isPrinted: true, wasPrinted: true, least: 1 })
        if (figure.share) cell.isShare = true
        if (figure.isShown) cell.isPublic = true
        else cell.isWithheld = true
        return { figure, cell }
      }),
    ),
  ]
  for (const picture of pictures) {
    breakdowns.push(...breakdownEquations(picture, cellAt))
    for (const { figure, cell } of picture)
      if (figure.share) equations.push(...shareEquations(figure, figure.share, cell, cellAt))
  }
  const newest = [...known.values()].flatMap(([cell]) => (cell && !cell.isShare ? [cell] : []))
  equations.unshift(...breakdowns)
  equations.push(...regionEquations(newest, breakdowns))
  const cells = new Set(equations.flatMap(({ terms }) => terms.map(([cell]) => cell)))
  for (const each of known.values()) for (const cell of each) cells.add(cell)
  return { cells: [...cells], equations, at: place => places.get(place) }
}

type CellAt = (at: Coordinates, counted: number | undefined) => Cell
type Picture = readonly { figure: Coordinates; cell: Cell }[]

function breakdownEquations(picture: Picture, cellAt: CellAt): Equation[] {
  const tables = Map.groupBy(
    picture.filter(({ figure }) => figure.dimension !== ''),
    ({ figure }) => nameOf({ ...figure, key: '' }),
  )
  return [...tables.values()].flatMap(rows => {
    const [{ figure: first } = { figure: undefined }] = rows
    if (!first) return []
    const total = cellAt({ ...first, dimension: '', key: '' }, undefined)
    const sum = addsUp(
      rows.map(row => row.cell),
      total,
    )
    return [...sum, ...(first.dimension === 'sex-age' ? marginEquations(rows, cellAt) : [])]
  })
}

function marginEquations(rows: Picture, cellAt: CellAt): Equation[] {
  return (['sex', 'age'] as const).flatMap((dimension, index) => {
    const margins = Map.groupBy(rows, ({ figure }) => figure.key.split(/\/(.*)/s)[index] ?? '')
    return [...margins].flatMap(([key, parts]) => {
      const [{ figure } = { figure: undefined }] = parts
      if (!figure) return []
      return addsUp(
        parts.map(part => part.cell),
        cellAt({ ...figure, dimension, key }, undefined),
      )
    })
  })
}

function addsUp(parts: readonly Cell[], total: Cell): Equation[] {
  total.isTotal = true
  return [{ terms: [...[...new Set(parts)].map(part => [part, 1] as const), [total, -1]], least: 0, most: 0 }]
}

/** `part` ÷ (`part` + `rest`) lies within the rounding of the printed percentage. */
function shareEquations(
  at: Coordinates,
  { whole, printed, within }: Share,
  share: Cell,
  cellAt: CellAt,
): Equation[] {
  const coordinates = partsOfShare(at)
  const counted =
    share.counted === undefined || whole === undefined ? undefined : Math.round((whole * share.counted) / 100)
  const part = cellAt(coordinates.part, counted)
  const rest = cellAt(coordinates.rest, counted === undefined ? undefined : (whole ?? 0) - counted)
  const low = Math.max(0, printed - within) / 100
  const high = Math.min(100, printed + within) / 100
  const bounds: Equation[] = [
    {
      terms: [
        [part, 1 - low],
        [rest, -low],
      ],
      least: 0,
      most: Number.POSITIVE_INFINITY,
      share,
    },
    {
      terms: [
        [part, 1 - high],
        [rest, -high],
      ],
      least: Number.NEGATIVE_INFINITY,
      most: 0,
      share,
    },
  ]
  if (!coordinates.whole) return bounds
  const everyone = cellAt(coordinates.whole, undefined)
  return [
    ...bounds,
    {
      terms: [
        [part, 1],
        [rest, 1],
        [everyone, -1],
      ],
      least: Number.NEGATIVE_INFINITY,
      most: 0,
    },
  ]
}
