import { knownProblems } from './known-problems.ts'
import type { sayValue } from './say-value.ts'

const common: ReadonlySet<string> = new Set(knownProblems)
let fetchWords: () => Promise<void> = async () => undefined
let say: typeof sayValue | undefined

/** How the sentences of refusals are fetched, which the app does once one is met: no page needs them before. */
export function fetchRefusalWordsBy(fetch: () => Promise<void>): void {
  fetchWords = fetch
}

/** Resolves once there is a sentence for this code, or none can be had: then the server's English one is shown. */
export async function wordsForProblem(code: string): Promise<void> {
  if (common.has(code)) return
  const values = import('./say-value.ts').then(({ sayValue }) => {
    say = sayValue
  })
  await Promise.all([fetchWords(), values]).catch(() => undefined)
}

/** What says the values of refusals; undefined until one with such values was met. */
export function valuesSaidBy(): typeof sayValue | undefined {
  return say
}
