import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { z } from 'zod'
import { isTagged } from '../api/parts/is-tagged.ts'
import type { FileOf, FileOfAnyType, Operation } from '../api/parts/operation.ts'
import { tagContent } from './content-tag.ts'
import type { App } from './deps.ts'

/** What a handler reads: everything has passed its schema. A body that is a file is as `File` has it. */
export type RequestFor<Op extends Operation, File = Uint8Array> = FastifyRequest<{
  Params: Taken<Op['params'], File>
  Querystring: Taken<Op['query'], File>
  Body: Taken<Op['body'], File>
}>
/** What a handler gives back: the answer; where that is a file or nothing, the reply it has sent itself. */
type Result<Op extends Operation> = Returned<Op['answers'][keyof Op['answers']]>

type Taken<Part, File> = Part extends z.ZodType ? z.output<Part> : Part extends FileOfAnyType ? File : unknown
type Returned<Part> = Part extends z.ZodType ? z.output<Part> : FastifyReply

interface Serving<File> {
  /** Before the body is read, and after it is known who asks. */
  onRequest?: onRequestAsyncHookHandler | onRequestAsyncHookHandler[]
  /** Where the body is a file: how this app has it, such as in memory or on disk. */
  fileBody?: z.ZodType<File>
}

/** The answer of an operation that only says that it is done. */
export const isDone = { done: true } as const

/**
 * Answers an operation of the contract. The reply already has the status of success, which the handler may change to
 * another one of the operation's.
 */
export function serve<Op extends Operation, File = Uint8Array>(
  app: App,
  operation: Op,
  handler: (request: RequestFor<Op, File>, reply: FastifyReply) => Promise<Result<Op>>,
  { onRequest, fileBody }: Serving<File> = {},
): void {
  app.route({
    method: operation.method,
    url: operation.path,
    config: configOf(operation),
    schema: schemaOf(operation, fileBody),
    ...(onRequest ? { onRequest } : {}),
    ...(isTagged(operation) ? { onSend: tagContent } : {}),
    handler: async (request, reply) => {
      reply.code(successOf(operation))
      // The schemas above are those that `RequestFor` is made of.
      return await handler(request as RequestFor<Op, File>, reply)
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
    ...(open === 'to-probes'
      ? { public: true as const, anyHost: true as const, limit: 'none' as const }
      : {}),
    ...(open === 'enrolling' ? { enrolling: true as const } : {}),
    ...(idempotent ? { idempotent } : {}),
    ...(limit ? { limit } : {}),
  }
}

function schemaOf(operation: Operation, fileBody: z.ZodType | undefined) {
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
    ...(fileBody ? { body: fileBody, consumes: ['application/octet-stream'] } : {}),
    ...(Object.keys(response).length > 0 ? { response } : {}),
    ...(files.length > 0 ? { produces: files } : {}),
  }
}

function isFile(answer: Operation['answers'][number] | undefined): answer is FileOf {
  return typeof answer === 'object' && !(answer instanceof z.ZodType)
}
