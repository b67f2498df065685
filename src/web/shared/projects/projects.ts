import { queryOptions, useQuery } from '@tanstack/react-query'
import { type AnswerOf, call } from '../api/client.ts'
import { freshFor } from '../api/query-client.ts'

export type Project = AnswerOf<'GET /api/v1/projects'>['items'][number]

/** The projects that the office may use, without one those of all offices of the person; the archived among them. */
export function projectsQuery(officeId?: string) {
  return queryOptions({
    queryKey: ['projects', officeId ?? 'all'],
    queryFn: ({ signal }) =>
      call(
        'GET /api/v1/projects',
        { query: { show: 'all', limit: 500, ...(officeId ? { officeId } : {}) } },
        signal,
      ),
    staleTime: freshFor.setUp,
    meta: { kept: true },
  })
}

/** As `projectsQuery`; none until they are read. */
export function useProjects(officeId?: string): readonly Project[] {
  return useQuery(projectsQuery(officeId)).data?.items ?? []
}
