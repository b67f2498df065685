import type { Problem } from '../../../shared/api/problem.ts'
import type { ItemContent } from '../../../shared/item/item.ts'
import type { PartKey } from './content-parts.ts'
import type { Clash } from './merge.ts'

/** What the server has, as far as this window knows. */
export interface Base {
  revision: number
  contentHash: string
  content: ItemContent
}

/** What another person saved in between: `current` of the answer 409 `edited-meanwhile`. */
export interface Theirs extends Base {
  savedBy: { id: string; name: string | null }
  savedAt: string
}

export interface Conflict {
  /** What both came from. */
  base: ItemContent
  theirs: Theirs
  clashes: readonly Clash[]
}

/** What became of the words on the screen. */
export type SaveStatus =
  /** The server has them. */
  | 'saved'
  /** Changed a moment ago. */
  | 'typing'
  /** This browser has them; the server gets them soon, or has nothing to get yet. */
  | 'kept'
  | 'saving'
  /** The server cannot be reached; this browser has them. */
  | 'offline'
  | 'signed-out'
  /** The server said no, for now or for good: `problem`. */
  | 'refused'
  /** Another person changed the same words: `conflict`. */
  | 'conflict'

export interface EditingState {
  content: ItemContent
  base: Base | undefined
  status: SaveStatus
  /** The server's word, ISO; undefined before the first save. */
  savedAt: string | undefined
  problem: Problem | undefined
  conflict: Conflict | undefined
  /** What was joined with ours without a question, and whose it is. */
  joined: { by: string | null; parts: readonly PartKey[] } | undefined
  /** The same item is open in another tab of this browser. */
  isElsewhere: boolean
}
