import { foldKey } from '../../../../core/text/fold-key.ts'

/** A heading without what does not tell one from another: case, keyboard, brackets, full stops, slashes, asterisks. */
export function spelt(heading: string): string {
  return foldKey(heading)
    .replace(/[_.()[\]*:#/&،,'’"]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** By each spelling of a list the name that it means. */
export function bySpelling<Name extends string>(
  lists: Record<Name, readonly string[]>,
): ReadonlyMap<string, Name> {
  const names = Object.keys(lists) as Name[]
  return new Map(names.flatMap(name => lists[name].map(spelling => [spelt(spelling), name] as const)))
}
