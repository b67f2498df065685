import { type EnquiryRecord, enquiryInput } from '../log-records.ts'
import { enquiryColumn } from './headings/column-of-heading.ts'
import { enquiryColumns, enquiryOf } from './log-columns.ts'
import { enquiryChannels, enquiryTopics, unfamiliarWords } from './log-words.ts'
import type { LogReading, ReadLog } from './read-log.ts'
import { readRows } from './read-rows.ts'

export async function work(input: LogReading): Promise<ReadLog<EnquiryRecord>> {
  const read = await readRows(input, {
    columns: Object.keys(enquiryColumns),
    columnOf: enquiryColumn,
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
