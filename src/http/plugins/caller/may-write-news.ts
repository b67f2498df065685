import type { FastifyRequest } from 'fastify'
import { refuseEarly } from '../../../access/policy.ts'
import { actorOf } from './actor.ts'

/**
 * For `onRequest` of routes that take a file for the office of their query: refuses a person who may not write news
 * there before the file is read. An office that is missing or malformed is for the schema to refuse.
 * @throws DatelineError `not-allowed`.
 */
export async function mayWriteNews(request: FastifyRequest): Promise<void> {
  const { officeId } = (request.query ?? {}) as { officeId?: unknown }
  if (typeof officeId === 'string') refuseEarly(actorOf(request), 'news.write', officeId)
}
