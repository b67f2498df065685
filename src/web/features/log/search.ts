import { textIn } from '../../shared/page/search-text.ts'

/** The list that shows and its filters, in the address. */
export interface LogSearch {
  /** `activities` where absent; see `logLists`. */
  list?: string
  /** YYYY-MM. */
  month?: string
  /** A kind of activity, or a contact method. */
  kind?: string
  topic?: string
  q?: string
  /** `withdrawn`: what counts no more. */
  state?: string
}

export function logSearch(search: Record<string, unknown>): LogSearch {
  return textIn(search, 'list', 'month', 'kind', 'topic', 'q', 'state')
}
