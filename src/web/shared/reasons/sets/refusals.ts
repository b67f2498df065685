import { knownSentences } from '../known-sentences.ts'
import { filePatterns } from '../patterns/file-patterns.ts'
import { notePatterns } from '../patterns/note-patterns.ts'
import { refusalPatterns } from '../patterns/refusal-patterns.ts'
import { entriesOf } from './entries-of.ts'
import { ofRecord } from './record.ts'

/** Why something was refused: what a network said, what is wrong with a file, a post, or what was entered. */
export const sentences = knownSentences([
  ...ofRecord,
  ...entriesOf(notePatterns).map(([key, sentence]) => [`note.says.${key}`, sentence] as const),
  ...entriesOf(filePatterns).map(([key, sentence]) => [`file.says.${key}`, sentence] as const),
  ...entriesOf(refusalPatterns).map(([key, sentence]) => [`refusal.says.${key}`, sentence] as const),
])
