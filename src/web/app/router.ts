import type { QueryClient } from '@tanstack/react-query'
import { type AnyRoute, createRouter } from '@tanstack/react-router'
import { NoSuchPage } from './frame/NoSuchPage.tsx'
import { PageFailed } from './frame/PageFailed.tsx'
import { PageLoading } from './frame/PageLoading.tsx'
import { frameRoute, rootRoute } from './routes/frame-route.ts'
import { outreachRoutes } from './routes/outreach-routes.ts'
import { publishRoutes } from './routes/publish-routes.ts'
import { setUpRoutes } from './routes/set-up-routes.ts'

const routeTree = rootRoute.addChildren([
  frameRoute.addChildren([...publishRoutes, ...outreachRoutes, ...setUpRoutes]),
])

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: savesData() ? false : 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingMs: 300,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NoSuchPage,
  })
}

export type AppRouter = ReturnType<typeof createAppRouter>

/** The code and the words of the page at this address, at the same time as who is signed in. */
export async function fetchPage(router: AppRouter): Promise<void> {
  const known: Readonly<Record<string, AnyRoute>> = router.routesById
  const routes = router.matchRoutes(router.latestLocation).map(({ routeId }) => known[routeId])
  await Promise.all(routes.map(route => route && router.loadRouteChunk(route)))
}

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}

/** Nothing is fetched ahead where the browser is asked to save data. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}
