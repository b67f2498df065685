import type { EngineResult } from './engine.ts'

/** What the thread is started with. */
export interface ThreadData {
  dataDir: string
  /** Makes the directory first. */
  unpack: boolean
}

/** What the main thread asks of the database's thread; each is answered under its number. */
export type Ask = { id: number } & (
  | { ask: 'run'; text: string; values: readonly unknown[] }
  | { ask: 'listen' | 'unlisten'; channel: string }
  | { ask: 'close' }
)

export type Answer =
  | { id: number; result: EngineResult | undefined }
  | { id: number; fault: Record<string, unknown> }
  | { channel: string; payload: string }

/**
 * A copy between threads keeps an error's words but loses PostgreSQL's fields (`code`, `constraint` …). What PGlite
 * adds to them, the statement with its values and functions, stays behind.
 */
export function fieldsOf(thrown: unknown): Record<string, unknown> {
  const { message, name, stack, ...others } = thrown as Error
  const plain = Object.entries(others).filter(([, value]) => ['string', 'number'].includes(typeof value))
  return { ...Object.fromEntries(plain), message, name, stack }
}

/** @returns the error that `fieldsOf` took apart. */
export function errorOf({ message, ...fields }: Record<string, unknown>): Error {
  return Object.assign(new Error(String(message)), fields)
}
