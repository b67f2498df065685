/** Of a card with one line of words, with two, and of a free slot; in pixels. */
const heights = { oneLine: 44, twoLines: 72, slot: 34 } as const
/** In pixels: as many hours as fit, and tall enough for cards half an hour apart to stand below each other. */
const hours = { least: 64, most: 92 } as const

/** How a day is drawn: posts have no length, so that their heights are turned into minutes. */
export interface Measures {
  /** In pixels. */
  hourHeight: number
  /** Of a card, where the next one leaves the least room and where there is enough. */
  cardMinutes: { least: number; most: number }
  slotMinutes: number
}

/**
 * The lowest hours in which nothing that begins at another time is covered.
 * @param starts of what stands on each day, in minutes of the day
 */
export function measuresFor(starts: readonly (readonly number[])[]): Measures {
  const gap = Math.min(...starts.flatMap(gapsOf))
  const hourHeight = Math.min(Math.max(Math.ceil((heights.oneLine / gap) * 60), hours.least), hours.most)
  const minutesOf = (height: number) => Math.floor((height / hourHeight) * 60)
  return {
    hourHeight,
    cardMinutes: { least: minutesOf(heights.oneLine), most: minutesOf(heights.twoLines) },
    slotMinutes: minutesOf(heights.slot),
  }
}

function gapsOf(starts: readonly number[]): number[] {
  const sorted = [...new Set(starts)].toSorted((one, other) => one - other)
  return sorted.slice(1).map((start, index) => start - (sorted[index] ?? start))
}
