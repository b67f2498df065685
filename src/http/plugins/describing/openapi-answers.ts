import { z } from 'zod'
import { operations } from '../../../api/contract.ts'
import { familyOf, problem, statusOf } from '../../../api/parts/errors.ts'
import { errorsOf } from '../../../api/parts/errors-of.ts'
import { isTagged } from '../../../api/parts/is-tagged.ts'
import type { Operation } from '../../../api/parts/operation.ts'
import { errorFamilies } from '../../../core/errors/families.ts'

const described = z.looseObject({
  parameters: z.array(z.looseObject({})).optional(),
  responses: z.record(z.string(), z.looseObject({})).default({}),
})
const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), described)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).optional() }),
})

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: 'Sent again with the same key, a request is answered as the first time and does nothing again',
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  schema: { type: 'string' },
  description:
    'The `ETag` of an answer that you have: where nothing has changed, the answer is 304 and empty',
}
const etag = { schema: { type: 'string' }, description: 'Stands for exactly this content' }

/**
 * The OpenAPI document with what the routes do not say: files, answers without a body, the errors of each operation, and
 * which take an idempotency key or no sign-in.
 */
export function withAnswers(made: unknown): unknown {
  const { paths, components, ...rest } = document.parse(made)
  const known = new Map(
    operations.map(operation => [endpointOf(operation.method, operation.path), operation]),
  )
  const all = mapEntries(paths, (path, methods) =>
    mapEntries(methods, (method, each) => {
      const operation = known.get(endpointOf(method, path))
      return operation ? { ...each, ...saidBy(operation, each) } : each
    }),
  )
  const schemas = { ...components.schemas, Problem: z.toJSONSchema(problem, { target: 'draft-2020-12' }) }
  return { ...rest, paths: all, components: { ...components, schemas } }
}

function saidBy(operation: Operation, { parameters = [], responses }: z.output<typeof described>) {
  const headers = [
    ...(operation.idempotent ? [idempotencyKey] : []),
    ...(isTagged(operation) ? [ifNoneMatch] : []),
  ]
  const isPublic = operation.open === 'to-all' || operation.open === 'to-probes'
  return {
    operationId: operation.id,
    ...(headers.length > 0 ? { parameters: [...parameters, ...headers] } : {}),
    ...(isPublic ? { security: [] } : {}),
    responses: responsesOf(operation, responses),
  }
}

function responsesOf(operation: Operation, made: Record<string, object>) {
  const answers = Object.entries(operation.answers).map(([status, answer]) => {
    if (answer === 'nothing') return [status, { description: 'Without a body' }]
    if (answer instanceof z.ZodType)
      return [
        status,
        { ...made[status], ...(isTagged(operation) ? { headers: { ETag: etag } } : {}), description: 'Done' },
      ]
    const content = Object.fromEntries(answer.file.map(type => [type, {}]))
    return [status, { description: 'The file', content }]
  })
  const unchanged = isTagged(operation) ? { 304: { description: 'As you have it already' } } : {}
  return { ...Object.fromEntries(answers), ...unchanged, ...errorResponses(operation) }
}

function errorResponses(operation: Operation) {
  const byStatus = Object.groupBy(errorsOf(operation), code => statusOf({ family: familyOf(code) }))
  return mapEntries(byStatus, (_status, codes) => ({
    description: (codes ?? []).map(code => `\`${code}\`: ${errorFamilies[familyOf(code)].title}`).join('; '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }))
}

function mapEntries<Value, Result>(
  record: Partial<Record<string, Value>>,
  change: (name: string, value: Value) => Result,
): Record<string, Result> {
  const entries = Object.entries(record) as [string, Value][]
  return Object.fromEntries(entries.map(([name, value]) => [name, change(name, value)]))
}

/** Such as `GET /news/{id}`. */
function endpointOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/:(\w+)/g, '{$1}')}`
}
