import { type Language, languageFacts } from '../../core/language.ts'

/** Where a text may end, best kind first. Each list holds ascending positions, as UTF-16 code units. */
export interface Breaks {
  sentences: number[]
  words: number[]
  graphemes: number[]
}

interface Range {
  start: number
  end: number
}

/** Ends of sentences, words and graphemes that do not lie inside a range that must stay whole. */
export function findBreaks(text: string, whole: readonly Range[], language: Language): Breaks {
  const outside = outsideOf(whole)
  return {
    sentences: sentenceEnds(text, language).filter(outside),
    words: wordEnds(text).filter(outside),
    graphemes: graphemeEnds(text, language).filter(outside),
  }
}

function outsideOf(whole: readonly Range[]): (position: number) => boolean {
  const inside = new Set<number>()
  for (const range of whole) {
    for (let position = range.start + 1; position < range.end; position++) inside.add(position)
  }
  return position => !inside.has(position)
}

/** Titles and initials after which the segmenter sees the end of a sentence where readers do not. */
const abbreviation =
  /(?:^|[\s(“"])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Art|vs|e\.g|i\.e|approx|Gen|Col|Lt)\.$/u

function sentenceEnds(text: string, language: Language): number[] {
  const segmenter = new Intl.Segmenter(languageFacts[language].locale, { granularity: 'sentence' })
  const ends: number[] = []
  for (const { segment, index } of segmenter.segment(text)) {
    const sentence = segment.trimEnd()
    const last = index + segment.length === text.length
    if (sentence === '' || (!last && abbreviation.test(sentence))) continue
    ends.push(index + sentence.length)
  }
  return ends
}

function wordEnds(text: string): number[] {
  return [...text.matchAll(/\S(?=\s|$)/gu)].map(match => match.index + match[0].length)
}

function graphemeEnds(text: string, language: Language): number[] {
  const segmenter = new Intl.Segmenter(languageFacts[language].locale, { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment, index }) => index + segment.length)
}

/**
 * The last position after `start` that fits, out of ascending ones. Reaches out in doubling steps, so that a long
 * text is not measured to its end for each part of a thread.
 */
export function longestFit(
  positions: readonly number[],
  start: number,
  fits: (end: number) => boolean,
): number | undefined {
  const first = positions.findIndex(position => position > start)
  if (first < 0) return undefined
  let good = first - 1
  let step = 1
  while (good + step < positions.length && fits(positions[good + step] ?? 0)) {
    good += step
    step *= 2
  }
  for (; step >= 1; step = Math.floor(step / 2)) {
    if (good + step < positions.length && fits(positions[good + step] ?? 0)) good += step
  }
  return good < first ? undefined : positions[good]
}
