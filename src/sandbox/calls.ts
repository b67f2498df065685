import type { FastifyInstance } from 'fastify'
import type { NetworkName } from '../networks/network.ts'

/** How often one route of a network was called, whatever came of it. */
export interface CallCount {
  network: NetworkName
  method: string
  /** As the route is written: `/2/tweets`, `/:version/:id/feed`. */
  route: string
  count: number
}

export interface Calls {
  list(): CallCount[]
  clear(): void
  /** Counts every request to the network as it comes in, before faults and refusals; admin routes are left out. */
  watch(server: FastifyInstance, network: NetworkName): void
}

/** What the networks were asked, counted: shows that nothing is asked twice. */
export function createCalls(): Calls {
  const counts = new Map<string, CallCount>()
  return {
    list: () => [...counts.values()].map(each => ({ ...each })),
    clear: () => counts.clear(),
    watch(server, network) {
      server.addHook('onRequest', async request => {
        const { method } = request
        const route = request.routeOptions.url ?? 'unknown'
        if (route === '/' || route.startsWith('/sandbox')) return
        const key = `${network} ${method} ${route}`
        const known = counts.get(key) ?? { network, method, route, count: 0 }
        known.count += 1
        counts.set(key, known)
      })
    },
  }
}
