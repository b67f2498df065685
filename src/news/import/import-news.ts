import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import type { Clock } from '../../core/clock.ts'
import { type Language, languageFacts } from '../../core/language.ts'
import type { Db } from '../../database/connect.ts'
import type { RevisionContent } from '../../database/tables.ts'
import { officesOfPlaces } from '../../offices/office.view.ts'
import { placeKey } from '../../offices/place-key.ts'
import { listProjects, listTopics, type Topic } from '../../offices/wording.view.ts'
import { topicMatcher } from '../topics/suggest-topics.ts'
import { decodeText } from './decode-text.ts'
import { detectForm } from './detect-form.ts'
import { detectLanguage } from './detect-language.ts'
import type { ImportFault, ImportForm, NewsRecord } from './news-record.ts'
import { readRecords } from './read-records.ts'
import { type NewDraft, saveDrafts } from './save-drafts.ts'

export interface ImportInput {
  actor: Actor
  /** The file's bytes, or its text where it was decoded already. */
  content: Uint8Array | string
  /** The file's name, for messages and to tell the form; `standard input` has none of its own. */
  name: string
  form?: ImportForm
  /** The language of records that do not say; told by their script when absent. */
  language?: Language
  /** The office of records whose dateline names no known place. */
  officeId?: string
  /** The project of records that name none; the default project when absent. */
  projectId?: string
}

export interface ImportedItem {
  newsItemId: string
  officeId: string
  places: string[]
  languages: Language[]
  topics: string[]
  /** Where it stands in this file. */
  line: number
}

export interface ImportOutcome {
  /** New drafts, in the order of the file. */
  added: ImportedItem[]
  /** Those that an earlier import, or an earlier line, had brought in. */
  already: ImportedItem[]
  faults: ImportFault[]
}

/** A record carries no more topics than this by suggestion. */
const mostSuggested = 3

/**
 * Brings in every good record of a file as a draft, in one transaction; the others come back with line and reason.
 * Importing the same records again, even at the same moment, adds nothing.
 *
 * @throws DatelineError `too-large` or `bad-input` where the file as a whole cannot be read; then nothing is added.
 */
export async function importNews(deps: { db: Db; clock: Clock }, input: ImportInput): Promise<ImportOutcome> {
  const text = decodeText(input.content, input.name)
  const form = input.form ?? detectForm(text, input.name)
  const read = readRecords(form, text, input.name)
  const records = read.flatMap(entry => ('ok' in entry ? [entry.ok] : []))
  const unread = read.flatMap(entry => ('ok' in entry ? [] : [entry]))
  const known = await knownWords(deps.db, records)
  const settled = records.map(record => settle(record, input, form, known))
  const drafts = settled.flatMap(entry => ('reason' in entry ? [] : [entry]))
  const unsettled = settled.flatMap(entry => ('reason' in entry ? [entry] : []))
  const { added, already } = await saveDrafts(deps, input.actor, drafts)
  return { added, already, faults: [...unread, ...unsettled].sort((a, b) => a.line - b.line) }
}

interface KnownWords {
  officeOf: Map<string, string>
  offices: ReadonlySet<string>
  projects: ReadonlySet<string>
  defaultProject: string | undefined
  topics: ReadonlySet<string>
  suggest: (text: string, language: Language) => string[]
}

async function knownWords(db: Db, records: readonly NewsRecord[]): Promise<KnownWords> {
  const officeOf = await officesOfPlaces(
    db,
    records.flatMap(record => record.places),
  )
  const offices = await db.selectFrom('office').select('id').execute()
  const projects = await listProjects(db)
  const topics = await listTopics(db)
  return {
    officeOf,
    offices: new Set(offices.map(office => office.id)),
    projects: new Set(projects.map(project => project.id)),
    defaultProject: projects.find(project => project.isDefault)?.id,
    topics: new Set(topics.map(topic => topic.id)),
    suggest: suggester(topics),
  }
}

function suggester(topics: readonly Topic[]): KnownWords['suggest'] {
  const matchers = new Map<Language, (text: string) => string[]>()
  return (text, language) => {
    const matcher = matchers.get(language) ?? topicMatcher(language, topics)
    matchers.set(language, matcher)
    return matcher(text)
  }
}

/** Decides office, languages, project and topics of a record, or says why that cannot be done. */
function settle(
  record: NewsRecord,
  input: ImportInput,
  form: ImportForm,
  known: KnownWords,
): NewDraft | ImportFault {
  const { line, places } = record
  const office = officeFor(places, input, known)
  if ('reason' in office) return { line, reason: office.reason }
  const variants = record.variants.map(({ language, text }) => ({
    language: language ?? input.language ?? detectLanguage(text),
    text,
  }))
  const twice = variants.find((variant, index) =>
    variants.slice(0, index).some(earlier => earlier.language === variant.language),
  )
  if (twice) {
    return { line, reason: `The record has two texts in ${languageFacts[twice.language].english}.` }
  }
  const unknownTopic = record.topics?.find(topic => !known.topics.has(topic))
  if (unknownTopic !== undefined) {
    const allowed = [...known.topics].join(', ')
    return { line, reason: `The topic "${unknownTopic}" is not known; it must be one of ${allowed}.` }
  }
  const projectId = record.projectId ?? input.projectId ?? known.defaultProject
  if (projectId !== undefined && !known.projects.has(projectId)) {
    const allowed = [...known.projects].join(', ')
    return { line, reason: `The project "${projectId}" is not known; it must be one of ${allowed}.` }
  }
  const content: RevisionContent = {
    places,
    topics: record.topics ?? suggestedTopics(variants, known),
    ...(record.link === undefined ? {} : { link: record.link }),
    ...(projectId === undefined ? {} : { projectId }),
    variants,
    media: [],
  }
  return { line, officeId: office.id, source: { kind: form, name: input.name, line }, content }
}

function officeFor(
  places: readonly string[],
  input: ImportInput,
  known: KnownWords,
): { id: string } | { reason: string } {
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
  return { id }
}

/** The topics found in all variants together: those of the first variant first. */
function suggestedTopics(variants: RevisionContent['variants'], known: KnownWords): string[] {
  const found = variants.flatMap(({ text, language }) => known.suggest(text, language))
  return [...new Set(found)].slice(0, mostSuggested)
}
