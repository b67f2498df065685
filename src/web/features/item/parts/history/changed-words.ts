export interface WordPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Longer texts are shown as replaced: the table of two of them would keep a telephone busy. */
const mostWords = 1_200

/** What changed between two texts, word by word: the longest common run of words stays. */
export function changedWords(before: string, after: string): WordPart[] {
  if (before === after) return [{ kind: 'same', text: after }]
  const [from, to] = [wordsOf(before), wordsOf(after)]
  if (from.length > mostWords || to.length > mostWords)
    return joined([
      ['removed', before],
      ['added', after],
    ])
  const lengths = commonLengths(from, to)
  const parts: [WordPart['kind'], string][] = []
  let [i, j] = [0, 0]
  while (i < from.length || j < to.length) {
    const [old = '', now = ''] = [from[i], to[j]]
    if (i < from.length && j < to.length && old === now) {
      parts.push(['same', now])
      i += 1
      j += 1
    } else if (i < from.length && (j >= to.length || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      parts.push(['removed', old])
      i += 1
    } else {
      parts.push(['added', now])
      j += 1
    }
  }
  return joined(parts)
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? []
}

/** How many words the rests of two texts have in common, by where each rest begins. */
function commonLengths(from: readonly string[], to: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1))
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const longest =
        from[i] === to[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
      rows[i]?.fill(longest, j, j + 1)
    }
  }
  return rows
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}

function joined(parts: readonly [WordPart['kind'], string][]): WordPart[] {
  const found: WordPart[] = []
  for (const [kind, text] of parts) {
    const last = found.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') found.push({ kind, text })
  }
  return found
}
