import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../core/hash.ts'

/**
 * Marks an answer with an `ETag` of its content, and leaves the content out where the caller has it already
 * (`If-None-Match`, RFC 9110, 13.1.2). What a caller may see was decided before.
 */
export async function tagContent(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode !== 200 || typeof payload !== 'string') return payload
  const tag = `"${sha256(payload).slice(0, 32)}"`
  reply.header('etag', tag)
  if (!isHeld(request.headers['if-none-match'], tag)) return payload
  reply.code(304).removeHeader('content-length').removeHeader('content-type')
  return ''
}

/** Whether the header names the tag; a proxy that compresses answers has made it a weak one. */
function isHeld(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some(each => ['*', tag].includes(each.trim().replace(/^W\//, '')))
}
