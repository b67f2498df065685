import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { NetworkName } from '../core/network-name.ts'
import type { Clock } from '../core/time/clock.ts'
import { playedNames } from './played-names.ts'
import { jsonHeaders, type PlayedNetwork, type SpokenAnswer } from './played-network.ts'

const before = z.enum(['before-accept', 'after-accept'])

/** A fault for the next requests that match. `before-accept`: nothing happens; `after-accept`: the work is done, its answer suffers. */
export const faultSchema = z.strictObject({
  network: z.enum(playedNames),
  match: z
    .strictObject({
      /** A part of the path, such as `/tweets` or `/feed`. */
      path: z.string().optional(),
      method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
      accountId: z.string().optional(),
    })
    .default({}),
  kind: z.enum([
    'status',
    'reset-before-accept',
    'reset-after-accept',
    'cut-reply',
    'empty-reply',
    'delay',
    'hang',
    'html-503',
    'rate-limited',
  ]),
  when: before.optional(),
  /** For how many requests; any number while `forMs` lasts. */
  times: z.number().int().positive().default(1),
  /** For how long, in milliseconds from now on: an account that cannot be read for a while. */
  forMs: z.number().int().positive().optional(),
  /** `cut-reply`: how many bytes of the reply still arrive. */
  at: z.number().int().nonnegative().default(0),
  /** `cut-reply`: counted in the whole reply with its head, or in the body alone. */
  of: z.enum(['body', 'reply']).default('body'),
  /** `delay` */
  ms: z.number().int().nonnegative().default(1000),
  /** `status` */
  status: z.number().int().min(200).max(599).default(500),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  /** `rate-limited` */
  resetInSeconds: z.number().int().positive().default(900),
})
export type Fault = z.infer<typeof faultSchema>

export interface Faults {
  add(fault: Fault): void
  clear(): void
  list(): readonly Fault[]
  /** The first matching fault, used up by one. */
  take(
    network: NetworkName,
    request: { method: string; url: string; accountId: string | undefined },
  ): Fault | undefined
}

export function createFaults(clock: Clock): Faults {
  let faults: (Fault & { until?: number })[] = []
  return {
    add({ forMs, ...fault }) {
      faults.push(forMs === undefined ? fault : { ...fault, forMs, until: clock.monotonic() + forMs })
    },
    clear: () => {
      faults = []
    },
    list: () => faults,
    take(network, { method, url, accountId }) {
      faults = faults.filter(({ until }) => until === undefined || clock.monotonic() < until)
      const path = url.split('?')[0] ?? ''
      const fault = faults.find(
        ({ network: of, match }) =>
          of === network &&
          (match.path === undefined || path.includes(match.path)) &&
          (match.method === undefined || match.method === method) &&
          (match.accountId === undefined || match.accountId === accountId),
      )
      if (!fault) return undefined
      if (fault.until === undefined) fault.times -= 1
      faults = faults.filter(each => each.times > 0)
      return fault
    },
  }
}

/** Puts the faults before and after every route of the network; admin routes are left alone. */
export function plantFaults(
  server: FastifyInstance,
  faults: Faults,
  network: Pick<PlayedNetwork, 'name' | 'throttled'>,
  clock: Clock,
  accountOf: (request: FastifyRequest) => string | undefined,
): void {
  const after = new WeakMap<FastifyRequest, Fault>()
  const stage = { clock, throttled: network.throttled }

  server.addHook('preHandler', async (request, reply) => {
    if (request.url.startsWith('/sandbox') || faults.list().length === 0) return
    const fault = faults.take(network.name, {
      method: request.method,
      url: request.url,
      accountId: accountOf(request),
    })
    if (!fault) return
    if (momentOf(fault) === 'after-accept') after.set(request, fault)
    else await failBefore(fault, request, reply, stage)
  })

  server.addHook('onSend', async (request, reply, payload) => {
    const fault = after.get(request)
    return fault ? await failAfter(fault, request, reply, payload, stage) : payload
  })
}

type Stage = { clock: Clock } & Pick<PlayedNetwork, 'throttled'>

function momentOf({ kind, when }: Fault): z.infer<typeof before> {
  if (when) return when
  const later: Fault['kind'][] = ['reset-after-accept', 'cut-reply', 'empty-reply', 'delay', 'hang']
  return later.includes(kind) ? 'after-accept' : 'before-accept'
}

async function failBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply, stage: Stage) {
  switch (fault.kind) {
    case 'delay':
      await stage.clock.sleep(fault.ms)
      return
    case 'hang':
      reply.hijack()
      return
    case 'reset-before-accept':
    case 'reset-after-accept':
    case 'cut-reply':
      reply.hijack()
      request.raw.socket.resetAndDestroy()
      return
    case 'empty-reply':
      return reply.code(fault.status).send()
    default: {
      const spoken = spokenFault(fault, stage)
      return reply.code(spoken.status).headers(spoken.headers).send(spoken.body)
    }
  }
}

async function failAfter(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  stage: Stage,
): Promise<unknown> {
  const { socket } = request.raw
  switch (fault.kind) {
    case 'delay':
      await stage.clock.sleep(fault.ms)
      return payload
    case 'hang':
      return await never()
    case 'reset-before-accept':
    case 'reset-after-accept':
      socket.resetAndDestroy()
      return await never()
    case 'cut-reply': {
      const { head, body } = rawReply(reply, payload)
      const length = fault.of === 'body' ? head.length + fault.at : fault.at
      socket.write(Buffer.concat([head, body]).subarray(0, length), () => socket.destroy())
      return await never()
    }
    case 'empty-reply':
      reply.removeHeader('content-type')
      reply.header('content-length', 0)
      return ''
    default: {
      const spoken = spokenFault(fault, stage)
      reply
        .code(spoken.status)
        .headers({ ...spoken.headers, 'content-length': Buffer.byteLength(spoken.body) })
      return spoken.body
    }
  }
}

/** The reply is never sent; the connection stays until the caller gives up. */
function never(): Promise<never> {
  return new Promise(() => {})
}

function rawReply(reply: FastifyReply, payload: unknown): { head: Buffer; body: Buffer } {
  const body = Buffer.from(typeof payload === 'string' ? payload : '')
  const headers = { ...reply.getHeaders(), 'content-length': `${body.length}`, connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = `HTTP/1.1 ${reply.statusCode} ${STATUS_CODES[reply.statusCode] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n`
  return { head: Buffer.from(head), body }
}

function spokenFault(fault: Fault, { clock, throttled }: Stage): SpokenAnswer {
  const json = { ...jsonHeaders, ...fault.headers }
  if (fault.kind === 'html-503') {
    const body = '<!DOCTYPE html><html><body><h1>Over capacity</h1></body></html>'
    return { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
  }
  if (fault.kind === 'rate-limited') return throttled(fault.resetInSeconds, clock.now())
  const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? {})
  return { status: fault.status, headers: json, body }
}
