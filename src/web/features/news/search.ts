import { textIn } from '../../shared/page/search-text.ts'

/** The filters of the list, in the address. */
export interface NewsListSearch {
  q?: string
  state?: string
}

export function newsListSearch(search: Record<string, unknown>): NewsListSearch {
  return textIn(search, 'q', 'state')
}
