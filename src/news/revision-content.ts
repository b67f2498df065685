import { DatelineError } from '../core/errors/errors.ts'
import { canonicalJson, sha256 } from '../core/hash.ts'
import type { Language } from '../core/languages/language.ts'
import { fallbackLanguage, languageEntry } from '../core/languages/registry.ts'
import { revisionContentSchema } from '../core/news-content.ts'
import { forbiddenCharacter, hasWords, withPlainLineEnds } from '../core/text/characters.ts'
import type { RevisionContent } from './news-content.view.ts'

/** @throws DatelineError `bad-input` with one detail for each fault. */
export function parseRevisionContent(input: unknown): RevisionContent {
  const parsed = revisionContentSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.') || 'content'}: ${issue.message}`)
  throw new DatelineError('item-invalid', { reason: `${faults[0]}` }, faults)
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
    ...variants.flatMap(({ language, text, wordings = {} }) => [
      [`The text in ${languageEntry(language).english}`, text] as const,
      ...Object.values(wordings).map(
        wording => [`A wording in ${languageEntry(language).english}`, wording] as const,
      ),
    ]),
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
