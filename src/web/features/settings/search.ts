import { textIn } from '../../shared/page/search-text.ts'

/** The filters of the list of people, in the address. */
export interface PeopleSearch {
  q?: string
}

export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  return textIn(search, 'q')
}

/** The filters of the audit log, in the address. */
export interface AuditSearch {
  q?: string
}

export function auditSearch(search: Record<string, unknown>): AuditSearch {
  return textIn(search, 'q')
}
