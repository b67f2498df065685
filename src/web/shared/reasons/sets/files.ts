import { knowPhrases } from '../known-phrases.ts'
import { knownSentences } from '../known-sentences.ts'
import { filePatterns } from '../patterns/file-patterns.ts'
import { phrases } from '../phrases.ts'
import { entriesOf } from './entries-of.ts'
import { ofRecord } from './record.ts'

// Whatever finds these sentences finds the words in their slots, too.
knowPhrases(phrases)

export const ofFiles = entriesOf(filePatterns).map(
  ([key, sentence]) => [`file.says.${key}`, sentence] as const,
)

/** Faults of files and feeds, which quote reasons of the record. */
export const sentences = knownSentences([...ofRecord, ...ofFiles])
