import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FileOf, FileOfAnyType, Operation } from '../api/parts/operation.ts'
import type { App } from './deps.ts'

/** What a handler reads: everything has passed its schema. */
export type RequestFor<Op extends Operation> = FastifyRequest<{
  Params: Taken<Op['params']>
  Querystring: Taken<Op['query']>
  Body: Taken<Op['body']>
}>
/** What a handler gives back: the answer; where that is a file or nothing, the reply it has sent itself. */
type Result<Op extends Operation> = Returned<Op['answers'][keyof Op['answers']]>

type Taken<Part> = Part extends z.ZodType ? z.output<Part> : Part extends FileOfAnyType ? Uint8Array : unknown
type Returned<Part> = Part extends z.ZodType ? z.output<Part> : FastifyReply

/**
 * Answers an operation of the contract. The reply already has the status of success, which the handler may change to
 * another one of the operation's.
 */
export function serve<Op extends Operation>(
  app: App,
  operation: Op,
  handler: (request: RequestFor<Op>, reply: FastifyReply) => Promise<Result<Op>>,
): void {
  app.route({
    method: operation.method,
    url: operation.path,
    config: configOf(operation),
    schema: schemaOf(operation),
    handler: async (request, reply) => {
      reply.code(successOf(operation))
      // The schemas above are those that `RequestFor` is made of.
      return await handler(request as RequestFor<Op>, reply)
    },
  })
}

/** The status of success: the lowest that the operation answers with. */
function successOf({ answers }: Operation): number {
  return Math.min(...Object.keys(answers).map(Number))
}

function configOf({ open, idempotent, limit }: Operation) {
  return {
    ...(open === 'to-all' ? { public: true as const } : {}),
    ...(open === 'enrolling' ? { enrolling: true as const } : {}),
    ...(idempotent ? { idempotent } : {}),
    ...(limit ? { limit } : {}),
  }
}

/** The file itself, as it was sent; see plugins/file-bodies.ts. */
const fileBody = z.instanceof(Uint8Array, { error: 'must be the file itself, with any Content-Type' })

function schemaOf(operation: Operation) {
  const { id, tag, summary, description, params, query, body, answers } = operation
  const response = Object.fromEntries(
    Object.entries(answers).filter(([, answer]) => answer instanceof z.ZodType),
  )
  const files = Object.values(answers).flatMap(answer => (isFile(answer) ? answer.file : []))
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body instanceof z.ZodType ? { body } : {}),
    ...(body && !(body instanceof z.ZodType)
      ? { body: fileBody, consumes: ['application/octet-stream'] }
      : {}),
    ...(Object.keys(response).length > 0 ? { response } : {}),
    ...(files.length > 0 ? { produces: files } : {}),
  }
}

function isFile(answer: Operation['answers'][number] | undefined): answer is FileOf {
  return typeof answer === 'object' && !(answer instanceof z.ZodType)
}
