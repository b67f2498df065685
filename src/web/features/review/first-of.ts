import type { IntendedPost } from './api/intended.ts'

/** When the first of the chosen posts would go out; undefined where none has a time. */
export function firstOf(intended: readonly Pick<IntendedPost, 'planned'>[]): string | undefined {
  return intended
    .flatMap(({ planned }) => (planned ? [planned.dueAt] : []))
    .toSorted()
    .at(0)
}
