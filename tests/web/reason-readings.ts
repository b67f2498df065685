import type { KnownSentences } from '../../src/web/shared/reasons/known-sentences.ts'
import { type ReasonPart, takeApart } from '../../src/web/shared/reasons/take-apart.ts'
import type { Said } from './reason-sources.ts'

/** What may come in place of a value: a sentence, or what the forms of slots take. */
const values = [
  'X refuses this post.',
  'Facebook',
  '3',
  'Friday 27 November 2026',
  'Friday 27 November 2026, 10:30',
  'Friday',
  '10:30',
  '+05:00',
  '3 min',
  '27 November 2026 10:30 UTC',
  'before',
  'image',
  'paused',
  '',
  '1 post',
  'One earlier slot was',
  'publish posts (pages_manage_posts)',
]

/** The sentence with each value chosen, of those of reasons where no others are given, so that the least is unknown. */
export function readWith(
  { pieces }: Pick<Said, 'pieces'>,
  known: KnownSentences,
  chosenFrom: readonly string[] = values,
): readonly ReasonPart[] {
  const tried = (chosen: readonly string[]): readonly ReasonPart[] => {
    if (chosen.length === pieces.length - 1)
      return takeApart(
        pieces
          .map((piece, index) => piece + (chosen[index] ?? ''))
          .join('')
          .trim(),
        known,
      )
    let least: readonly ReasonPart[] | undefined
    for (const each of chosenFrom) {
      const parts = tried([...chosen, each])
      if (unknownIn(parts).length === 0) return parts
      if (!least || unknownIn(parts).join().length < unknownIn(least).join().length) least = parts
    }
    return least ?? []
  }
  return tried([])
}

/** The words that no sentence of ours is found in. */
export const unknownIn = (parts: readonly ReasonPart[]) =>
  parts.flatMap(({ key, text }) => (key === undefined ? [text] : []))
