import type { Db } from '../../database/connect.ts'
import type { AuditHead } from './audit-anchor.ts'
import { headWrittenIn, type WrittenHead } from './audit-log.ts'
import { auditSealingOf } from './audit-seal.ts'

/**
 * A transaction that may write into the audit log; what it wrote is remembered outside the database as soon as it
 * stands. Every transaction with `writeAudit` in it goes through here, or through `actingAs`, which does.
 */
export async function auditedTransaction<Value>(db: Db, work: (trx: Db) => Promise<Value>): Promise<Value> {
  let head: WrittenHead | undefined
  const value = await db.transaction().execute(async trx => {
    const done = await work(trx)
    head = headWrittenIn(trx)
    return done
  })
  if (head) await rememberHead(db, head)
  return value
}

/**
 * Remembers outside the database what a transaction has appended to the audit log. Where the log no longer goes on from
 * the row that was known, the known one stays: it is the evidence by which the next check finds that rows are gone.
 */
async function rememberHead(db: Db, written: WrittenHead): Promise<void> {
  const anchor = auditSealingOf(db)?.anchor
  const known = anchor?.read()
  if (!anchor || known === 'forged' || (known && known.seq >= written.seq)) return
  if (known === undefined || (await goesOnFrom(db, known, written))) anchor.advance(written)
}

async function goesOnFrom(db: Db, known: AuditHead, { previous }: WrittenHead): Promise<boolean> {
  if (known.seq > previous.seq) return false
  if (known.seq === previous.seq) return known.hash === previous.hash
  // Other processes have appended in between.
  const row = await db.selectFrom('audit_log').select('hash').where('seq', '=', known.seq).executeTakeFirst()
  return row?.hash === known.hash
}
