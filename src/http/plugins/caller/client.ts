import type { FastifyRequest } from 'fastify'
import type { Client } from '../../../access/signing-in/client.ts'

/** Where a request comes from, with the cookies of its browser. */
export function clientOf(request: FastifyRequest): Client & { headers: Headers } {
  const { cookie } = request.headers
  const agent = request.headers['user-agent']
  return {
    networkAddress: request.ip,
    headers: new Headers(cookie ? { cookie } : {}),
    ...(agent ? { userAgent: agent.slice(0, 300) } : {}),
  }
}
