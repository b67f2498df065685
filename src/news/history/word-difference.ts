import { diffArrays } from 'diff'

/** A stretch of text that two texts share, or that only one of them has. */
export interface Part {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** How much may still be spent on looking for differences: shared by all texts of one comparison. */
export interface Effort {
  /** In words that differ. */
  left: number
}

/** The most words that differ between two texts before the rest is shown as replaced. */
const mostEdits = 400

/**
 * What changed between two texts, by words, in their order; of a replaced stretch, first what was removed. The work is
 * bounded: texts that differ in more than some hundred words are shown as replaced between where they still agree.
 */
export function wordDifference(before: string, after: string, effort: Effort): Part[] {
  const [old, current] = [wordsOf(before), wordsOf(after)]
  const start = sharedStart(old, current)
  const end = sharedEnd(old, current, start)
  const [from, to] = [old.slice(start, old.length - end), current.slice(start, current.length - end)]
  return joined([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle(from, to, effort),
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ])
}

/** Words with their marks, white space, and everything else one by one. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}\p{Cf}]+|\s+|[^\p{L}\p{M}\p{N}\p{Cf}\s]/gu) ?? []
}

function sharedStart(old: readonly string[], current: readonly string[]): number {
  let count = 0
  while (count < old.length && count < current.length && old[count] === current[count]) count += 1
  return count
}

function sharedEnd(old: readonly string[], current: readonly string[], start: number): number {
  let count = 0
  const most = Math.min(old.length, current.length) - start
  while (count < most && old.at(-1 - count) === current.at(-1 - count)) count += 1
  return count
}

function middle(from: string[], to: string[], effort: Effort): Part[] {
  const maxEditLength = Math.min(mostEdits, effort.left)
  const found = from.length > 0 && to.length > 0 ? diffArrays(from, to, { maxEditLength }) : undefined
  if (!found) {
    if (from.length > 0 && to.length > 0) effort.left -= maxEditLength
    return [
      { kind: 'removed', text: from.join('') },
      { kind: 'added', text: to.join('') },
    ]
  }
  return found.map(({ value, added, removed, count }) => {
    if (added || removed) effort.left -= count
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }
  })
}

/** Without empty stretches, and neighbours of a kind as one. */
function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) last.text += part.text
    else result.push({ ...part })
  }
  return result
}
