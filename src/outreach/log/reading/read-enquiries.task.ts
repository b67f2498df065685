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
  })
  const channels = read.rows.map(row => row.record.channel)
  const topics = read.rows.map(row => row.record.topic)
  const unfamiliar = [
    ...unfamiliarWords(channels, enquiryChannels),
    ...unfamiliarWords(topics, enquiryTopics),
  ]
  return { ...read, unfamiliar }
}
