import type { ItemContent } from '../../shared/item/item.ts'
import { linksIn, numbersIn } from './numbers-in.ts'

export type Check =
  | { kind: 'altText' | 'numbers' | 'links' | 'networks' | 'credit'; isGood: true }
  | { kind: 'altText'; isGood: false; languages: readonly string[] }
  | { kind: 'numbers' | 'links'; isGood: false; missing: readonly Missing[] }
  | { kind: 'networks'; isGood: false; handles: readonly string[] }
  | { kind: 'credit'; isGood: false; languages: readonly string[] }

/** What another language has and this one has not. */
export interface Missing {
  what: string
  language: string
}

/** Whether each image that says something has an alt text in each language. */
export function altTextCheck({ media, variants }: ItemContent): Check | undefined {
  const described = media.filter(({ decorative }) => !decorative)
  if (described.length === 0) return undefined
  const languages = variants
    .map(({ language }) => language)
    .filter(language => described.some(({ altText }) => !altText[language]?.trim()))
  return languages.length === 0
    ? { kind: 'altText', isGood: true }
    : { kind: 'altText', isGood: false, languages }
}

export function numbersCheck({ variants }: ItemContent): Check | undefined {
  return agreement('numbers', variants, numbersIn)
}

export function linksCheck({ variants }: ItemContent): Check | undefined {
  return agreement('links', variants, linksIn)
}

/** Whether every language has what any other has; undefined where there is nothing to compare. */
function agreement(
  kind: 'numbers' | 'links',
  variants: ItemContent['variants'],
  found: (text: string) => Set<string>,
): Check | undefined {
  const all = new Set(variants.flatMap(({ text }) => [...found(text)]))
  if (variants.length < 2 || all.size === 0) return undefined
  const missing = variants.flatMap(({ language, text }) => {
    const own = found(text)
    return [...all].filter(what => !own.has(what)).map(what => ({ what, language }))
  })
  return missing.length === 0 ? { kind, isGood: true } : { kind, isGood: false, missing }
}

export function networksCheck(posts: readonly { handle: string; refusals: readonly string[] }[]): Check {
  const handles = [
    ...new Set(posts.filter(({ refusals }) => refusals.length > 0).map(({ handle }) => handle)),
  ]
  return handles.length === 0
    ? { kind: 'networks', isGood: true }
    : { kind: 'networks', isGood: false, handles }
}

/** Whether the project's credit line is there in each language; undefined where no donor is to be named. */
export function creditCheck(
  { variants }: ItemContent,
  project: { credit: Partial<Record<string, string>>; noDonor: unknown } | undefined,
): Check | undefined {
  if (!project || project.noDonor) return undefined
  const languages = variants.map(({ language }) => language).filter(language => !project.credit[language])
  return languages.length === 0
    ? { kind: 'credit', isGood: true }
    : { kind: 'credit', isGood: false, languages }
}
