import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, retainSearchParams } from '@tanstack/react-router'
import { officeSearch } from '../../shared/offices/chosen-offices.ts'
import { officesQuery } from '../../shared/offices/offices.ts'
import { sessionQuery } from '../../shared/session/session.ts'
import { Frame } from '../frame/Frame.tsx'
import { FrameFailed } from '../frame/FrameFailed.tsx'
import { NoSuchPage } from '../frame/NoSuchPage.tsx'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()()

/** Around every page: who is signed in, their offices, and what they left in forms here are read before it shows. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  validateSearch: officeSearch,
  search: { middlewares: [retainSearchParams(['office'])] },
  loader: ({ context: { queryClient } }) => {
    const formDrafts = import('../../shared/forms/kept/form-drafts.ts')
    return Promise.all([
      queryClient
        .ensureQueryData({ ...sessionQuery, revalidateIfStale: true })
        .then(async ({ id }) => (await formDrafts).readFormDrafts(id)),
      queryClient.ensureQueryData({ ...officesQuery, revalidateIfStale: true }),
    ])
  },
  component: Frame,
  errorComponent: FrameFailed,
  notFoundComponent: NoSuchPage,
})
