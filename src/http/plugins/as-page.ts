import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOf } from '../../api/parts/errors.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { inLogContext } from '../../core/logging/log-context.ts'
import type { Html } from '../pages/frame/html.ts'
import { tell } from '../pages/frame/view.ts'
import { errorPage, signInFirstPage } from '../pages/notes.ts'
import { wordsOfError } from '../pages/words/error-words.ts'
import { viewOf } from './caller/view.ts'
import { asDatelineError } from './problems.ts'

/** People come here with a browser: what went wrong is a page, not a problem document. */
export function asPage(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const view = viewOf(request)
  const known = asDatelineError(error)
  if (!known) {
    inLogContext({ requestId: request.id }, () => request.log.error({ err: error }, 'a request failed'))
    return sendPage(
      reply,
      errorPage(view, 'broken', tell(view, 'notes.brokenDetail', { id: request.id })),
      500,
    )
  }
  if (known.family !== 'not-signed-in')
    return sendPage(reply, errorPage(view, known.family, wordsOfError(view, known)), statusOf(known))
  // A page with a query may be the end of something that is taken once.
  const mayReturn = request.method === 'GET' && !request.url.includes('?')
  return sendPage(reply, signInFirstPage(view, mayReturn ? request.url : '/'), statusOf(known))
}

export function sendPage(reply: FastifyReply, body: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').serializer(String).send(body)
}

/** A page of ours with the fault in it; what is not for people is thrown on. */
export function sendFault(
  request: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
  render: (sentence: Html) => string,
): FastifyReply {
  if (!(thrown instanceof DatelineError)) throw thrown
  return sendPage(reply, render(wordsOfError(viewOf(request), thrown)), statusOf(thrown))
}
