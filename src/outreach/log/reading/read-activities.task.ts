import { type ActivityRecord, activityInput } from '../log-records.ts'
import { activityInWords, wordsOfActivity } from '../words/words-of-records.ts'
import { activityColumn } from './headings/column-of-heading.ts'
import { activityColumns, activityOf, isParticipantsColumn } from './log-columns.ts'
import { faultOfQuiz, quizColumns } from './log-quiz.ts'
import type { LogReading, ReadLog } from './read-log.ts'
import { readRows } from './read-rows.ts'
import { faultOfTotal, totalColumn } from './total-column.ts'

export async function work(input: LogReading): Promise<ReadLog<ActivityRecord>> {
  return await readRows(input, {
    columns: [...Object.keys(activityColumns), ...Object.keys(quizColumns), totalColumn],
    columnOf: activityColumn,
    needed: ['date', 'kind', 'place'],
    percentages: ['quiz_before', 'quiz_after'],
    alsoKnown: isParticipantsColumn,
    faultOf: row => faultOfTotal(row) ?? faultOfQuiz(row.cells),
    fieldsOf: activityOf,
    schema: activityInput,
    dayOf: record => record.heldOn,
    listOf: { kind: 'kind', topic: 'topic' },
    inWords: activityInWords,
    wordsOf: wordsOfActivity,
  })
}
