import { textIn } from '../../shared/page/search-text.ts'

/** What is open of a list, in the address: the id of a thing, or `new`. */
export interface OpenSearch {
  open?: string
}

export function openSearch(search: Record<string, unknown>): OpenSearch {
  return textIn(search, 'open')
}

/** Which list of the log's words shows, and the word of it that is open. */
export interface LogWordsSearch extends OpenSearch {
  list?: string
  /** The form for a new word is open. Not `open=new`, which could be a word. */
  add?: string
}

export function logWordsSearch(search: Record<string, unknown>): LogWordsSearch {
  return textIn(search, 'list', 'open', 'add')
}

/** The filters of the list of people, in the address. */
export interface PeopleSearch extends OpenSearch {
  q?: string
}

export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  return textIn(search, 'q', 'open')
}

/** The filter of the audit log, in the address: the id of what was changed. */
export interface AuditSearch {
  q?: string
}

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  return textIn(search, 'q')
}
