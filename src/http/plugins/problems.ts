import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { errorCatalogue, type Problem } from '../../api/parts/errors.ts'
import { BusyError } from '../../core/errors/busy-error.ts'
import { DatelineError, type ErrorCode } from '../../core/errors/errors.ts'
import { inLogContext } from '../../core/log-context.ts'
import type { App } from '../deps.ts'

/** Answers every error as a problem document; what nobody foresaw is logged and says nothing about itself. */
export function addProblems(app: App): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const known = asDatelineError(error)
    if (known) return send(reply, request, known)
    inLogContext({ requestId: request.id }, () => request.log.error({ err: error }, 'a request failed'))
    return reply
      .code(500)
      .type('application/problem+json')
      .send({
        type: 'urn:dateline:internal',
        title: 'Something went wrong in Dateline',
        status: 500,
        code: 'internal',
        detail: 'Something went wrong here; the log has the details under this request id.',
        faults: [],
        requestId: request.id,
      } satisfies Problem)
  })
  app.setNotFoundHandler((request, reply) =>
    send(reply, request, new DatelineError('not-found', `There is nothing at ${pathOf(request)}.`)),
  )
}

function send(reply: FastifyReply, request: FastifyRequest, error: DatelineError): FastifyReply {
  const { status, title } = errorCatalogue[error.code]
  const body: Problem = {
    ...error.data,
    type: `urn:dateline:${error.code}`,
    title,
    status,
    code: error.code,
    detail: error.message,
    faults: [...error.faults],
    requestId: request.id,
  }
  if (error instanceof BusyError) reply.header('retry-after', error.retryAfterSeconds)
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

/** What Fastify itself refuses, by its status, in our codes. */
const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  400: 'bad-input',
  401: 'not-signed-in',
  404: 'not-found',
  413: 'too-large',
  415: 'bad-input',
  429: 'too-many-requests',
  503: 'unavailable',
}

/** What people may read of an error; undefined for a fault of ours. */
export function asDatelineError(error: FastifyError): DatelineError | undefined {
  if (error instanceof DatelineError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map(
      fault => `${error.validationContext ?? 'request'}${dotted(fault.instancePath)}: ${fault.message}`,
    )
    return new DatelineError('bad-input', `The request is not right: ${faults.join('; ')}.`, faults)
  }
  const code = codeOfStatus[error.statusCode ?? 500]
  return code ? new DatelineError(code, error.message) : undefined
}

function dotted(path: string): string {
  return path === '/' ? '' : path.replaceAll('/', '.')
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? ''
}
