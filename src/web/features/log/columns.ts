import type { LogName } from './lists.ts'

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
  /** A band, or `unknown`. */
  age: string
}

/** `women_18-24` and the like, by the bands of an office. */
export function peopleColumns(bands: readonly string[]): PeopleColumn[] {
  return (['women', 'men', 'unknown'] as const).flatMap(who =>
    [...bands, 'unknown'].map(age => ({ who, age, column: age === 'unknown' ? who : `${who}_${age}` })),
  )
}
