import type { ItemContent, ItemMedia } from '../../../shared/item/item.ts'
import { placesBefore } from '../../../shared/item/item-words.ts'
import { fallbackLanguage } from '../../../shared/text/fallback-language.ts'
import { type Mark, missingMarks } from './marks.ts'

/** What can be settled before a second person reads the item. `field`: the id of the control where it is settled. */
export type Check =
  | { kind: 'no-text'; level: 'missing'; field: string }
  | { kind: 'text-empty'; level: 'missing'; field: string; language: string }
  | { kind: 'no-alt'; level: 'missing' | 'hint'; field: string; language: string; image: number }
  | { kind: 'alt-and-decorative'; level: 'missing'; field: string; image: number }
  | { kind: 'link-invalid'; level: 'missing'; field: string }
  | { kind: 'donor-unsettled'; level: 'missing'; field: string; project: string }
  | { kind: 'no-credit'; level: 'hint'; field: string; language: string }
  | { kind: 'no-places' | 'no-topics'; level: 'hint'; field: string }
  /** The text begins with places, and the facts name none. */
  | { kind: 'places-in-text'; level: 'hint'; places: string[] }
  | { kind: 'mark-missing'; level: 'hint'; field: string; language: string; mark: Mark }
  | { kind: 'texts-ready' | 'alts-ready' | 'credit-ready' | 'marks-agree'; level: 'ok'; languages: string[] }

export interface ProjectFacts {
  name: string
  credit: Partial<Record<string, string>>
  isDonorSettled: boolean
}

/** What is missing first, then what to look at, then what is in order. */
export function checksOf(content: ItemContent, project: ProjectFacts | undefined): Check[] {
  const checks = [
    ...textChecks(content),
    ...altChecks(content),
    ...projectChecks(content, project),
    ...factChecks(content),
    ...markChecks(content),
  ]
  const of = (level: Check['level']) => checks.filter(check => check.level === level)
  return [...of('missing'), ...of('hint'), ...of('ok')]
}

const hasWords = (text: string | undefined) => (text ?? '').trim() !== ''
const languagesOf = ({ variants }: ItemContent) =>
  variants.filter(({ text }) => hasWords(text)).map(({ language }) => language)

function textChecks(content: ItemContent): Check[] {
  const languages = languagesOf(content)
  const first = content.variants[0]?.language ?? fallbackLanguage
  if (languages.length === 0) return [{ kind: 'no-text', level: 'missing', field: `text-${first}` }]
  const empty = content.variants.filter(({ text }) => !hasWords(text))
  if (empty.length === 0) return [{ kind: 'texts-ready', level: 'ok', languages }]
  return empty.map(({ language }) => ({
    kind: 'text-empty',
    level: 'missing',
    field: `text-${language}`,
    language,
  }))
}

function altChecks(content: ItemContent): Check[] {
  const found = content.media.flatMap((media, index) => altChecksOf(media, index + 1, languagesOf(content)))
  const isReady = content.media.length > 0 && found.length === 0
  return isReady ? [{ kind: 'alts-ready', level: 'ok', languages: [] }] : found
}

/** English stands in where a language has none: it can go to review, but its readers hear English. */
function altChecksOf(media: ItemMedia, image: number, languages: readonly string[]): Check[] {
  const { mediaId, altText, decorative } = media
  const isWritten = Object.values(altText).some(hasWords)
  if (decorative)
    return isWritten
      ? [{ kind: 'alt-and-decorative', level: 'missing', field: `decorative-${mediaId}`, image }]
      : []
  return languages
    .filter(language => !hasWords(altText[language]))
    .map(language => ({
      kind: 'no-alt',
      level: hasWords(altText[fallbackLanguage]) ? 'hint' : 'missing',
      field: `alt-${mediaId}-${language}`,
      language,
      image,
    }))
}

function projectChecks(content: ItemContent, project: ProjectFacts | undefined): Check[] {
  if (!project) return []
  const { name, credit, isDonorSettled } = project
  if (!isDonorSettled) return [{ kind: 'donor-unsettled', level: 'missing', field: 'project', project: name }]
  if (Object.keys(credit).length === 0) return []
  const without = languagesOf(content).filter(language => !hasWords(credit[language]))
  if (without.length > 0)
    return without.map(language => ({ kind: 'no-credit', level: 'hint', field: 'project', language }))
  return [{ kind: 'credit-ready', level: 'ok', languages: languagesOf(content) }]
}

function factChecks({ places, topics, link, variants }: ItemContent): Check[] {
  const isLink = !hasWords(link) || /^https?:\/\/\S+\.\S+$/i.test(link?.trim() ?? '')
  return [
    ...(isLink ? [] : [{ kind: 'link-invalid', level: 'missing', field: 'source-link' } as const]),
    ...(places.length > 0 ? [] : [placesCheck(variants.find(({ text }) => hasWords(text))?.text ?? '')]),
    ...(topics.length > 0 ? [] : [{ kind: 'no-topics', level: 'hint', field: 'topics' } as const]),
  ]
}

function placesCheck(text: string): Check {
  const found = placesBefore(text)
  return found.length > 0
    ? { kind: 'places-in-text', level: 'hint', places: found }
    : { kind: 'no-places', level: 'hint', field: 'places' }
}

/** Against the first language: what it names, the others name too. */
function markChecks(content: ItemContent): Check[] {
  const [first, ...others] = content.variants.filter(({ text }) => hasWords(text))
  if (!first || others.length === 0) return []
  const missing = others.flatMap(({ language, text }) =>
    missingMarks(first.text, text).map(mark => ({
      kind: 'mark-missing' as const,
      level: 'hint' as const,
      field: `text-${language}`,
      language,
      mark,
    })),
  )
  return missing.length > 0 ? missing : [{ kind: 'marks-agree', level: 'ok', languages: [] }]
}
