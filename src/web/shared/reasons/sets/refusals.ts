import { knownSentences } from '../known-sentences.ts'
import { refusalPatterns } from '../patterns/refusal-patterns.ts'
import { entriesOf } from './entries-of.ts'
import { ofFiles } from './files.ts'
import { ofNotes } from './notes.ts'
import { ofRecord } from './record.ts'

/** Why something was refused: what a network said, what is wrong with a file, a post, or what was entered. */
export const sentences = knownSentences([
  ...ofRecord,
  ...ofNotes,
  ...ofFiles,
  ...entriesOf(refusalPatterns).map(([key, sentence]) => [`refusal.says.${key}`, sentence] as const),
])
