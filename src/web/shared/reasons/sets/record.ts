import { knownSentences } from '../known-sentences.ts'
import { recordPatterns } from '../patterns/record-patterns.ts'
import { entriesOf } from './entries-of.ts'

export const ofRecord = entriesOf(recordPatterns).map(
  ([key, sentence]) => [`reason.says.${key}`, sentence] as const,
)

/** Reasons of the record. */
export const sentences = knownSentences(ofRecord)
