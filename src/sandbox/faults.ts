import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import { type NetworkName, networkNames } from '../core/network-name.ts'

const before = z.enum(['before-accept', 'after-accept'])

/** A fault for the next requests that match. `before-accept`: nothing happens; `after-accept`: the work is done, its answer suffers. */
export const faultSchema = z.strictObject({
  network: z.enum(networkNames),
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
  network: NetworkName,
  clock: Clock,
  accountOf: (request: FastifyRequest) => string | undefined,
): void {
  const after = new WeakMap<FastifyRequest, Fault>()

  server.addHook('preHandler', async (request, reply) => {
    if (request.url.startsWith('/sandbox') || faults.list().length === 0) return
    const fault = faults.take(network, {
      method: request.method,
      url: request.url,
      accountId: accountOf(request),
    })
    if (!fault) return
    if (momentOf(fault) === 'after-accept') after.set(request, fault)
    else await failBefore(fault, request, reply, clock)
  })

  server.addHook('onSend', async (request, reply, payload) => {
    const fault = after.get(request)
    return fault ? await failAfter(fault, request, reply, payload, clock) : payload
  })
}

function momentOf({ kind, when }: Fault): z.infer<typeof before> {
  if (when) return when
  const later: Fault['kind'][] = ['reset-after-accept', 'cut-reply', 'empty-reply', 'delay', 'hang']
  return later.includes(kind) ? 'after-accept' : 'before-accept'
}

async function failBefore(fault: Fault, request: FastifyRequest, reply: FastifyReply, clock: Clock) {
  switch (fault.kind) {
    case 'delay':
      await clock.sleep(fault.ms)
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
      const spoken = spokenFault(fault, clock)
      return reply.code(spoken.status).headers(spoken.headers).send(spoken.body)
    }
  }
}

async function failAfter(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  clock: Clock,
): Promise<unknown> {
  const { socket } = request.raw
  switch (fault.kind) {
    case 'delay':
      await clock.sleep(fault.ms)
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
      const spoken = spokenFault(fault, clock)
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

function spokenFault(
  fault: Fault,
  clock: Clock,
): { status: number; headers: Record<string, string>; body: string } {
  const json = { 'content-type': 'application/json; charset=utf-8', ...fault.headers }
  if (fault.kind === 'html-503') {
    const body = '<!DOCTYPE html><html><body><h1>Over capacity</h1></body></html>'
    return { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
  }
  if (fault.kind === 'rate-limited') return throttled(fault, clock)
  const body = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body ?? {})
  return { status: fault.status, headers: json, body }
}

function throttled({ network, resetInSeconds }: Fault, clock: Clock) {
  const json = { 'content-type': 'application/json; charset=utf-8' }
  if (network === 'x') {
    const reset = `${Math.ceil(clock.now().getTime() / 1000) + resetInSeconds}`
    const headers = {
      'x-rate-limit-limit': '100',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': reset,
    }
    const problem = {
      title: 'Too Many Requests',
      detail: 'Too Many Requests',
      type: 'about:blank',
      status: 429,
    }
    return { status: 429, headers: { ...json, ...headers }, body: JSON.stringify(problem) }
  }
  if (network === 'mastodon') {
    const reset = new Date(clock.now().getTime() + resetInSeconds * 1000).toISOString()
    const headers = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
    return {
      status: 429,
      headers: { ...json, ...headers },
      body: JSON.stringify({ error: 'Too many requests' }),
    }
  }
  const minutes = Math.ceil(resetInSeconds / 60)
  const full = { type: 'pages', call_count: 100, total_cputime: 40, total_time: 40 }
  const usage = JSON.stringify({ '1': [{ ...full, estimated_time_to_regain_access: minutes }] })
  const error = { message: '(#32) Page request limit reached', type: 'OAuthException', code: 32 }
  return {
    status: 400,
    headers: { ...json, 'x-business-use-case-usage': usage },
    body: JSON.stringify({ error }),
  }
}
