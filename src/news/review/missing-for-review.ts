import type { Language } from '../../core/languages/language.ts'
import { fallbackLanguage, languageInWords } from '../../core/languages/registry.ts'
import { forbiddenCharacter, hasWords, withPlainLineEnds } from '../../core/text/characters.ts'
import type { Db } from '../../database/connect.ts'
import { isDonorSettled, projectById } from '../../offices/projects/project.view.ts'
import type { RevisionContent } from '../news-content.view.ts'

/**
 * What a draft lacks before it can go to review, one sentence each: what its content lacks, and the credit line of its
 * project.
 */
export async function missingForReview(db: Db, content: RevisionContent): Promise<string[]> {
  return [...missingInContent(content), ...(await missingDonor(db, content.projectId))]
}

/**
 * No text, place or alt text holds a character
 * that networks refuse (older drafts may). Every picture and video is described in the language of
 * each variant, or in English, which stands in where a language has none; or it is marked decorative.
 */
export function missingInContent(content: RevisionContent): string[] {
  return [...unfitTexts(content), ...missingAltTexts(content)]
}

function unfitTexts({ variants, places, media }: RevisionContent): string[] {
  const texts = [
    ...variants.flatMap(({ language, text, wordings = {} }) => [
      [`The text in ${languageInWords(language)}`, text] as const,
      ...Object.values(wordings).map(
        wording => [`A wording in ${languageInWords(language)}`, wording] as const,
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
    return [`${what} contains the character ${code} at position ${position}; remove it.`]
  })
  const empty = variants.filter(({ text }) => !hasWords(text))
  return [...found, ...empty.map(({ language }) => `The text in ${languageInWords(language)} is empty.`)]
}

function missingAltTexts(content: RevisionContent): string[] {
  return content.media.flatMap((media, index) => {
    const place = index + 1
    const described = (language: Language) => (media.altText[language] ?? '').trim() !== ''
    if (media.decorative) {
      return Object.keys(media.altText).some(described)
        ? [`File ${place} is marked decorative and has alt text; it can only have one of them.`]
        : []
    }
    return content.variants
      .filter(variant => !described(variant.language) && !described(fallbackLanguage))
      .map(({ language }) =>
        language === fallbackLanguage
          ? `File ${place} has no alt text in ${languageInWords(language)}; describe it, or mark it decorative.`
          : `File ${place} has no alt text in ${languageInWords(language)} or ${languageInWords(fallbackLanguage)}; describe it, or mark it decorative.`,
      )
  })
}

/** A donor's credit line, or the recorded decision that there is no donor to name. */
async function missingDonor(db: Db, projectId: string | undefined): Promise<string[]> {
  const project = projectId === undefined ? undefined : await projectById(db, projectId)
  if (!project || isDonorSettled(project)) return []
  return [
    `The project "${project.name}" has neither a credit line nor the recorded decision that there is no donor to name; give it one of them.`,
  ]
}
