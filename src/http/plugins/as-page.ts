import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOf } from '../../api/parts/errors.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { errorFamilies } from '../../core/errors/families.ts'
import { inLogContext } from '../../core/logging/log-context.ts'
import { notePage, signInFirstPage } from '../pages/forms.ts'
import { asDatelineError } from './problems.ts'

/** People come here with a browser: what went wrong is a page, not a problem document. */
export function asPage(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asDatelineError(error)
  if (!known) {
    inLogContext({ requestId: request.id }, () => request.log.error({ err: error }, 'a request failed'))
    return sendPage(reply, notePage('Something went wrong in Dateline', 'The log has the details.'), 500)
  }
  const { title } = errorFamilies[known.family]
  if (known.family !== 'not-signed-in')
    return sendPage(reply, notePage(title, known.message), statusOf(known))
  // A page with a query may be the end of something that is taken once.
  const mayReturn = request.method === 'GET' && !request.url.includes('?')
  return sendPage(reply, signInFirstPage(title, mayReturn ? request.url : '/'), statusOf(known))
}

export function sendPage(reply: FastifyReply, body: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').serializer(String).send(body)
}

/** A page of ours with the fault in it; what is not for people is thrown on. */
export function sendFault(
  reply: FastifyReply,
  thrown: unknown,
  render: (sentence: string) => string,
): FastifyReply {
  if (!(thrown instanceof DatelineError)) throw thrown
  return sendPage(reply, render(thrown.message), statusOf(thrown))
}
