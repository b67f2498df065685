import { knownSentences } from '../known-sentences.ts'
import { notePatterns } from '../patterns/note-patterns.ts'
import { entriesOf } from './entries-of.ts'
import { ofRecord } from './record.ts'

export const ofNotes = entriesOf(notePatterns).map(
  ([key, sentence]) => [`note.says.${key}`, sentence] as const,
)

/** Notes on posts and settings, which quote reasons of the record. */
export const sentences = knownSentences([...ofRecord, ...ofNotes])
