import type { Db } from '../../database/connect.ts'
import type { AuditHead } from './audit-anchor.ts'
import type { WrittenHead } from './audit-log.ts'
import { auditSealingOf } from './audit-seal.ts'

/**
 * Remembers outside the database what a transaction has appended to the audit log. Where the log no longer goes on from
 * the row that was known, the known one stays: it is the evidence by which the next check finds that rows are gone.
 */
export async function rememberHead(db: Db, written: WrittenHead): Promise<void> {
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
