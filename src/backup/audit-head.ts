import { z } from 'zod'
import { DatelineError } from '../core/errors/errors.ts'
import type { AuditHead, Header } from './format.ts'
import type { Connection } from './tables.ts'

/** The newest row of the audit log; undefined where it has none. */
export async function readAuditHead(connection: Connection): Promise<AuditHead | undefined> {
  const { rows } = await connection.query('select seq::int, hash from audit_log order by seq desc limit 1')
  return z.array(z.object({ seq: z.int(), hash: z.string() })).parse(rows)[0]
}

/**
 * Makes sure that the audit log which was restored ends where the header says.
 * @throws DatelineError `bad-input` where rows of it were taken out of the file, or put in.
 */
export async function assertAuditHead(connection: Connection, file: string, header: Header): Promise<void> {
  if (header.auditHead === undefined) return
  const found = await readAuditHead(connection)
  if (found?.seq === header.auditHead?.seq && found?.hash === header.auditHead?.hash) return
  throw new DatelineError('backup-audit-mismatch', {
    file,
    found: rowOf(found),
    expected: rowOf(header.auditHead),
  })
}

/**
 * What a person must know of the audit log of a backup that was restored.
 * @param known the newest row of the installation's log that this machine remembers, if any.
 */
export function auditSentences(header: Header, known: AuditHead | undefined): string[] {
  const { auditHead: head, madeAt } = header
  const ends =
    head === undefined
      ? 'This backup is of a Dateline that did not note where its audit log ends.'
      : `Its audit log ends at ${rowOf(head)}; what was done after ${madeAt} is not in it.`
  if (!known) return [ends]
  const seen = `This machine has seen ${rowOf(known)}`
  const last = head?.seq ?? 0
  if (head !== undefined && known.seq > last) {
    const lost = known.seq === last + 1 ? `row ${known.seq} is` : `rows ${last + 1} to ${known.seq} are`
    return [
      ends,
      `The audit log is a shorter one. ${seen}: ${lost} not in the backup. Keep a copy of the database that has them; new rows will get the same numbers.`,
    ]
  }
  if (head && known.seq === last && known.hash !== head.hash)
    return [ends, `The audit log is another one. ${seen}, with another hash.`]
  return head === undefined ? [ends, `${seen}; compare it with the log.`] : [ends]
}

/** With as much of the hash as tells rows apart; each start logs the whole one. */
function rowOf(head: AuditHead | null | undefined): string {
  return head ? `row ${head.seq} (${head.hash.slice(0, 12)})` : 'no row'
}
