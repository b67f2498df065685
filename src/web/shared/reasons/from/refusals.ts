import type { SentencesFrom } from '../reason-words.ts'

/** Why something was refused. */
export const fromRefusals: SentencesFrom = { name: 'refusals', load: () => import('../sets/refusals.ts') }
