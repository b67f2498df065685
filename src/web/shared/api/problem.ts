import type { Problem as ProblemDocument } from '../../../api/parts/errors.ts'
import { wordsForProblem } from '../feedback/refusal-words.ts'

/** What a status means that comes without a document of ours: from a proxy before the server, or from no server at all. */
const codeOfStatus: Readonly<Record<number, string>> = {
  0: 'unreachable',
  413: 'request-too-large',
  429: 'request-limit',
  502: 'request-not-served',
  503: 'request-not-served',
  504: 'request-not-served',
}

/** What the server refused, or that it cannot be reached (`status` 0, code `unreachable`). */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  /** One sentence for people, in English; `ProblemAlert` shows it in the reader's language where there is a text. */
  readonly detail: string
  readonly params: Readonly<Record<string, string | number>>
  readonly faults: readonly string[]
  readonly requestId: string | undefined
  /** The whole document: some codes have members of their own, such as `choices`. */
  readonly document: Readonly<Partial<ProblemDocument>>

  constructor(document: Partial<ProblemDocument>, status: number) {
    super(document.detail ?? `The server answered ${status}.`)
    this.name = 'Problem'
    this.status = status
    this.code = document.code ?? codeOfStatus[status] ?? 'internal'
    this.detail = this.message
    this.params = document.params ?? {}
    this.faults = document.faults ?? []
    this.requestId = document.requestId
    this.document = document
  }

  /** What it means for any caller, such as `not-found`: the end of its type. */
  get family(): string {
    return this.document.type?.replace(/^.*:/, '') ?? 'internal'
  }

  /** What is wrong beside each field of the body, such as `{ 'names.en': 'is empty' }`. */
  get errorsByField(): Readonly<Record<string, string>> {
    const rows = this.faults.map(fault => /^body\.?([^:]*): (.*)$/s.exec(fault))
    return Object.fromEntries(rows.flatMap(row => (row?.[1] ? [[row[1], row[2] ?? '']] : [])))
  }

  /** Whether the same request may succeed a little later. */
  get isPassing(): boolean {
    const isStillDone = this.code === 'idempotency-key-in-progress'
    return this.status === 0 || this.status === 429 || this.status >= 500 || isStillDone
  }

  /**
   * Whether it decides nothing: the same request may succeed, if only once the person has signed in again, and it says
   * nothing about an earlier attempt whose answer was lost.
   */
  get isForNow(): boolean {
    return this.isPassing || this.status === 401
  }
}

export function unreachable(): Problem {
  return new Problem({ code: 'unreachable', detail: 'Dateline cannot be reached.' }, 0)
}

/** Comes once the reader's language has a sentence for it. */
export async function problemOf(answer: Response): Promise<Problem> {
  const document = await answer.json().catch(() => ({}))
  const problem = new Problem(document as Partial<ProblemDocument>, answer.status)
  await wordsForProblem(problem.code)
  return problem
}

/** A problem as it is; anything else that was thrown as one. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  return new Problem({ code: 'app-failed', detail }, -1)
}
