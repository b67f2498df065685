import { knownProblems } from './known-problems.ts'

const common: ReadonlySet<string> = new Set(knownProblems)
let fetchWords: () => Promise<unknown> = async () => undefined

/** How the sentences of refusals are fetched, which the app does once one is met: no page needs them before. */
export function fetchRefusalWordsBy(fetch: () => Promise<unknown>): void {
  fetchWords = fetch
}

/** Resolves once there is a sentence for this code, or none can be had: then the server's English one is shown. */
export async function wordsForProblem(code: string): Promise<void> {
  if (!common.has(code)) await fetchWords().catch(() => undefined)
}
