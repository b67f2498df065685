/** A figure as the public sees it; what is hidden is at least 1, since zeros are printed. */
export interface Published {
  value: number | 'hidden'
  /** 0 for a figure that the picture has no place for. */
  least?: 0
}

export interface Relation {
  parts: readonly Published[]
  total: Published
}

const greatest = 20_000

/**
 * How many values a hidden figure can have, found by trying them and searching for figures that make all relations
 * true; at most `enough` are counted. It shares no code and no method with what it attacks.
 */
export function attackersValues(cell: Published, relations: readonly Relation[], enough: number): number {
  const believed = relations.filter(isBelievable)
  const [low, high] = narrowed(new Map(), believed)?.get(cell) ?? [1, greatest]
  let found = 0
  for (let value = low; value <= high && found < enough; value += 1)
    if (canBe(new Map([[cell, value]]), believed)) found += 1
  return found
}

/** A breakdown whose printed figures alone contradict its total tells nothing. */
function isBelievable({ parts, total }: Relation): boolean {
  if (total.value === 'hidden') return true
  const shown = parts.reduce((sum, part) => sum + (part.value === 'hidden' ? 1 : part.value), 0)
  return parts.some(part => part.value === 'hidden') ? shown <= total.value : shown === total.value
}

/** Whether the hidden figures that have no value yet can be given one. */
function canBe(tried: Map<Published, number>, relations: readonly Relation[]): boolean {
  const bounds = narrowed(tried, relations)
  if (!bounds) return false
  const open = [...bounds]
    .filter(([, [low, high]]) => low < high)
    .sort(([, a], [, b]) => a[1] - a[0] - (b[1] - b[0]))
  const [next] = open
  if (!next) return true
  const [cell, [low, high]] = next
  for (let value = low; value <= high; value += 1)
    if (canBe(new Map([...tried, [cell, value]]), relations)) return true
  return false
}

type Bounds = Map<Published, [low: number, high: number]>

/** What each relation leaves to each of its figures, until nothing changes; undefined where one is left nothing. */
function narrowed(tried: Map<Published, number>, relations: readonly Relation[]): Bounds | undefined {
  const bounds: Bounds = new Map()
  const of = (cell: Published): [number, number] => {
    const value = tried.get(cell) ?? cell.value
    return value === 'hidden' ? (bounds.get(cell) ?? [cell.least ?? 1, greatest]) : [value, value]
  }
  for (let changed = true; changed; ) {
    changed = false
    for (const { parts, total } of relations) {
      const sides = [...parts.map(part => [part, 1] as const), [total, -1] as const]
      for (const [cell, sign] of sides) {
        let [low, high] = [0, 0]
        for (const [other, side] of sides) {
          if (other === cell) continue
          const [least, most] = of(other)
          low += side === sign ? -most : least
          high += side === sign ? -least : most
        }
        const [least, most] = of(cell)
        const next: [number, number] = [Math.max(least, low), Math.min(most, high)]
        if (next[0] > next[1]) return undefined
        if (cell.value !== 'hidden' || tried.has(cell)) continue
        if (next[0] !== least || next[1] !== most || !bounds.has(cell)) {
          if (next[0] !== least || next[1] !== most) changed = true
          bounds.set(cell, next)
        }
      }
    }
  }
  return bounds
}
