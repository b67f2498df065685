import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'

const projectsQuery = queryOptions({
  queryKey: ['projects', 'list'],
  queryFn: ({ signal }) => call('GET /api/v1/projects', { query: {} }, signal),
  staleTime: freshFor.setUp,
})

/** The projects that items can belong to; none until they are read. */
export function useProjects() {
  return useQuery(projectsQuery).data?.items ?? []
}
