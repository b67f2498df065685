import { canonicalJson } from '../../core/hash.ts'
import type { Language } from '../../core/languages/language.ts'
import type { RevisionContent } from '../news-content.view.ts'
import { type Effort, type Part, wordDifference } from './word-difference.ts'

/** What changed from one content of an item to another. What is not named is the same in both. */
export interface ContentChanges {
  texts: TextChange[]
  media: MediaChange[]
  /** Places, topics, link, project and the order of files and variants, with their values on either side. */
  facts: { field: string; before: unknown; after: unknown }[]
}

interface TextChange {
  language: Language
  kind: 'added' | 'removed' | 'changed'
  parts: Part[]
}

interface MediaChange {
  mediaId: string
  kind: 'added' | 'removed' | 'changed'
  altTexts: TextChange[]
}

/** Words that may differ in one comparison before texts are shown as replaced. */
const effortOfOne = 1_500

/** Compares two contents of one item, variant by variant and field by field, in bounded work. */
export function compareContents(before: RevisionContent, after: RevisionContent): ContentChanges {
  const effort = { left: effortOfOne }
  return {
    texts: textChanges(textsOf(before), textsOf(after), effort),
    media: mediaChanges(before.media, after.media, effort),
    facts: [
      ...factChanges('', without(before, ['variants', 'media']), without(after, ['variants', 'media'])),
      ...orderChange('languages', keysOf(before.variants, 'language'), keysOf(after.variants, 'language')),
      ...orderChange('files', keysOf(before.media, 'mediaId'), keysOf(after.media, 'mediaId')),
      ...factsOfEach(before.variants, after.variants, 'language', ['language', 'text']),
      ...factsOfEach(before.media, after.media, 'mediaId', ['mediaId', 'altText']),
    ],
  }
}

function textsOf({ variants }: RevisionContent): Map<Language, string> {
  return new Map(variants.map(({ language, text }) => [language, text]))
}

function textChanges(
  before: ReadonlyMap<Language, string>,
  after: ReadonlyMap<Language, string>,
  effort: Effort,
): TextChange[] {
  const languages = [...new Set([...after.keys(), ...before.keys()])]
  return languages.flatMap((language): TextChange[] => {
    const [old, current] = [before.get(language), after.get(language)]
    if (old === current) return []
    if (old === undefined)
      return [{ language, kind: 'added', parts: [{ kind: 'added', text: current ?? '' }] }]
    if (current === undefined) return [{ language, kind: 'removed', parts: [{ kind: 'removed', text: old }] }]
    return [{ language, kind: 'changed', parts: wordDifference(old, current, effort) }]
  })
}

function mediaChanges(
  before: RevisionContent['media'],
  after: RevisionContent['media'],
  effort: Effort,
): MediaChange[] {
  const [old, current] = [before, after].map(list => new Map(list.map(each => [each.mediaId, each])))
  const ids = [...new Set([...after, ...before].map(each => each.mediaId))]
  return ids.flatMap((mediaId): MediaChange[] => {
    const [was, is] = [old?.get(mediaId), current?.get(mediaId)]
    const texts = [was, is].map(each => new Map(Object.entries(each?.altText ?? {})))
    const altTexts = textChanges(texts[0] ?? new Map(), texts[1] ?? new Map(), effort)
    if (was && is) return altTexts.length > 0 ? [{ mediaId, kind: 'changed', altTexts }] : []
    return [{ mediaId, kind: is ? 'added' : 'removed', altTexts }]
  })
}

/** Of variants or files that both sides have: whatever else is kept with them. */
function factsOfEach<Key extends string, Entry extends Record<Key, string>>(
  before: readonly Entry[],
  after: readonly Entry[],
  key: Key,
  apart: readonly string[],
): ContentChanges['facts'] {
  const old = new Map(before.map(each => [each[key], each]))
  return after.flatMap(each => {
    const was = old.get(each[key])
    return was ? factChanges(`${each[key]}.`, without(was, apart), without(each, apart)) : []
  })
}

function factChanges(
  place: string,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): ContentChanges['facts'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .filter(field => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null))
    .map(field => ({ field: `${place}${field}`, before: before[field] ?? null, after: after[field] ?? null }))
}

/** Only where both sides have the same, in another order. */
function orderChange(
  field: string,
  before: readonly string[],
  after: readonly string[],
): ContentChanges['facts'] {
  const isOrderAlone = before.join() !== after.join() && before.toSorted().join() === after.toSorted().join()
  return isOrderAlone ? [{ field: `order of ${field}`, before, after }] : []
}

function keysOf<Key extends string>(entries: readonly Record<Key, string>[], key: Key): string[] {
  return entries.map(entry => entry[key])
}

function without(entry: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !names.includes(name)))
}
