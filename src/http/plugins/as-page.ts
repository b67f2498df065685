import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { statusOf } from '../../api/parts/errors.ts'
import { errorFamilies } from '../../core/errors/families.ts'
import { inLogContext } from '../../core/logging/log-context.ts'
import { notePage } from '../pages/forms.ts'
import { asDatelineError } from './problems.ts'

/** People come here with a browser: what went wrong is a page, not a problem document. */
export function asPage(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asDatelineError(error)
  if (!known) {
    inLogContext({ requestId: request.id }, () => request.log.error({ err: error }, 'a request failed'))
    return sendPage(reply, notePage('Something went wrong in Dateline', 'The log has the details.'), 500)
  }
  const { title } = errorFamilies[known.family]
  const hint =
    known.family === 'not-signed-in' ? 'Sign in to Dateline in this browser, then try again.' : known.message
  return sendPage(reply, notePage(title, hint), statusOf(known))
}

export function sendPage(reply: FastifyReply, body: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').serializer(String).send(body)
}
