import type { StateName } from '../text/state.ts'
import type { NewsItem } from './item.ts'

/** The state that people see: what came back from review is "returned" until it is submitted again. */
export function stateOfItem(
  item: Pick<NewsItem, 'state' | 'archivedAt'> & { returned?: unknown },
): StateName {
  if (item.archivedAt) return 'archived'
  if (item.state === 'draft' && item.returned) return 'returned'
  return item.state
}
