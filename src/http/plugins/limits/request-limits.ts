import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import { networkPrefix } from '../../../access/signing-in/network-prefix.ts'
import { BusyError } from '../../../core/errors/busy-error.ts'
import type { App, AppDeps } from '../../deps.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `none`: it costs next to nothing, and monitoring must always get an answer.
     * `emergency`: counted by itself, so that no amount of other work keeps a person from it.
     */
    limit?: 'none' | 'emergency'
  }
}

const minuteMs = 60_000

/** How many counts are kept; the oldest is forgotten beyond it, so that made-up addresses fill no memory. */
const countsKept = 20_000

/**
 * Counts requests: a person's apart from another's, however they share an address, and those without a session by the network
 * they come from (decision 29). Must come after `addActor`, which finds out who asks, and before anything that refuses.
 */
export async function addRequestLimits(app: App, deps: AppDeps): Promise<void> {
  const max = deps.requestsPerMinute ?? 600
  await app.register(rateLimit, { global: false, cache: countsKept })
  const count = app.createRateLimit({ max, timeWindow: minuteMs, keyGenerator: countedAs })
  app.addHook('onRequest', async request => {
    if (request.routeOptions.config?.limit === 'none') return
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return
    throw new BusyError('request-limit', { most: max, seconds: counted.ttlInSeconds }, counted.ttlInSeconds)
  })
}

function countedAs(request: FastifyRequest): string {
  if (!request.actor) return `network:${networkPrefix(request.ip)}`
  const emergency = request.routeOptions.config?.limit === 'emergency'
  return `${emergency ? 'emergency' : 'person'}:${request.actor.id}`
}
