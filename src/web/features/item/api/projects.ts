import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../../../shared/api/client.ts'
import { freshFor } from '../../../shared/api/query-client.ts'

export type Project = AnswerOf<'GET /api/v1/projects'>['items'][number]

function projectsQuery(officeId: string) {
  return queryOptions({
    queryKey: ['projects', officeId],
    queryFn: ({ signal }) =>
      call('GET /api/v1/projects', { query: { officeId, show: 'all', limit: 500 } }, signal),
    staleTime: freshFor.setUp,
    meta: { kept: true },
  })
}

/** The projects that the office may use, the archived among them; none until they are read. */
export function useProjects(officeId: string): readonly Project[] {
  return useQuery(projectsQuery(officeId)).data?.items ?? []
}
