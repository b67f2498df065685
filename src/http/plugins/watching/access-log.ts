import type { FastifyRequest } from 'fastify'
import { Counter, type Registry } from 'prom-client'
import { networkPrefix } from '../../../access/signing-in/network-prefix.ts'
import { inLogContext } from '../../../core/logging/log-context.ts'
import type { App, AppDeps } from '../../deps.ts'

/** Answers that refuse: no sign-in, no right to it, too much of it. */
const refusals = new Set([401, 403, 429])
/** A flood makes counts, not lines: so many lines a minute for one status. */
const linesAMinute = 60

/**
 * Every request is a line of the log, with route, status and milliseconds, never with its address or body. Every try to sign in, sign-out, refusal and limit is a line of the log and a count for Prometheus (OWASP ASVS 5.0,
 * 16.3.1 to 16.3.3). Lines name the person by id and the client by its network; no password, code, token or address.
 */
export function addAccessLog(app: App, { access, clock, log }: AppDeps, registry: Registry): void {
  const attempts = new Counter({
    name: 'dateline_sign_ins_total',
    help: 'Tries to sign in, second steps, sign-outs and password resets by outcome',
    labelNames: ['what', 'outcome'],
    registers: [registry],
  })
  const refused = new Counter({
    name: 'dateline_refusals_total',
    help: 'Requests that were refused, by status',
    labelNames: ['status'],
    registers: [registry],
  })

  access.observe(event => {
    const { what, outcome } = event
    attempts.inc({ what, outcome })
    if (outcome === 'succeeded' || outcome === 'code-needed') log.info(event, `${what}: ${outcome}`)
    else log.warn(event, `${what}: ${outcome}`)
  })

  const mayLog = limitLines(() => clock.now().getTime())
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode: status } = reply
    const line = { ...lineOf(request), status, ms: Math.round(reply.elapsedTime) }
    inLogContext({ requestId: request.id }, () => {
      if (!refusals.has(status)) return log.info(line, 'a request')
      refused.inc({ status: String(status) })
      if (mayLog(status)) log.warn(line, 'a request was refused')
    })
  })
}

function lineOf(request: FastifyRequest): Record<string, unknown> {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    personId: request.actor?.id,
    via: request.actor?.via,
    network: networkPrefix(request.ip),
  }
}

function limitLines(nowMs: () => number): (status: number) => boolean {
  const windows = new Map<number, { minute: number; lines: number }>()
  return status => {
    const minute = Math.floor(nowMs() / 60_000)
    const before = windows.get(status)
    const lines = before?.minute === minute ? before.lines + 1 : 1
    windows.set(status, { minute, lines })
    return lines <= linesAMinute
  }
}
