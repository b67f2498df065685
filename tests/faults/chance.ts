/** Chance that is the same for the same seed (mulberry32). */
export interface Chance {
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number
  one<Item>(items: readonly Item[]): Item
  /** True so many times in a hundred. */
  percent(share: number): boolean
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    between,
    one(items) {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error('there is nothing to choose from')
      return item
    },
    percent: share => next() * 100 < share,
  }
}
