import type { FoldRule } from '../../networks/profile.ts'

/** Where a network's timeline hides the rest of a text until the reader asks for it. */
export interface Fold {
  /** What is seen at first ends about here, in UTF-16 units. */
  at: number
  /** What readers press to see the rest. */
  more: string
}

/**
 * Where the text folds; undefined where it is seen whole. The place is near, not exact: apps measure the height of what
 * they draw.
 * @param lengthOf in the network's own units.
 */
export function foldOf(
  text: string,
  rule: FoldRule | undefined,
  lengthOf: (text: string) => number,
): Fold | undefined {
  if (!rule) return undefined
  const at = Math.min(endOfLines(text, rule.lines), endOfLength(text, rule.length, lengthOf))
  return at < text.trimEnd().length ? { at, more: rule.more } : undefined
}

function endOfLines(text: string, lines: number | undefined): number {
  if (lines === undefined) return text.length
  let end = -1
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf('\n', end + 1)
    if (end < 0) return text.length
  }
  return end
}

/** The longest beginning that fits, ended after a word where there is one near. */
function endOfLength(text: string, most: number, lengthOf: (text: string) => number): number {
  // Links count less than their letters; however many there are, nothing beyond this is looked at.
  const reach = Math.min(text.length, most * 20)
  if (lengthOf(text.slice(0, reach)) <= most) return reach
  let fits = 0
  let tooLong = reach
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >>> 1
    if (lengthOf(text.slice(0, middle).toWellFormed()) <= most) fits = middle
    else tooLong = middle
  }
  const word = text.slice(0, fits + 1).search(/\s\S*$/u)
  return word > fits / 2 ? word : wholeCharacters(text, fits)
}

/** Not between the halves of a character. */
function wholeCharacters(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end
}
