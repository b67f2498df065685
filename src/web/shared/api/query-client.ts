import { QueryClient } from '@tanstack/react-query'
import { asProblem, type Problem } from './problem.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem
    queryMeta: {
      /** Kept in the browser, so that it shows at once the next time, also offline. */
      kept?: true
    }
  }
}

const minute = 60_000
/** How long an answer counts as fresh, by how often such things change. In milliseconds. */
export const freshFor = { setUp: 10 * minute, lists: 30_000, figures: 5 * minute, ever: Infinity } as const

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshFor.lists,
        gcTime: 24 * 60 * minute,
        // Offline, a request fails at once and the last rows stay, rather than waiting without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, thrown) => failures < 2 && isWorthRetrying(thrown),
        retryDelay: failures => 1_000 * 3 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

function isWorthRetrying(thrown: unknown): boolean {
  const { status } = asProblem(thrown)
  return status === 0 ? navigator.onLine : status >= 500
}
