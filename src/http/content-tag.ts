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
  if (!hasAlready(request.headers['if-none-match'], tag)) return payload
  reply.code(304).removeHeader('content-length').removeHeader('content-type')
  return ''
}

/**
 * Whether a caller has what a tag names already, by `If-None-Match`. The tag may be a weak one there: a proxy that
 * compresses answers makes it so.
 */
export function hasAlready(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || header.split(',').some(each => each.trim().replace(/^W\//, '') === tag)
}
