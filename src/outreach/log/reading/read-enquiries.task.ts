import { type EnquiryRecord, enquiryInput } from '../log-records.ts'
import { enquiryColumns, enquiryOf } from './log-columns.ts'
import { enquiryChannels, enquiryTopics, unfamiliarWords } from './log-words.ts'
import type { LogReading, ReadLog } from './read-log.ts'
import { readRows } from './read-rows.ts'

export function work(input: LogReading): ReadLog<EnquiryRecord> {
  const read = readRows(input, {
    columns: Object.keys(enquiryColumns),
    needed: ['date', 'channel', 'topic'],
    fieldsOf: enquiryOf,
    schema: enquiryInput,
    dayOf: record => record.askedOn,
    contentOf: ({ contactMethod, ...record }) => ({ ...record, channel: contactMethod }),
  })
  const methods = read.rows.map(row => row.record.contactMethod)
  const topics = read.rows.map(row => row.record.topic)
  const unfamiliar = [...unfamiliarWords(methods, enquiryChannels), ...unfamiliarWords(topics, enquiryTopics)]
  return { ...read, unfamiliar }
}
