import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readMultipart } from '../multipart.ts'

const words = z.record(z.string(), z.coerce.string()).catch({})
const fields = z.record(z.string(), z.unknown())
const parsed = new WeakMap<FastifyRequest, Record<string, string>>()

/** Query, form, JSON or multipart fields alike, and a bearer token as `access_token`. */
export function parametersOf(request: FastifyRequest): Record<string, string> {
  const known = parsed.get(request)
  if (known) return known
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const parameters = {
    ...(bearer ? { access_token: bearer } : {}),
    ...words.parse(request.query),
    ...bodyFields(request),
  }
  parsed.set(request, parameters)
  return parameters
}

/** How many entries a list shows: 25, or as many as were asked for, at most 100. */
export function limitOf({ limit = '25' }: Record<string, string>): number {
  return Math.min(Math.max(Math.floor(Number(limit)) || 25, 1), 100)
}

function bodyFields(request: FastifyRequest): Record<string, string> {
  const type = request.headers['content-type'] ?? ''
  if (Buffer.isBuffer(request.body)) {
    const parts = readMultipart(type, request.body).filter(part => !fileFields.has(part.name))
    return Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes.toString()]))
  }
  const body = fields.safeParse(request.body)
  if (!body.success) return {}
  return Object.fromEntries(
    Object.entries(body.data).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
}

const fileFields = new Set(['source', 'video_file_chunk'])
