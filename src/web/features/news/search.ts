import { textIn } from '../../shared/page/search-text.ts'

/** The filters of the list, in the address. */
export interface NewsListSearch {
  q?: string
  /** A tab: `draft`, `in_review`, `approved`, `waiting` (for the person) or `archived`; absent: all but archived. */
  state?: string
  topic?: string
  project?: string
  language?: string
  sort?: string
}

export function newsListSearch(search: Record<string, unknown>): NewsListSearch {
  return textIn(search, 'q', 'state', 'topic', 'project', 'language', 'sort')
}
