import type { SentencesFrom } from '../reason-words.ts'

/** Notes on posts and settings. */
export const fromNotes: SentencesFrom = { name: 'notes', load: () => import('../sets/notes.ts') }
