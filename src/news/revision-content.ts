import { z } from 'zod'
import { DatelineError } from '../core/errors/errors.ts'
import { canonicalJson, sha256 } from '../core/hash.ts'
import type { Language } from '../core/language.ts'
import { byLanguage, languageCode } from '../core/languages/language-code.ts'
import { fallbackLanguage, languageEntry } from '../core/languages/registry.ts'
import { forbiddenCharacter, hasWords, withPlainLineEnds } from '../core/text/characters.ts'
import type { RevisionContent } from './news-content.view.ts'

/** Longest text of one variant, in UTF-16 units: below what Facebook takes in one post (63,206). */
export const maxTextLength = 60_000
/** More languages than any office publishes one item in. */
const mostVariants = 20
/** X takes up to 1,000 characters of alt text; no network of ours takes fewer. */
const maxAltTextLength = 1_000

/** Text that the record, every network and every screen can hold; its lines end in `\n`. */
export const plainText = z
  .string()
  .overwrite(withPlainLineEnds)
  .superRefine((text, context) => {
    const found = forbiddenCharacter(text)
    if (found)
      context.addIssue(`holds the character ${found.code} at position ${found.position}; take it out`)
  })

export const itemText = plainText
  .max(maxTextLength, `is longer than ${maxTextLength} characters`)
  .refine(hasWords, 'is empty')

export const itemLink = plainText
  .max(2_000, 'is longer than 2000 characters')
  .refine(isWebAddress, 'is not an http or https address')

const altTexts = byLanguage(plainText.max(maxAltTextLength, `is longer than ${maxAltTextLength} characters`))

/** What forms and the API hand in; imports go through their own readers. */
export const revisionContentSchema = z.strictObject({
  places: z.array(plainText.min(1).max(100)).max(10),
  topics: z.array(z.string().max(100)).max(10),
  link: z.exactOptional(itemLink),
  projectId: z.exactOptional(z.string().max(100)),
  variants: z
    .array(z.strictObject({ language: languageCode, text: itemText }))
    .min(1)
    .max(mostVariants)
    .refine(
      variants => new Set(variants.map(variant => variant.language)).size === variants.length,
      'holds a language twice',
    ),
  media: z
    .array(z.strictObject({ mediaId: z.uuid(), altText: altTexts, decorative: z.boolean() }))
    .max(10)
    .refine(
      media => new Set(media.map(entry => entry.mediaId)).size === media.length,
      'holds the same file twice',
    ),
})

/** @throws DatelineError `bad-input` with one detail for each fault. */
export function parseRevisionContent(input: unknown): RevisionContent {
  const parsed = revisionContentSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.') || 'content'}: ${issue.message}`)
  throw new DatelineError('bad-input', `The news item cannot be saved: ${faults[0]}.`, faults)
}

/** What an approval is bound to: SHA-256 over all variants, places, topics, link, project, media and alt texts. */
export function contentHashOf(content: RevisionContent): string {
  return sha256(canonicalJson(content))
}

/**
 * What still stands between a draft and its review, one sentence each: no text, place or alt text holds a character
 * that networks refuse (older drafts may). Every picture and video is described in the language of
 * each variant, or in English, which stands in where a language has none; or it is marked decorative.
 */
export function missingForReview(content: RevisionContent): string[] {
  return [...unfitTexts(content), ...missingAltTexts(content)]
}

function unfitTexts({ variants, places, media }: RevisionContent): string[] {
  const texts = [
    ...variants.map(
      ({ language, text }) => [`The text in ${languageEntry(language).english}`, text] as const,
    ),
    ...places.map(place => ['A place', place] as const),
    ...media.flatMap(({ altText }, index) =>
      Object.values(altText).map(text => [`The alt text of file ${index + 1}`, text] as const),
    ),
  ]
  const found = texts.flatMap(([what, text]) => {
    const character = forbiddenCharacter(withPlainLineEnds(text))
    if (!character) return []
    const { code, position } = character
    return [`${what} holds the character ${code} at position ${position}; take it out.`]
  })
  const empty = variants.filter(({ text }) => !hasWords(text))
  return [
    ...found,
    ...empty.map(({ language }) => `The text in ${languageEntry(language).english} is empty.`),
  ]
}

function missingAltTexts(content: RevisionContent): string[] {
  return content.media.flatMap((media, index) => {
    const name = `File ${index + 1}`
    const described = (language: Language) => (media.altText[language] ?? '').trim() !== ''
    if (media.decorative) {
      return Object.keys(media.altText).some(described)
        ? [`${name} is marked decorative and has alt text; it can only have one of them.`]
        : []
    }
    return content.variants
      .filter(variant => !described(variant.language) && !described(fallbackLanguage))
      .map(
        ({ language }) =>
          `${name} has no alt text in ${languageEntry(language).english} or ${languageEntry(fallbackLanguage).english}; describe it, or mark it decorative.`,
      )
  })
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}
