import type { StateName } from '../../shared/text/state.ts'
import type { NewsRow } from './api/news-list.ts'

/** The state that people see: what came back from review is "returned" until it is submitted again. */
export function stateOfRow({ state, archivedAt, returned }: NewsRow): StateName {
  if (archivedAt) return 'archived'
  return state === 'draft' && returned ? 'returned' : state
}
