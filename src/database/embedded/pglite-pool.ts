import { EventEmitter } from 'node:events'
import { currentLane } from '../lane.ts'
import type { Engine, EngineResult } from './engine.ts'
import { createLanes, type Lanes, type LaneWaits } from './lanes.ts'

/**
 * Gives the one connection of a PGlite the shape of a `pg.Pool`, as far as Kysely, BullMQ and better-auth use it.
 *
 * PGlite answers one statement at a time. A client that says BEGIN takes the connection until its COMMIT or
 * ROLLBACK, while the others wait; outside a transaction the clients take turns statement by statement, so that
 * a client that only listens never holds up the rest. What runs in the background goes behind all else (lanes.ts).
 */
export class PGlitePool extends EventEmitter {
  /** BullMQ asks whether a dropped listener would be noticed; in one process nothing can drop. */
  readonly options = { keepAlive: true }
  private readonly lanes = createLanes()
  private readonly engine: Engine

  constructor(engine: Engine) {
    super()
    this.setMaxListeners(0)
    this.engine = engine
  }

  async connect(): Promise<PGliteClient> {
    return new PGliteClient(this.engine, this.lanes)
  }

  async query(query: QueryLike, parameters?: readonly unknown[]): Promise<PgResult> {
    const client = await this.connect()
    return await client.query(query, parameters)
  }

  async end(): Promise<void> {
    const giveBack = await this.lanes.take('foreground')
    await this.engine.close().finally(giveBack)
  }

  waits(): readonly LaneWaits[] {
    return this.lanes.waits()
  }
}

export interface PgResult {
  command: string
  rowCount: number
  rows: Record<string, unknown>[]
}

type QueryLike = string | { text: string; values?: readonly unknown[] }

// A statement may begin with comments: BullMQ's do.
const opens = /^(?:\s|--.*\n)*(?:begin|start\s+transaction)\b/i
const closes = /^(?:\s|--.*\n)*(?:commit|end|rollback(?!\s+to\b))\b/i
const listens = /^(?:\s|--.*\n)*(un)?listen\s+"?([\w-]+)"?/i

class PGliteClient extends EventEmitter {
  private giveBack: (() => void) | undefined
  private readonly unlisten = new Map<string, () => Promise<void>>()
  private readonly engine: Engine
  private readonly lanes: Lanes

  constructor(engine: Engine, lanes: Lanes) {
    super()
    this.setMaxListeners(0)
    this.engine = engine
    this.lanes = lanes
  }

  async query(query: QueryLike, parameters?: readonly unknown[]): Promise<PgResult> {
    const text = typeof query === 'string' ? query : query.text
    const values = [...((typeof query === 'string' ? parameters : query.values) ?? [])]
    const listening = listens.exec(text)
    if (listening?.[2]) return await this.listen(listening[2], listening[1] ? 'stop' : 'start')
    if (this.giveBack) return await this.inTransaction(text, values)

    const giveBack = await this.lanes.take(currentLane())
    if (!opens.test(text)) return await this.run(text, values).finally(giveBack)
    try {
      const result = await this.run(text, values)
      this.giveBack = giveBack
      return result
    } catch (thrown) {
      giveBack()
      throw thrown
    }
  }

  /** Ends what the caller left open, so that an abandoned transaction cannot stop everyone else. */
  release(): void {
    if (this.giveBack) void this.query('rollback').catch(() => undefined)
    for (const stop of this.unlisten.values()) void stop().catch(() => undefined)
    this.unlisten.clear()
  }

  private async inTransaction(text: string, values: unknown[]): Promise<PgResult> {
    try {
      return await this.run(text, values)
    } finally {
      if (closes.test(text)) {
        this.giveBack?.()
        this.giveBack = undefined
      }
    }
  }

  private async run(text: string, values: unknown[]): Promise<PgResult> {
    return asPgResult(text, await this.engine.run(text, values))
  }

  private async listen(channel: string, wish: 'start' | 'stop'): Promise<PgResult> {
    await this.unlisten.get(channel)?.()
    this.unlisten.delete(channel)
    if (wish === 'start') {
      const stop = await this.engine.listen(channel, payload =>
        this.emit('notification', { channel, payload }),
      )
      this.unlisten.set(channel, stop)
    }
    return { command: wish === 'start' ? 'LISTEN' : 'UNLISTEN', rowCount: 0, rows: [] }
  }
}

function asPgResult(text: string, { rows, affectedRows }: EngineResult): PgResult {
  const command = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? ''
  return { command, rowCount: affectedRows || rows.length, rows }
}
