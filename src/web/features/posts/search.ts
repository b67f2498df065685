import { textIn } from '../../shared/page/search-text.ts'

/** The slot that the page was opened from, in the office's wall clock, and its channel. */
export interface ItemPostsSearch {
  at?: string
  channel?: string
}

export function itemPostsSearch(search: Record<string, unknown>): ItemPostsSearch {
  return textIn(search, 'at', 'channel')
}
