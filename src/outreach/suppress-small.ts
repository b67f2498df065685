/** Cells from one up to here, exclusive, could point at a person. */
const smallestShown = 5

export interface Cell {
  key: string
  value: number
}

export interface SuppressedCells {
  rows: { key: string; value: number | 'suppressed' }[]
  total: number | 'suppressed'
}

/**
 * Hides small cells of a public table, and as many more as it takes that no hidden one can be worked out from the
 * total: at least two are hidden, and together they hold five or more. Where that cannot be, the total is hidden too.
 * Zero points at nobody and stays.
 */
export function suppressSmall(cells: readonly Cell[]): SuppressedCells {
  const total = cells.reduce((sum, cell) => sum + cell.value, 0)
  const hidden = new Set(cells.filter(cell => isSmall(cell.value)))
  const shownSmallestFirst = cells
    .filter(cell => cell.value >= smallestShown)
    .sort((a, b) => a.value - b.value)
  while (hidden.size > 0 && !canHide(hidden)) {
    const next = shownSmallestFirst.shift()
    if (!next) break
    hidden.add(next)
  }
  return {
    rows: cells.map(cell => ({ key: cell.key, value: hidden.has(cell) ? 'suppressed' : cell.value })),
    total: isSmall(total) || (hidden.size > 0 && !canHide(hidden)) ? 'suppressed' : total,
  }
}

function isSmall(value: number): boolean {
  return value > 0 && value < smallestShown
}

function canHide(hidden: ReadonlySet<Cell>): boolean {
  return hidden.size >= 2 && [...hidden].reduce((sum, cell) => sum + cell.value, 0) >= smallestShown
}
