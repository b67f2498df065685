import { setImmediate } from 'node:timers/promises'
import type { Db } from '../../database/connect.ts'
import type { AuditHead } from './audit-anchor.ts'
import { hashOfRow } from './audit-log.ts'
import { auditSealingOf, checkSeal } from './audit-seal.ts'
import { lastRestore, whySealed } from './seal-audit-log.ts'

export type AuditVerdict =
  | { intact: true; rows: number; head: AuditHead | undefined }
  | {
      intact: false
      rows: number
      /** Number of the first row that is altered, missing, inserted or without its seal. */
      firstFault: number
      /** What is wrong, in one sentence. */
      problem: string
    }

/** Rows held in memory at once. */
const batch = 1_000

/**
 * Reads the audit log and finds what was altered, taken out, put in, or taken off its end, also by a person who could
 * write the database and worked out all hashes again: each row's hash is sealed with a key that is not in the
 * database, and the newest row is known outside it (audit-anchor.ts).
 *
 * @param options.from number of the first row to read; the hash of the one before it is taken as it is.
 * @param options.to number of the last row to read; then nothing is asked of the end of the log.
 */
export async function verifyAuditLog(
  db: Db,
  options: { from?: number; to?: number } = {},
): Promise<AuditVerdict> {
  const sealing = auditSealingOf(db)
  const anchor = sealing?.anchor?.read()
  const first = Math.max(1, options.from ?? 1)
  const before = await hashBefore(db, first)
  if (before === undefined) return await endsBefore(first)
  const walk = { expected: first, hash: before }
  /** First row of those without a seal that no later row has sealed together. */
  let unsealed: number | undefined
  let checked = 0
  let atAnchor: string | undefined
  const restore = await lastRestore(db)
  const broken = (firstFault: number, problem: string): AuditVerdict => ({
    intact: false,
    rows: checked,
    firstFault,
    problem,
  })
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>=', walk.expected)
      .orderBy('seq')
      .limit(batch)
      .execute()
    for (const row of rows) {
      if (options.to !== undefined && row.seq > options.to)
        return { intact: true, rows: checked, head: undefined }
      if (row.seq !== walk.expected) return broken(walk.expected, missing(walk.expected, row.seq - 1))
      const { hash, key_id: _key, seal: _seal, ...content } = row
      if (row.previous_hash !== walk.hash || hashOfRow(content) !== hash)
        return broken(row.seq, `Row ${row.seq} was altered, or put in.`)
      switch (checkSeal(sealing?.keys, row)) {
        case 'wrong':
          return broken(row.seq, `Row ${row.seq} was altered, or put in, without the key that seals the log.`)
        case 'none':
          unsealed ??= row.seq
          break
        case 'fits':
          if (unsealed !== undefined && whySealed(row) === undefined)
            return broken(unsealed, `Row ${unsealed} has no seal.`)
          unsealed = undefined
          break
        case 'unknown':
          // A later seal covers it; the newest row must have one that we can check.
          if (unsealed !== undefined && whySealed(row) === undefined)
            return broken(unsealed, `Row ${unsealed} has no seal.`)
      }
      if (anchor && anchor !== 'forged' && row.seq === anchor.seq) atAnchor = hash
      walk.expected += 1
      walk.hash = hash
      checked += 1
    }
    if (rows.length < batch) {
      const newest = rows.at(-1)
      return await atEnd(newest && checkSeal(sealing?.keys, newest))
    }
    await setImmediate()
  }

  /** A row that was known is gone, and with it perhaps all after it. After a restore, which explains it, all are read. */
  async function endsBefore(seq: number): Promise<AuditVerdict> {
    if (anchor && anchor !== 'forged' && restore !== '' && restore !== anchor.restore)
      return await verifyAuditLog(db)
    const { newest } = await db
      .selectFrom('audit_log')
      .select(({ fn }) => fn.max('seq').as('newest'))
      .executeTakeFirstOrThrow()
    const last = Number(newest ?? 0)
    return last < seq
      ? broken(last + 1, missing(last + 1, seq - 1))
      : broken(seq - 1, missing(seq - 1, seq - 1))
  }

  async function atEnd(newestSeal: ReturnType<typeof checkSeal> | undefined): Promise<AuditVerdict> {
    const newest = walk.expected - 1
    if (newest === 0 && (await hasPeople(db)))
      return broken(1, 'All rows are missing: the log is empty, though there are people.')
    if (sealing && unsealed !== undefined) return broken(unsealed, `Row ${unsealed} has no seal.`)
    if (sealing && newestSeal === 'unknown')
      return broken(
        newest,
        `Row ${newest} was sealed with a key that is not among SECRET_KEYS; add it again.`,
      )
    if (anchor === 'forged')
      return broken(newest + 1, 'The file that remembers the newest row (audit-head.json) was altered.')
    // After a restore that the anchor does not know, but a seal of ours does, the log is another one.
    if (anchor && (restore === '' || restore === anchor.restore)) {
      if (anchor.seq > newest) return broken(newest + 1, missing(newest + 1, anchor.seq))
      if (anchor.seq >= first && atAnchor !== anchor.hash)
        return broken(anchor.seq, `Row ${anchor.seq} is not the one that was there before.`)
    }
    return {
      intact: true,
      rows: checked,
      head: newest > 0 ? { seq: newest, hash: walk.hash, restore } : undefined,
    }
  }
}

async function hasPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function hashBefore(db: Db, seq: number): Promise<string | undefined> {
  if (seq === 1) return ''
  const row = await db
    .selectFrom('audit_log')
    .select('hash')
    .where('seq', '=', seq - 1)
    .executeTakeFirst()
  return row?.hash
}

function missing(from: number, to: number): string {
  return from === to ? `Row ${from} is missing.` : `Rows ${from} to ${to} are missing.`
}
