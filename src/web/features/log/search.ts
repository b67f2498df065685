import { textIn } from '../../shared/page/search-text.ts'

/** The filters of the log, in the address. */
export interface LogSearch {
  kind?: string
}

export function logSearch(search: Record<string, unknown>): LogSearch {
  return textIn(search, 'kind')
}
