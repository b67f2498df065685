import type { InputOf } from '../../shared/api/client.ts'
import type { NewsListSearch } from './search.ts'
import { sortOf, type Tab, tabOf } from './tabs.ts'

type ListQuery = InputOf<'GET /api/v1/news'>['query']
type CountQuery = InputOf<'GET /api/v1/news/counts'>['query']

/** What the address filters by, as the counts take it: without the tab. */
export function countFilter(search: NewsListSearch, officeIds: readonly string[] | undefined): CountQuery {
  const { q, topic, project, language } = search
  return {
    ...(q ? { q } : {}),
    ...(officeIds ? { officeId: [...officeIds] } : {}),
    ...(topic ? { topic } : {}),
    ...(project ? { projectId: project } : {}),
    ...(language ? { language } : {}),
  }
}

/** What the address filters by, as the list takes it. */
export function listFilter(search: NewsListSearch, officeIds: readonly string[] | undefined): ListQuery {
  return { ...countFilter(search, officeIds), ...byTab(tabOf(search.state)), sort: sortOf(search.sort) }
}

function byTab(tab: Tab): ListQuery {
  switch (tab) {
    case 'all':
      return {}
    case 'waiting':
      return { waitingForMe: 'yes' }
    case 'archived':
      return { archived: 'only' }
    default:
      return { state: [tab] }
  }
}
