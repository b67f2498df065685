import type { Fact } from './facts.ts'

export interface ChangedFact {
  label: string
  /** Undefined where it was not said. */
  was: string | undefined
  is: string | undefined
}

/** What the later version says otherwise. */
export function changedFacts(before: readonly Fact[], after: readonly Fact[]): ChangedFact[] {
  const labels = [...new Set([...before, ...after].map(({ label }) => label))]
  const valueIn = (facts: readonly Fact[], label: string) => facts.find(each => each.label === label)?.value
  return labels
    .map(label => ({ label, was: valueIn(before, label), is: valueIn(after, label) }))
    .filter(({ was, is }) => was !== is)
}
