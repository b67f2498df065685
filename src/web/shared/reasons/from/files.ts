import type { SentencesFrom } from '../reason-words.ts'

/** Faults of files and feeds. */
export const fromFiles: SentencesFrom = { name: 'files', load: () => import('../sets/files.ts') }
