import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Problem, statusOf } from '../../api/parts/errors.ts'
import { BusyError } from '../../core/errors/busy-error.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { errorFamilies } from '../../core/errors/families.ts'
import { inLogContext } from '../../core/logging/log-context.ts'
import type { App } from '../deps.ts'

/** Answers every error as a problem document; an unexpected one is logged and says nothing about itself. */
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
        params: {},
        detail: 'Something went wrong here; the log has the details under this request id.',
        faults: [],
        requestId: request.id,
      } satisfies Problem)
  })
  app.setNotFoundHandler((request, reply) =>
    send(reply, request, new DatelineError('address-not-found', { path: pathOf(request) })),
  )
}

function send(reply: FastifyReply, request: FastifyRequest, error: DatelineError): FastifyReply {
  const { family } = error
  const status = statusOf(error)
  const body: Problem = {
    ...error.data,
    type: `urn:dateline:${family}`,
    title: errorFamilies[family].title,
    status,
    code: error.code,
    params: { ...error.params },
    detail: error.message,
    faults: [...error.faults],
    requestId: request.id,
  }
  if (error instanceof BusyError) reply.header('retry-after', error.retryAfterSeconds)
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

/** What Fastify itself refuses, by its status, in our codes. */
const codeOfStatus = new Map([
  [400, 'request-refused'],
  [413, 'request-too-large'],
  [415, 'request-refused'],
  [503, 'request-not-served'],
] as const)

/** What people may read of an error; undefined for a fault of ours. */
export function asDatelineError(error: FastifyError): DatelineError | undefined {
  if (error instanceof DatelineError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const faults = error.validation.map(
      fault => `${error.validationContext ?? 'request'}${dotted(fault.instancePath)}: ${fault.message}`,
    )
    return new DatelineError('request-invalid', { faults: faults.join('; ') }, faults)
  }
  const code = codeOfStatus.get(error.statusCode as 400)
  return code ? new DatelineError(code, { reason: error.message }) : undefined
}

function dotted(path: string): string {
  return path === '/' ? '' : path.replaceAll('/', '.')
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? ''
}
