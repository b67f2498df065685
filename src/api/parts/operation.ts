import type { z } from 'zod'
import type { ErrorCode } from '../../core/errors/catalogue.ts'
import type { ErrorFamily } from '../../core/errors/families.ts'
import type { CommandOfOperation } from './command-of-operation.ts'

/** One operation of the HTTP API, as data: the server, the OpenAPI document and the command line are built on it. */
export interface Operation {
  /** The resource and what is done, such as `news.submit`; the `operationId` of OpenAPI. */
  readonly id: string
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the address of the server, with parameters as `:id`. */
  readonly path: string
  /** Under which heading it is described. */
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  /** A JSON body, or a file as it is. */
  readonly body?: z.ZodType | FileOfAnyType
  /** By status, beginning with that of success. */
  readonly answers: Readonly<Record<number, z.ZodType | FileOf | 'nothing'>>
  /** What it refuses beyond what every operation of its kind does (`errorsOf`). */
  readonly errors: readonly Refusal[]
  /**
   * Who is let in without the usual sign-in: everyone (`to-all`), also under any host and uncounted (`to-probes`), or
   * also a person who must set up a second factor first (`enrolling`).
   */
  readonly open?: 'to-all' | 'to-probes' | 'enrolling'
  /**
   * Takes `Idempotency-Key`: sent again with the same key, it is answered as the first time and does nothing. Where the
   * answer holds a secret (`unkept`), the record does not keep it, and the second request is refused.
   */
  readonly idempotent?: true | 'unkept'
  /** The command of `dateline` that does it, or why there is none. */
  readonly command: CommandOfOperation
  /** Counted by itself, so that no amount of other work keeps a person from it. */
  readonly limit?: 'emergency'
}

/** A type of errors, or one code that callers are likely to act on. */
export type Refusal = ErrorFamily | ErrorCode

/** The body is a file itself, of whatever Content-Type. */
export interface FileOfAnyType {
  readonly file: 'any'
}
/** The answer is a file of one of these media types. */
export interface FileOf {
  readonly file: readonly string[]
}

/** An operation; its `params` must name just what its path does. */
export function operation<const Given extends Operation>(given: Given & ParamsOfPath<Given>): Given {
  return given
}

type ParamsOfPath<Op extends Operation> = [NamesIn<Op['path']>] extends [never]
  ? { readonly params?: never }
  : { readonly params: z.ZodType<Record<NamesIn<Op['path']>, string>, Record<NamesIn<Op['path']>, string>> }

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** What a caller hands in, in the form it has on the wire: moments are texts. */
export type Input<Op extends Operation> = Sent<'params', Op['params']> &
  Sent<'query', Op['query']> &
  Sent<'body', Op['body']>

type Sent<Name extends string, Part> = Part extends z.ZodType
  ? object extends z.input<Part>
    ? { readonly [Key in Name]?: z.input<Part> }
    : { readonly [Key in Name]: z.input<Part> }
  : Part extends FileOfAnyType
    ? { readonly [Key in Name]: Uint8Array | Blob }
    : unknown

/** What is answered, read: moments are a `Date`. */
export type Answer<Op extends Operation> = Read<Op['answers'][keyof Op['answers']]>
/** What is answered, as JSON has it: for callers without Zod, such as browsers. */
export type AnswerOnWire<Op extends Operation> = Written<Op['answers'][keyof Op['answers']]>

type Read<Part> = Part extends z.ZodType ? z.output<Part> : Part extends FileOf ? Uint8Array : undefined
type Written<Part> = Part extends z.ZodType ? z.input<Part> : Part extends FileOf ? Blob : undefined

/**
 * The address of a request below that of the server. Fields of the query without a value are left out; of a list, each
 * value is a field.
 */
export function addressOf(
  { path }: Pick<Operation, 'path'>,
  { params = {}, query = {} }: { params?: unknown; query?: unknown } = {},
): string {
  const values = new Map(Object.entries(Object(params)))
  const filled = path.replace(/:(\w+)/g, (_all, name) => encodeURIComponent(String(values.get(name))))
  const given = Object.entries(Object(query)).filter(([, value]) => value !== undefined)
  if (given.length === 0) return filled
  const texts = given.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, String(each)]),
  )
  return `${filled}?${new URLSearchParams(texts)}`
}
