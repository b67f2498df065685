import type { PGlite } from '@electric-sql/pglite'
import { parsersByType } from '../value-parsers.ts'

/** What the pool asks of a PGlite, whichever thread that one runs on. */
export interface Engine {
  /** Answers one statement, or the last of several where no values are given. Throws PostgreSQL's own error. */
  run(text: string, values: readonly unknown[]): Promise<EngineResult>
  /** Calls `heard` at each NOTIFY on `channel`, until what it returns is called. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export interface EngineResult {
  rows: Record<string, unknown>[]
  affectedRows: number
}

/** The engine of a PGlite on this thread. */
export function engineOf(pglite: PGlite): Engine {
  const options = { parsers: parsersByType }
  return {
    async run(text, values) {
      const result =
        values.length > 0
          ? await pglite.query(text, [...values], options)
          : (await pglite.exec(text, options)).at(-1)
      return {
        rows: (result?.rows ?? []) as Record<string, unknown>[],
        affectedRows: result?.affectedRows ?? 0,
      }
    },
    async listen(channel, heard) {
      const stop = await pglite.listen(channel, heard)
      return () => stop()
    },
    close: () => pglite.close(),
  }
}
