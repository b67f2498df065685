import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'

/** Where the pieces lie: as media do, by keys of lower-case letters, digits, `-` and `/`. */
export interface PieceStorage {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Undefined where there is nothing by that key. */
  get(key: string): Promise<Readable | undefined>
  delete(key: string): Promise<void>
}

/** Of what size the pieces of a file are kept: making one takes no more memory, however large the file is. */
export const pieceBytes = 4 * 1024 * 1024

export function keyOfPiece(exportId: string, index: number): string {
  return `exports/${exportId}/${index}`
}

/** The bytes of an export, piece after piece. The stream fails where a piece is gone. */
export function readPieces(storage: PieceStorage, { id, pieces }: { id: string; pieces: number }): Readable {
  return Readable.from(
    (async function* () {
      for (let index = 0; index < pieces; index += 1) {
        const piece = await storage.get(keyOfPiece(id, index))
        if (!piece) throw new DatelineError('export-expired', {})
        yield* piece
      }
    })(),
  )
}

/** Deletes the files whose time is over; what was exported, by whom and when stays in the record. */
export async function expireExports(deps: {
  db: Db
  clock: Clock
  mediaStorage: PieceStorage
}): Promise<void> {
  const { rows } = await sql<{ id: string; pieces: number }>`
    update export set state = 'expired' where state = 'ready' and expires_at <= ${deps.clock.now()}
    returning id, pieces`.execute(deps.db)
  for (const { id, pieces } of rows)
    for (let index = 0; index < pieces; index += 1) await deps.mediaStorage.delete(keyOfPiece(id, index))
}
