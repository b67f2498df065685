import type { ActivityRecord, EnquiryRecord } from '../log-records.ts'
import type { WordList } from '../words-of-the-record.ts'
import type { KnownWords } from './known-words.ts'

/** A word with its list. */
export interface ListedWord {
  list: WordList
  word: string
}

/** The activity with each word as the lists know it; a word that they do not know stays. */
export function activityInWords(record: ActivityRecord, known: KnownWords): ActivityRecord {
  const { topic } = record
  return {
    ...record,
    kind: known.kind.get(record.kind) ?? record.kind,
    ...(topic === undefined ? {} : { topic: known.topic.get(topic) ?? topic }),
  }
}

/** The count of enquiries, in the same way. */
export function enquiryInWords(record: EnquiryRecord, known: KnownWords): EnquiryRecord {
  const { contactMethod, topic } = record
  return {
    ...record,
    contactMethod: known['contact-method'].get(contactMethod) ?? contactMethod,
    topic: known.topic.get(topic) ?? topic,
  }
}

export function wordsOfActivity({ kind, topic }: ActivityRecord): ListedWord[] {
  return [
    { list: 'kind', word: kind },
    ...(topic === undefined ? [] : [{ list: 'topic' as const, word: topic }]),
  ]
}

export function wordsOfEnquiry({ contactMethod, topic }: EnquiryRecord): ListedWord[] {
  return [
    { list: 'contact-method', word: contactMethod },
    { list: 'topic', word: topic },
  ]
}
