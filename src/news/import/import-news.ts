import type { Actor } from '../../access/actor.ts'
import type { Clock } from '../../core/clock.ts'
import type { Language } from '../../core/language.ts'
import type { Note } from '../../core/note.ts'
import type { Db } from '../../database/connect.ts'
import { officesOfPlaces } from '../../offices/office.view.ts'
import { listProjects, listTopics, type Topic } from '../../offices/wording.view.ts'
import { topicMatcher } from '../topics/suggest-topics.ts'
import { decodeFile } from './decode-text.ts'
import { detectForm } from './detect-form.ts'
import type { ImportFault, ImportForm, NewsRecord } from './news-record.ts'
import { readRecords } from './read-records.ts'
import { saveDrafts } from './save-drafts.ts'
import { type KnownWords, settleRecord } from './settle-record.ts'

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
  /** What was repaired, guessed or left out on the way in. */
  notes: Note[]
}

/**
 * Brings in every good record of a file as a draft, in one transaction; the others come back with line and reason.
 * Importing the same records again, even at the same moment, adds nothing.
 *
 * @throws DatelineError `too-large` or `bad-input` where the file as a whole cannot be read; then nothing is added.
 */
export async function importNews(deps: { db: Db; clock: Clock }, input: ImportInput): Promise<ImportOutcome> {
  const { text, notes: fileNotes } = decodeFile(input.content, input.name)
  const form = input.form ?? detectForm(text, input.name)
  const read = readRecords(form, text, input.name)
  const records = read.flatMap(entry => ('ok' in entry ? [entry.ok] : []))
  const unread = read.flatMap(entry => ('ok' in entry ? [] : [entry]))
  const known = await knownWords(deps.db, records)
  const settled = records.map(record => settleRecord(record, input, form, known))
  const drafts = settled.flatMap(entry => ('reason' in entry ? [] : [entry.draft]))
  const notes = [...fileNotes, ...settled.flatMap(entry => ('reason' in entry ? [] : entry.notes))]
  const unsettled = settled.flatMap(entry => ('reason' in entry ? [entry] : []))
  const { added, already } = await saveDrafts(deps, input.actor, drafts)
  return { added, already, faults: [...unread, ...unsettled].sort((a, b) => a.line - b.line), notes }
}

async function knownWords(db: Db, records: readonly NewsRecord[]): Promise<KnownWords> {
  const officeOf = await officesOfPlaces(
    db,
    records.flatMap(record => record.places),
  )
  const offices = await db.selectFrom('office').select(['id', 'languages']).execute()
  const projects = await listProjects(db)
  const topics = await listTopics(db)
  return {
    officeOf,
    offices: new Map(offices.map(office => [office.id, office.languages])),
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
