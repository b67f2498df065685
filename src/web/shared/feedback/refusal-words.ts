import { knownProblems } from './known-problems.ts'
import type { sayValue } from './say-value.ts'
import type { Why } from './Why.tsx'

const common: ReadonlySet<string> = new Set(knownProblems)
let fetchWords: () => Promise<void> = async () => undefined
let parts: { sayValue: typeof sayValue; Why: typeof Why } | undefined

/** How the sentences of refusals are fetched, which the app does once one is met: no page needs them before. */
export function fetchRefusalWordsBy(fetch: () => Promise<void>): void {
  fetchWords = fetch
}

/** Resolves once there is a sentence for this code, or none can be had: then the server's English one is shown. */
export async function wordsForProblem(code: string): Promise<void> {
  if (common.has(code)) return
  const fetchParts = async () => {
    const [values, reasons] = await Promise.all([import('./say-value.ts'), import('./Why.tsx')])
    parts = { sayValue: values.sayValue, Why: reasons.Why }
  }
  await Promise.all([fetchWords(), fetchParts()]).catch(() => undefined)
}

/** What the sentences of refusals are filled in with; undefined until one was met. */
export function refusalParts() {
  return parts
}
