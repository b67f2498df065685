import { textIn } from '../../shared/page/search-text.ts'

/** The tab, in the address. */
export interface QueueSearch {
  tab?: string
}

export function queueSearch(search: Record<string, unknown>): QueueSearch {
  return textIn(search, 'tab')
}
