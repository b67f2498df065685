import { sql } from 'kysely'
import type { Logger } from '../../core/logging/logger.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { auditSealingOf } from './audit-seal.ts'
import { type AuditVerdict, verifyAuditLog } from './verify-audit-log.ts'

interface WatchDeps {
  db: Db
  clock: Clock
  log: Logger
}

/** A log of up to so many rows is read whole each day; of a longer one the newest, and a thirtieth of the others. */
const wholeRows = 200_000
const dayMs = 86_400_000
const slices = 30

/**
 * Keeps an eye on the audit log, from one of the processes: every minute on the rows since the last look, and once a
 * day on the rest, so that a row of any age is read within a month. What it finds is reported to every admin, once.
 */
export function watchAuditLog(deps: WatchDeps): () => Promise<void> {
  let readAt = deps.clock.now().getTime()
  let reported: string | undefined
  return async function look() {
    const now = deps.clock.now().getTime()
    const isDaily = now - readAt >= dayMs
    const verdict = isDaily ? await readMuch(deps, now) : await readNew(deps.db)
    if (isDaily) readAt = now
    if (verdict.intact) {
      if (isDaily) deps.log.info({ rows: verdict.rows, ...verdict.head }, 'the audit log is intact')
      return
    }
    if (reported === verdict.problem) return
    deps.log.error({ firstFault: verdict.firstFault, problem: verdict.problem }, 'the audit log is broken')
    await reportBroken(deps.db, verdict)
    reported = verdict.problem
  }
}

/** Reads from the newest row that was known on, and remembers the newest one there is now. */
async function readNew(db: Db): Promise<AuditVerdict> {
  const anchor = auditSealingOf(db)?.anchor
  const known = anchor?.read()
  const verdict = await verifyAuditLog(db, known && known !== 'forged' ? { from: known.seq } : {})
  if (!verdict.intact || !verdict.head) return verdict
  if (known && known !== 'forged' && known.restore !== verdict.head.restore) anchor?.reset(verdict.head)
  else anchor?.advance(verdict.head)
  return verdict
}

async function readMuch(deps: WatchDeps, now: number): Promise<AuditVerdict> {
  const { rows } = await sql<{
    newest: number
  }>`select coalesce(max(seq), 0)::int as newest from audit_log`.execute(deps.db)
  const newest = rows[0]?.newest ?? 0
  if (newest <= wholeRows) return await verifyAuditLog(deps.db)
  const size = Math.ceil(newest / slices)
  const from = 1 + (Math.floor(now / dayMs) % slices) * size
  const slice = await verifyAuditLog(deps.db, { from, to: from + size })
  return slice.intact ? await verifyAuditLog(deps.db, { from: newest - wholeRows }) : slice
}

/** In a transaction of its own: each process that finds it reports it, and its notification is written once. */
async function reportBroken(
  db: Db,
  { firstFault, problem }: AuditVerdict & { intact: false },
): Promise<void> {
  await db.transaction().execute(async trx => {
    await recordEvents(trx, [
      { kind: 'audit.broken', officeId: null, subjectId: 'audit-log', data: { firstFault, problem } },
    ])
  })
}
