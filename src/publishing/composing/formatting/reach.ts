import { longestLink } from '../../../core/text/windows.ts'
import type { TextRange } from '../words/ranges.ts'

/** Networks count a link as this, however long it is. */
const shortLink = 23
/** What counts for one unit of a network has seldom more letters than this: families of emoji, letters with marks. */
const lettersToUnit = 8

/**
 * How far behind a position a segment of `limit` units can reach: measuring the whole rest of a text for each part of a
 * thread would cost time that grows with its square. Links, handles and hashtags (`whole`, in order) count less than
 * their letters, so the reach goes on behind them.
 */
export function reachOf(whole: readonly TextRange[], limit: number): (start: number) => number {
  const mostShort = Math.ceil(limit / shortLink)
  return start => {
    let end = start + limit * lettersToUnit
    const first = firstFrom(whole, start)
    for (const range of whole.slice(first, first + mostShort)) {
      if (range.start >= end) break
      end += Math.max(0, Math.min(range.end - range.start, longestLink) - shortLink)
    }
    return end
  }
}

/** The index of the first range that does not begin before the position. */
function firstFrom(ranges: readonly TextRange[], position: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ranges[middle]?.start ?? 0) >= position) high = middle
    else low = middle + 1
  }
  return low
}
