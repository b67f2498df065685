export interface CommentPart {
  start: number
  words: string
  isMention: boolean
}

/** A comment cut at the "@name" of people it may name; longer names first, so that "@Ali Khan" is not "@Ali". */
export function mentionParts(text: string, names: readonly string[]): CommentPart[] {
  if (names.length === 0) return [{ start: 0, words: text, isMention: false }]
  const sorted = [...names]
    .sort((a, b) => b.length - a.length)
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  let start = 0
  return text.split(new RegExp(`(@(?:${sorted.join('|')})(?![\\p{L}\\p{M}\\p{N}]))`, 'u')).flatMap(words => {
    const part = { start, words, isMention: words.startsWith('@') && names.includes(words.slice(1)) }
    start += words.length
    return words === '' ? [] : [part]
  })
}

/** The ids of those whom a text names. */
export function mentionedIn(text: string, people: readonly { id: string; name: string }[]): string[] {
  const parts = mentionParts(
    text,
    people.map(({ name }) => name),
  )
  const named = new Set(parts.filter(({ isMention }) => isMention).map(({ words }) => words.slice(1)))
  return people.filter(({ name }) => named.has(name)).map(({ id }) => id)
}

/** What is being typed after the last "@" before the caret; undefined where no name is. */
export function nameBeingTyped(text: string, caret: number): { from: number; typed: string } | undefined {
  const found = /(?:^|[\s(])@([^\s@]*(?: [^\s@]*)?)$/u.exec(text.slice(0, caret))
  if (!found) return undefined
  const typed = found[1] ?? ''
  return { from: caret - typed.length - 1, typed }
}
