export interface TextRange {
  /** UTF-16 code units. */
  start: number
  end: number
}

/** Takes ranges of a text one after another, and says of each whether none taken before overlaps it. */
export function rangeTaker(length: number): (range: TextRange) => boolean {
  const taken = new Uint8Array(length)
  return ({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false
    taken.fill(1, start, end)
    return true
  }
}

/** Says of a range whether it lies outside all of these. */
export function outsideOf(length: number, ranges: readonly TextRange[]): (range: TextRange) => boolean {
  const taken = new Uint8Array(length)
  for (const { start, end } of ranges) taken.fill(1, start, end)
  return ({ start, end }) => !taken.subarray(start, end).includes(1)
}
