import { sql } from 'kysely'
import { canonicalJson, sha256 } from '../../core/hash.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { CurrentActor } from '../actor.ts'
import { seal } from './audit-seal.ts'

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
    | 'project'
    | 'topic'
    | 'log-word'
    | 'handle'
    | 'translation'
    | 'feed'
    | 'series'
    | 'everything'
  subjectId: string
  detail?: Record<string, unknown>
}

/** Any number: it only has to be the same for everyone who appends. */
const appendLock = 71_120_251

/**
 * Appends to the audit log inside the caller's transaction, so that a deed and its record are one.
 * Each row holds the hash of the one before it, and its own hash is sealed with a key that the database never sees;
 * `verifyAuditLog` finds what was altered.
 */
export async function writeAudit(
  trx: Db,
  actor: CurrentActor,
  at: Date,
  entries: readonly AuditEntry[],
): Promise<WrittenHead | undefined> {
  if (entries.length === 0) return undefined
  await lockAuditLog(trx)
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
    previousHash = hashOfRow(row)
    return { ...row, detail: toJson(row.detail), hash: previousHash, ...seal(trx, previousHash) }
  })
  await trx.insertInto('audit_log').values(rows).execute()
  const previous = heads.get(trx)?.previous ?? { seq: last?.seq ?? 0, hash: last?.hash ?? '' }
  const head = { seq, hash: previousHash, previous }
  heads.set(trx, head)
  return head
}

/** No one else appends until the transaction ends. */
export async function lockAuditLog(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(appendLock)})`.execute(trx)
}

export interface WrittenHead {
  seq: number
  hash: string
  /** The row that it goes on from; 0 and empty for the first. */
  previous: { seq: number; hash: string }
}

/** The newest row that this transaction has written; the transaction that commits it hands it to the anchor. */
export function headWrittenIn(trx: Db): WrittenHead | undefined {
  return heads.get(trx)
}

/** The SHA-256 that binds a row to the one before it; `row` holds neither it nor its seal. */
export function hashOfRow(row: Record<string, unknown>): string {
  return sha256(canonicalJson(row))
}

const heads = new WeakMap<Db, WrittenHead>()
