import { type EnquiryRecord, enquiryInput } from '../log-records.ts'
import { enquiryInWords, wordsOfEnquiry } from '../words/words-of-records.ts'
import { enquiryColumn } from './headings/column-of-heading.ts'
import { enquiryColumns, enquiryOf } from './log-columns.ts'
import { faultOfOutcome } from './log-outcomes.ts'
import type { LogReading, ReadLog } from './read-log.ts'
import { readRows } from './read-rows.ts'

export async function work(input: LogReading): Promise<ReadLog<EnquiryRecord>> {
  return await readRows(input, {
    columns: Object.keys(enquiryColumns),
    columnOf: enquiryColumn,
    needed: ['date', 'channel', 'topic'],
    faultOf: ({ cells }) => faultOfOutcome(cells),
    fieldsOf: enquiryOf,
    schema: enquiryInput,
    dayOf: record => record.askedOn,
    contentOf: ({ contactMethod, ...record }) => ({ ...record, channel: contactMethod }),
    listOf: { channel: 'contact-method', topic: 'topic' },
    inWords: enquiryInWords,
    wordsOf: wordsOfEnquiry,
  })
}
