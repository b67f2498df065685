import type { filePatterns } from './patterns/file-patterns.ts'
import type { notePatterns } from './patterns/note-patterns.ts'
import type { recordPatterns } from './patterns/record-patterns.ts'
import type { refusalPatterns } from './patterns/refusal-patterns.ts'
import { formOf, isSlotName, type SlotName } from './slots.ts'

/** The key of the words of a sentence in the language files. */
export type SentenceKey =
  | `reason.says.${keyof typeof recordPatterns}`
  | `note.says.${keyof typeof notePatterns}`
  | `file.says.${keyof typeof filePatterns}`
  | `refusal.says.${keyof typeof refusalPatterns}`

/** Words that stand as they are, or a slot in which anything may that its kind takes. */
export type Piece = { literal: string } | { slot: SlotName }

export interface Pattern {
  key: SentenceKey
  pieces: readonly Piece[]
}

/** English sentences of the server, ready to be found in a text. */
export interface KnownSentences {
  /** The longest words first. */
  patterns: readonly Pattern[]
  /** With what the sentences end whose last slot holds any text. */
  endings: readonly string[]
}

/** Sentences with `{slot}` in them, each with the key of its words; throws where a slot has no such name. */
export function knownSentences(sentences: readonly (readonly [SentenceKey, string])[]): KnownSentences {
  const patterns = sentences
    .map(([key, sentence]): Pattern => ({ key, pieces: piecesOf(sentence) }))
    .toSorted((one, other) => literalLength(other) - literalLength(one))
  return { patterns, endings: [...new Set(patterns.flatMap(({ pieces }) => endingOf(pieces) ?? []))] }
}

function piecesOf(sentence: string): Piece[] {
  return sentence.split(/\{(\w+)\}/).flatMap((piece, index): Piece[] => {
    if (index % 2 === 0) return piece === '' ? [] : [{ literal: piece }]
    if (!isSlotName(piece)) throw new Error(`"${piece}" is no slot: ${sentence}`)
    return [{ slot: piece }]
  })
}

function literalLength({ pieces }: Pattern): number {
  return pieces.reduce((sum, piece) => sum + ('literal' in piece ? piece.literal.length : 0), 0)
}

/** The last literal, where a slot for any text stands before it. */
function endingOf(pieces: readonly Piece[]): string | undefined {
  const [slot, last] = pieces.slice(-2)
  if (!slot || !last || !('slot' in slot) || !('literal' in last)) return undefined
  return formOf(slot.slot) ? undefined : last.literal
}
