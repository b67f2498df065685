import { scriptOf } from '../../../shared/text/language-codes.ts'

/** Of a card with one line of words, with two of Latin letters, and of a free slot; in pixels. */
const heights = { oneLine: 44, twoLines: 64, slot: 34 } as const
/** In pixels: as many hours as fit, and tall enough for cards half an hour apart to stand below each other. */
const hours = { least: 64, most: 92 } as const

/**
 * From these heights of a card, in pixels, two lines of its words are whole: 23 are taken by its edges and its time, and a
 * line takes 18 in Latin letters, up to 26.3 in the tallest script (src/web/app/theme/scripts.css).
 */
const twoLinesFrom = { latin: 60, taller: 76 } as const

/** How a day is drawn: posts have no length, so that their heights are turned into minutes. */
export interface Measures {
  /** In pixels. */
  hourHeight: number
  /** Of a card, where the next one leaves the least room and where there is enough. */
  cardMinutes: { least: number; most: number }
  slotMinutes: number
}

/**
 * Hours just tall enough for a card of one line between the two closest starts of any day, within the limits of `hours`,
 * and the heights of cards and slots in minutes of these hours. Starts too close for the tallest hours still overlap;
 * `boxesOf` puts them side by side, as it does what starts together.
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

/** How many lines of words are whole in a card of this height, in pixels. The leading is that of the words' language. */
export function linesIn(height: number, words: string, language: string): 1 | 2 {
  const isLatin = scriptOf(language) === 'Latn' && /^[\p{Script=Latin}\P{L}]*$/u.test(words)
  return height >= (isLatin ? twoLinesFrom.latin : twoLinesFrom.taller) ? 2 : 1
}

function gapsOf(starts: readonly number[]): number[] {
  const sorted = [...new Set(starts)].toSorted((one, other) => one - other)
  return sorted.slice(1).map((start, index) => start - (sorted[index] ?? start))
}
