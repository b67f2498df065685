import type { SentencesFrom } from '../reason-words.ts'

/** Reasons of the record. */
export const fromRecord: SentencesFrom = { name: 'record', load: () => import('../sets/record.ts') }
