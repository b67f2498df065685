import { sql } from 'kysely'
import { canonicalJson, sha256 } from '../core/hash.ts'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import type { CurrentActor } from './actor.ts'

export interface AuditEntry {
  /** What was done, e.g. `news.approve`. */
  action: string
  officeId: string | null
  subjectKind:
    | 'news_item'
    | 'post'
    | 'channel'
    | 'office'
    | 'person'
    | 'outreach'
    | 'infographic'
    | 'everything'
  subjectId: string
  detail?: Record<string, unknown>
}

/** Any number: it only has to be the same for everyone who appends. */
const appendLock = 71_120_251

/**
 * Appends to the audit log inside the caller's transaction, so that a deed and its record are one.
 * Each row holds the hash of the one before it; `verifyAuditLog` finds a row that was altered.
 */
export async function writeAudit(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  await sql`select pg_advisory_xact_lock(${sql.lit(appendLock)})`.execute(trx)
  const last = await trx
    .selectFrom('audit_log')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let seq = last?.seq ?? 0
  let previousHash = last?.hash ?? ''
  const rows = entries.map(entry => {
    seq += 1
    const row = {
      seq,
      at,
      actor: `${actor.via}:${actor.id}`,
      action: entry.action,
      office_id: entry.officeId,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      detail: entry.detail ?? {},
      previous_hash: previousHash,
    }
    previousHash = hashOf(row)
    return { ...row, detail: toJson(row.detail), hash: previousHash }
  })
  await trx.insertInto('audit_log').values(rows).execute()
}

/** The number of the first altered, missing or inserted row; undefined when the chain holds. */
export async function verifyAuditLog(db: Db): Promise<number | undefined> {
  let expected = 1
  let previousHash = ''
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>=', expected)
      .orderBy('seq')
      .limit(1_000)
      .execute()
    for (const { hash, ...row } of rows) {
      if (row.seq !== expected || row.previous_hash !== previousHash || hashOf(row) !== hash) return expected
      expected += 1
      previousHash = hash
    }
    if (rows.length < 1_000) return undefined
  }
}

function hashOf(row: Record<string, unknown>): string {
  return sha256(canonicalJson(row))
}
