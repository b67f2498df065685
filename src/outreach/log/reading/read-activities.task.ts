import { type ActivityRecord, activityInput } from '../log-records.ts'
import { activityColumns, activityOf, isParticipantsColumn } from './log-columns.ts'
import { activityKinds, unfamiliarWords } from './log-words.ts'
import type { LogReading, ReadLog } from './read-log.ts'
import { readRows } from './read-rows.ts'

export function work(input: LogReading): ReadLog<ActivityRecord> {
  const read = readRows(input, {
    columns: Object.keys(activityColumns),
    needed: ['date', 'kind', 'place'],
    alsoKnown: isParticipantsColumn,
    fieldsOf: activityOf,
    schema: activityInput,
    dayOf: record => record.heldOn,
  })
  const kinds = read.rows.map(row => row.record.kind)
  return { ...read, unfamiliar: unfamiliarWords(kinds, activityKinds) }
}
