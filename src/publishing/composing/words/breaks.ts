import type { Language } from '../../../core/languages/language.ts'
import { languageEntry } from '../../../core/languages/registry.ts'
import { sentenceEnds } from './sentence-ends.ts'

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
    words: wordEnds(text, language).filter(outside),
    graphemes: graphemeEnds(text, language).filter(
      position => outside(position) && !makesSomething(text, position),
    ),
  }
}

function outsideOf(whole: readonly Range[]): (position: number) => boolean {
  const inside = new Set<number>()
  for (const range of whole) {
    for (let position = range.start + 1; position < range.end; position++) inside.add(position)
  }
  return position => !inside.has(position)
}

function wordEnds(text: string, language: Language): number[] {
  const spaced = [...text.matchAll(/\S(?=\s|$)/gu)]
    .map(match => match.index + match[0].length)
    .filter(end => !isInNumber(text, end))
  const { words, locale } = languageEntry(language)
  if (words === 'spaces') return spaced
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  const ends = [...segmenter.segment(text)].flatMap(({ segment, index, isWordLike }) => {
    const end = index + segment.length
    const next = text.slice(end, end + 2)
    const goesOn = /^[\p{P}\p{M}\p{L}\p{N}@#＠＃]/u.test(next) && !isUnspaced.test(next)
    return isWordLike && !goesOn && !makesSomething(text, end) ? [end] : []
  })
  return [...new Set([...spaced, ...ends])].sort((a, b) => a - b)
}

/** Whether a space only sets thousands apart: half of `1 200 000` is another number. */
function isInNumber(text: string, end: number): boolean {
  return (
    /^[ \u00a0\u202f]\p{Nd}{3}(?!\p{Nd})/u.test(text.slice(end, end + 6)) &&
    /(?<!\p{Nd})\p{Nd}{1,3}$/u.test(text.slice(Math.max(0, end - 5), end))
  )
}

/** Letters of the scripts that are written without white space; words of others in between stay whole. */
const isUnspaced =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Tibetan}]/u

function graphemeEnds(text: string, language: Language): number[] {
  const segmenter = new Intl.Segmenter(languageEntry(language).locale, { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment, index }) => index + segment.length)
}

/** Whether a cut here could make a handle, hashtag or link of what was none: `kn@9` cut before the sign. */
function makesSomething(text: string, position: number): boolean {
  return /[@＠#＃$./:_]/u.test(text.slice(position - 1, position + 1))
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
  const first = firstAfter(positions, start)
  if (first === positions.length) return undefined
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

/** The index of the first of ascending positions that is greater; how many there are, where none is. */
function firstAfter(positions: readonly number[], start: number): number {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((positions[middle] ?? 0) > start) high = middle
    else low = middle + 1
  }
  return low
}
