import { may } from '../../access/policy.ts'
import { type DetectedLanguage, detectLanguage } from '../../core/languages/detect-language.ts'
import type { Language } from '../../core/languages/language.ts'
import { languageInWords } from '../../core/languages/registry.ts'
import type { Note } from '../../core/text/note.ts'
import { placeKey } from '../../offices/place-key.ts'
import { listingOf } from '../finding/listing.ts'
import type { RevisionContent } from '../news-content.view.ts'
import type { ImportInput } from './import-news.ts'
import type { NewDraft } from './new-draft.ts'
import type { ImportFault, ImportForm, NewsRecord } from './news-record.ts'

export interface KnownWords {
  officeOf: Map<string, string>
  /** Their languages, by id. */
  offices: ReadonlyMap<string, readonly Language[]>
  /** With the offices that may use each; null for every office. */
  projects: ReadonlyMap<string, readonly string[] | null>
  defaultProject: string | undefined
  /** As items name them: a merged topic by the one that it counts for. */
  topics: ReadonlyMap<string, string>
  suggest: (text: string, language: Language) => string[]
}

export interface SettledRecord {
  draft: NewDraft
  notes: Note[]
}

/** A record carries no more topics than this by suggestion. */
const mostSuggested = 3

/** Decides office, languages, project and topics of a record, or says why that cannot be done. */
export function settleRecord(
  record: NewsRecord,
  input: ImportInput,
  form: ImportForm,
  known: KnownWords,
): SettledRecord | ImportFault {
  const { line, places } = record
  const office = officeFor(places, input, known)
  if ('reason' in office) return { line, reason: office.reason }
  const detected = record.variants.map(({ language, text }) => {
    const named = language ?? input.language
    if (named !== undefined) return { language: named, sure: true, text }
    return { ...detectLanguage(text, known.offices.get(office.id)), text }
  })
  const variants = detected.map(({ language, text }) => ({ language, text }))
  const twice = variants.find((variant, index) =>
    variants.slice(0, index).some(earlier => earlier.language === variant.language),
  )
  if (twice) {
    return { line, reason: `The record has two texts in ${languageInWords(twice.language)}.` }
  }
  const unknownTopic = record.topics?.find(topic => !known.topics.has(topic))
  if (unknownTopic !== undefined) {
    const allowed = [...new Set(known.topics.values())].join(', ')
    return { line, reason: `The topic "${unknownTopic}" is not known; it must be one of ${allowed}.` }
  }
  const projects = [...known.projects].flatMap(([id, offices]) =>
    offices === null || offices.includes(office.id) ? [id] : [],
  )
  const named = record.projectId ?? input.projectId
  const usual = known.defaultProject
  const projectId = named ?? (usual !== undefined && projects.includes(usual) ? usual : undefined)
  if (projectId !== undefined && !projects.includes(projectId)) {
    const unknown = `The project "${projectId}" is not known to office ${office.id}`
    return {
      line,
      reason:
        projects.length > 0
          ? `${unknown}; it must be one of ${projects.join(', ')}.`
          : `${unknown}, which has no projects.`,
    }
  }
  const content: RevisionContent = {
    places,
    topics: topicsOf(record, known) ?? suggestedTopics(variants, known),
    ...(record.link === undefined ? {} : { link: record.link }),
    ...(projectId === undefined ? {} : { projectId }),
    variants,
    media: [],
  }
  const source = { kind: form, name: input.name, line }
  const draft = { line, officeId: office.id, source, content, listing: listingOf(content) }
  const guesses = [...headingNotes(record, office), ...languageNotes(record, detected)]
  return { draft, notes: [...(record.notes ?? []), ...guesses] }
}

function topicsOf({ topics }: NewsRecord, known: KnownWords): string[] | undefined {
  return topics && [...new Set(topics.map(topic => known.topics.get(topic) ?? topic))]
}

function officeFor(
  places: readonly string[],
  input: ImportInput,
  known: KnownWords,
): { id: string; byPlace: boolean } | { reason: string } {
  const named = places.map(place => known.officeOf.get(placeKey(place))).find(id => id !== undefined)
  const id = named ?? input.officeId
  if (id === undefined) {
    return {
      reason:
        places.length > 0
          ? `No office is known for ${places.map(place => `"${place}"`).join(' or ')}; add the place to an office, or name the office for the import.`
          : 'There is no dateline ("Place: …") to tell the office; add one, or name the office for the import.',
    }
  }
  if (!known.offices.has(id) || !may(input.actor, 'news.write', id)) {
    return { reason: `You cannot write news for the office "${id}".` }
  }
  return { id, byPlace: named !== undefined }
}

/** The topics found in all variants together: those of the first variant first. */
function suggestedTopics(variants: RevisionContent['variants'], known: KnownWords): string[] {
  const found = variants.flatMap(({ text, language }) => known.suggest(text, language))
  return [...new Set(found)].slice(0, mostSuggested)
}

/** "Opening Hours: …" looks like a dateline; beside an office that the import names, it would split an item unnoticed. */
function headingNotes({ line, places }: NewsRecord, office: { id: string; byPlace: boolean }): Note[] {
  if (places.length === 0 || office.byPlace) return []
  const shown = places.map(place => `"${place}"`).join(' or ')
  const message = `No office has ${shown} for a place, so this came in as an item of its own for ${office.id}; where it is a heading inside the item above, join the two.`
  return [{ place: `line ${line}`, code: 'heading-not-a-place', message }]
}

function languageNotes(record: NewsRecord, detected: readonly DetectedLanguage[]): Note[] {
  return detected.flatMap(({ language, sure }) => {
    if (sure) return []
    const message = `The language is not sure; the text was taken for ${languageInWords(language)}. Name the language in the file or for the import where it is another.`
    return [{ place: `line ${record.line}`, code: 'language-not-sure' as const, message }]
  })
}
