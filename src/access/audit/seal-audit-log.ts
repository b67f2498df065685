import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { systemActor } from '../actor.ts'
import type { AuditHead } from './audit-anchor.ts'
import { lockAuditLog, writeAudit } from './audit-log.ts'
import { auditSealingOf, checkSeal } from './audit-seal.ts'

/** Why rows without a seal are sealed together: they are older than seals, or came in from a backup. */
export type WhySealed = 'first' | 'restored'

/**
 * Seals rows that have no seal, by one sealed row after them, which holds the last hash of their chain. Only a start
 * does this: the first one with keys, of a log of which nothing is known outside the database yet, and the first one
 * after a restore. Otherwise a person who took all seals away would have their log sealed for them.
 * @returns how many rows it was sealed after; undefined where there was nothing to do.
 */
export async function sealAuditLog(
  deps: { db: Db; clock: Clock },
  why: WhySealed,
): Promise<number | undefined> {
  const anchor = auditSealingOf(deps.db)?.anchor
  if (why === 'first' && anchor?.read() !== undefined) return undefined
  const head = await deps.db.transaction().execute(async trx => {
    await lockAuditLog(trx)
    const newest = await trx
      .selectFrom('audit_log')
      .select(['seq', 'hash', 'seal'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!newest) return undefined
    if (why === 'first') {
      const sealed = await trx
        .selectFrom('audit_log')
        .select('seq')
        .where('seal', 'is not', null)
        .limit(1)
        .executeTakeFirst()
      if (sealed) return undefined
    }
    return await writeAudit(trx, systemActor, deps.clock.now(), [
      {
        action: 'audit.seal',
        officeId: null,
        subjectKind: 'everything',
        subjectId: 'audit-log',
        detail: { why, rows: newest.seq, ...(why === 'restored' ? newerThan(newest, anchor?.read()) : {}) },
      },
    ])
  })
  if (!head) return undefined
  const { seq, hash } = head
  if (why === 'restored') anchor?.reset({ seq, hash, restore: hash })
  else anchor?.advance(head)
  return head.seq - 1
}

/** The row that was known before a restore of a shorter log, which is the only trace of it there. */
function newerThan(
  newest: { seq: number; hash: string },
  known: AuditHead | 'forged' | undefined,
): { knownBefore?: { seq: number; hash: string } } {
  if (!known || known === 'forged' || known.seq < newest.seq || known.hash === newest.hash) return {}
  return { knownBefore: { seq: known.seq, hash: known.hash } }
}

/** Why a row seals those before it; undefined for any other row. */
export function whySealed(row: { action: string; detail: Record<string, unknown> }): WhySealed | undefined {
  if (row.action !== 'audit.seal') return undefined
  return row.detail.why === 'restored' ? 'restored' : 'first'
}

/** Hash of the row by which the log was sealed after the last restore; empty where it never was, or by others' keys. */
export async function lastRestore(db: Db): Promise<string> {
  const row = await db
    .selectFrom('audit_log')
    .select(['hash', 'key_id', 'seal', 'action', 'detail'])
    .where('subject_kind', '=', 'everything')
    .where('subject_id', '=', 'audit-log')
    .where('action', '=', 'audit.seal')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || whySealed(row) !== 'restored') return ''
  return checkSeal(auditSealingOf(db)?.keys, row) === 'fits' ? row.hash : ''
}
