import { feedPatterns } from './file/feeds.ts'
import { holidayPatterns } from './file/holidays.ts'
import { logPatterns } from './file/log.ts'
import { newsPatterns } from './file/news.ts'
import { tablePatterns } from './file/tables.ts'

/**
 * What the server says in English of a file or a feed that it reads, by the key of their words, `file.says.KEY`.
 * tests/web/file-faults.test.ts holds these to be all.
 */
export const filePatterns = {
  ...tablePatterns,
  ...logPatterns,
  ...newsPatterns,
  ...feedPatterns,
  ...holidayPatterns,
} as const
