import { firstFaults } from '../../core/errors/first-faults.ts'
import type { Language } from '../../core/languages/language.ts'
import type { Topic } from '../../offices/topics/topic.view.ts'
import { topicMatcher } from '../topics/suggest-topics.ts'
import { decodeFile } from './decode-text.ts'
import { detectForm } from './detect-form.ts'
import type { PreparedDrafts, PrepareInput } from './prepare-drafts.ts'
import { readRecords } from './readers/read-records.ts'
import { type KnownWords, settleRecord } from './settle-record.ts'

/** The drafts of a file, in its order; the records that make none come back with line and reason. */
export function work({ known, ...input }: PrepareInput): PreparedDrafts {
  const { text, notes: fileNotes } = decodeFile(input.content, input.name)
  const form = input.form ?? detectForm(text, input.name)
  const read = readRecords(form, text, input.name)
  const current = known.topics.filter(topic => topic.archivedAt === null)
  const words = {
    ...known,
    topics: new Map(known.topics.flatMap(topic => currentIdOf(topic))),
    suggest: suggester(current),
  }
  const records = read.flatMap(entry => ('ok' in entry ? [entry.ok] : []))
  const settled = records.map(record => settleRecord(record, input, form, words))
  const faults = [...read, ...settled].flatMap(entry => ('reason' in entry ? [entry] : []))
  return {
    drafts: settled.flatMap(entry => ('reason' in entry ? [] : [entry.draft])),
    faults: firstFaults(faults.sort((a, b) => a.line - b.line)),
    notes: [...fileNotes, ...settled.flatMap(entry => ('reason' in entry ? [] : entry.notes))],
  }
}

/** A merged topic is written as the one that it counts for; one that was archived otherwise is not known. */
function currentIdOf({ id, mergedInto, archivedAt }: Topic): [string, string][] {
  if (mergedInto !== null) return [[id, mergedInto]]
  return archivedAt === null ? [[id, id]] : []
}

function suggester(topics: readonly Topic[]): KnownWords['suggest'] {
  const matchers = new Map<Language, (text: string) => string[]>()
  return (text, language) => {
    const matcher = matchers.get(language) ?? topicMatcher(language, topics)
    matchers.set(language, matcher)
    return matcher(text)
  }
}
