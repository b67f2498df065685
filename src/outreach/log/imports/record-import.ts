import { sql } from 'kysely'
import { actingAs } from '../../../access/acting.ts'
import type { Actor } from '../../../access/actor.ts'
import { assertMay } from '../../../access/policy.ts'
import { newId } from '../../../core/ids.ts'
import type { Clock } from '../../../core/time/clock.ts'
import type { Db } from '../../../database/connect.ts'
import type { Log } from '../words-of-the-record.ts'
import { type ChosenHeadings, keepHeadings } from './kept-headings.ts'

export interface NewImport {
  actor: Actor
  log: Log
  source: string
  /** The file's name. */
  name: string
  /** The SHA-256 of the file's bytes, in hexadecimal. */
  fileSha256: string
  officeIds: readonly string[]
  /** That the import is for, where it names one. */
  officeId?: string
  /** Columns that it names for headings of the file's own. */
  chosen?: ChosenHeadings
  sandbox: boolean
  /** Rows of closed months that are here already. */
  known: number
  refused: number
}

/** Writes down that an import began, before its first row; gives its id. Its rows are counted as they come in. */
export async function beginImport(
  deps: { db: Db; clock: Clock },
  { actor, ...given }: NewImport,
): Promise<string> {
  const id = newId()
  await actingAs(deps.db, actor, async (trx, current) => {
    for (const officeId of given.officeIds) assertMay(current, 'outreach.log', officeId)
    await trx
      .insertInto('log_import')
      .values({
        id,
        log: given.log,
        source: given.source,
        name: given.name,
        file_sha256: given.fileSha256,
        office_ids: [...given.officeIds],
        sandbox: given.sandbox,
        known: given.known,
        refused: given.refused,
        created_by: current.id,
        created_at: deps.clock.now(),
      })
      .execute()
    const { officeId, chosen = {}, log, source, sandbox } = given
    const headings = { officeId, personId: current.id, log, source, chosen, sandbox }
    await keepHeadings(trx, current, deps.clock.now(), headings)
  })
  return id
}

/** Adds to the counts of an import, in the transaction that wrote the rows. */
export async function countRows(
  trx: Db,
  importId: string,
  { added = 0, known = 0, withdrawn = 0, ended = 0 }: Partial<Record<CountedRows, number>>,
): Promise<void> {
  await sql`
    update log_import set added = added + ${added}, known = known + ${known}, withdrawn = withdrawn + ${withdrawn},
      ended = ended + ${ended}
    where id = ${importId}`.execute(trx)
}

type CountedRows = 'added' | 'known' | 'withdrawn' | 'ended'
