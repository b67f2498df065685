import { z } from 'zod'
import type { Language } from '../../../core/languages/language.ts'
import { byLanguage, languageCode } from '../../../core/languages/language-code.ts'
import { itemLink, itemText, plainText } from '../../../core/news-content.ts'
import type { Note } from '../../../core/text/note.ts'
import { removalNotes, withCleanTexts } from '../clean-texts.ts'
import type { ReadRecord } from '../news-record.ts'
import { readDateline } from './dateline.ts'

const list = z
  .union([z.array(plainText.max(100)), plainText.max(1_000).transform(text => text.split(/[/／;|\n]/))])
  .transform(entries => entries.map(entry => entry.trim()).filter(entry => entry !== ''))
  .refine(entries => entries.length <= 10, 'has more than 10 entries')
const optionalText = plainText.transform(text => text.trim() || undefined)

/** The fields of one record in JSON, CSV and front matter; the table for users stands in docs/importing-news.md. */
const recordFields = z.strictObject({
  places: list.optional(),
  place: list.optional(),
  text: itemText.optional(),
  language: languageCode.optional(),
  variants: byLanguage(itemText).optional(),
  topics: list.optional(),
  link: itemLink.optional(),
  project: optionalText.optional(),
})

export const fieldNames: readonly string[] = Object.keys(recordFields.shape)

/**
 * Makes a record of named fields, without characters that no text may hold. What is wrong comes back as a fault that
 * names field and limit.
 */
export function recordOfFields(fields: unknown, line: number, earlier: readonly Note[] = []): ReadRecord {
  const cleaned = withCleanTexts(withoutEmptyFields(fields))
  const notes = [...earlier, ...removalNotes(cleaned.removed, line)]
  const parsed = recordFields.safeParse(cleaned.value)
  if (!parsed.success) return { line, reason: parsed.error.issues.map(sentence).join(' ') }
  const { text, variants, link, project, topics } = parsed.data
  const texts = variantsOf(text, parsed.data.language, variants ?? {})
  if (texts === undefined) {
    return {
      line,
      reason: `The text in "${parsed.data.language}" is given twice: in "text" and in "variants".`,
    }
  }
  if (parsed.data.places !== undefined && parsed.data.place !== undefined) {
    return { line, reason: 'The places are given twice: in "places" and in "place".' }
  }
  const [first] = texts
  if (!first) return { line, reason: 'The record has no text; give it in "text" or "variants".' }
  const places = parsed.data.places ?? parsed.data.place ?? []
  return {
    ok: {
      line,
      places: places.length > 0 ? places : (readDateline(first.text) ?? []),
      variants: texts,
      ...(topics && topics.length > 0 ? { topics } : {}),
      ...(link === undefined ? {} : { link }),
      ...(project === undefined ? {} : { projectId: project }),
      ...(notes.length > 0 ? { notes } : {}),
    },
  }
}

/** Programs write `null` for what a record does not have, and an empty link. */
function withoutEmptyFields(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return fields
  const given = Object.entries(fields).filter(
    ([name, value]) =>
      value !== null && !(name === 'link' && typeof value === 'string' && value.trim() === ''),
  )
  return Object.fromEntries(given)
}

function variantsOf(
  text: string | undefined,
  textLanguage: Language | undefined,
  variants: Record<Language, string>,
): { language?: Language; text: string }[] | undefined {
  if (text !== undefined && textLanguage !== undefined && variants[textLanguage] !== undefined)
    return undefined
  const own =
    text === undefined ? [] : [{ ...(textLanguage ? { language: textLanguage } : {}), text: text.trim() }]
  const others = Object.entries(variants).flatMap(([code, words]) =>
    words === undefined ? [] : [{ language: code, text: words.trim() }],
  )
  return [...own, ...others]
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map(key => `"${key.slice(0, 60)}"`).join(', ')
    return `The field ${names} is not known; the fields are ${fieldNames.join(', ')}.`
  }
  const path = issue.path.join('.')
  return path === '' ? 'The record is not an object with fields.' : `The field "${path}" ${predicate(issue)}.`
}

/** Our own messages are predicates ("is empty"); Zod's speak of its types. */
function predicate(issue: z.core.$ZodIssue): string {
  if (/^(is|has|holds|contains|must) /.test(issue.message)) return issue.message
  if (issue.code === 'too_big') return `is longer than ${issue.maximum} characters`
  if (issue.code === 'invalid_union') return 'must be a text, or a list of short ones'
  const isText = issue.code === 'invalid_type' && issue.expected === 'string'
  return isText ? 'must be a text' : 'must be texts by the codes of their languages'
}
