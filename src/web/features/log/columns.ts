import type { LogName } from './lists.ts'
import { ageBands } from './log-words.ts'

/** Columns of the log that a heading of a file can mean, by the words of the API: src/outreach/log/reading/log-columns.ts. */
export const columnsOf = {
  activities: [
    'date',
    'kind',
    'place',
    'partner',
    'topic',
    'project',
    'quiz_before',
    'quiz_after',
    'quiz_people',
    'estimated_audience',
    'materials',
    'office',
  ],
  enquiries: ['date', 'channel', 'topic', 'language', 'outcome', 'project', 'count', 'office'],
} as const satisfies Record<LogName, readonly string[]>

export const leaveOut = 'leave-out'

export interface PeopleColumn {
  column: string
  who: 'women' | 'men' | 'unknown'
  age: (typeof ageBands)[number]
}

/** `women_18-24` and the like. */
export const peopleColumns: readonly PeopleColumn[] = (['women', 'men', 'unknown'] as const).flatMap(who =>
  ageBands.map(age => ({ who, age, column: age === 'unknown' ? who : `${who}_${age}` })),
)
