import { withoutForbidden, withPlainLineEnds } from '../../core/text/characters.ts'
import type { Note } from '../../core/text/note.ts'

/**
 * Every text in a value without the characters that no text may hold, and which they were. Half a character stays,
 * for its other half is lost: it makes a fault.
 */
export function withCleanTexts<Value>(value: Value): { value: Value; removed: string[] } {
  const removed = new Set<string>()
  const clean = (text: string) => {
    if (!text.isWellFormed()) return text
    const without = withoutForbidden(withPlainLineEnds(text))
    for (const code of without.removed) removed.add(code)
    return without.text
  }
  return { value: mapped(value, clean) as Value, removed: [...removed] }
}

export function removalNotes(removed: readonly string[], line: number): Note[] {
  if (removed.length === 0) return []
  const message = `Invisible characters that networks reject were removed: ${removed.join(', ')}.`
  return [{ place: `line ${line}`, code: 'characters-removed', message }]
}

function mapped(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (Array.isArray(value)) return value.map(each => mapped(each, clean))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(each, clean)]))
}
