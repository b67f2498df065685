import { textIn } from '../../shared/page/search-text.ts'

/** What a new item begins with: the slot that it was opened from. */
export interface NewItemSearch {
  at?: string
  channel?: string
}

export function newItemSearch(search: Record<string, unknown>): NewItemSearch {
  return textIn(search, 'at', 'channel')
}
