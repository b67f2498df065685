import { knowPhrases } from '../known-phrases.ts'
import { knownSentences } from '../known-sentences.ts'
import { filePatterns } from '../patterns/file-patterns.ts'
import { phrases } from '../phrases.ts'
import { entriesOf } from './entries-of.ts'
import { ofRecord } from './record.ts'

knowPhrases(phrases)

/** Faults of files and feeds, which quote reasons of the record. */
export const sentences = knownSentences([
  ...ofRecord,
  ...entriesOf(filePatterns).map(([key, sentence]) => [`file.says.${key}`, sentence] as const),
])
