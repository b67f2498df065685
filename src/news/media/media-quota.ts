import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'

/** What the files of one office may take, in bytes, where no setting says otherwise. */
const defaultQuotaBytes = 10_000 * 1024 * 1024

/** Lets no other transaction add to the files of the office until this one ends, so that what is counted stays true. */
export async function holdQuota(trx: Db, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`media-quota:${officeId}`}, 0))`.execute(trx)
}

/**
 * Refuses `bytes` that would take an office beyond its quota, counting stored files and what uploads in progress have
 * announced. Binding only in a transaction that holds the quota; elsewhere it spares work that would be for nothing.
 * @throws DatelineError `quota-exceeded`.
 */
export async function assertQuota(
  db: Db,
  { officeId, quotaBytes = defaultQuotaBytes }: { officeId: string; quotaBytes: number | undefined },
  bytes: number,
): Promise<void> {
  const { rows } = await sql<{ used: string }>`
    select coalesce((select sum(byte_count) from media where office_id = ${officeId}), 0)
      + coalesce((select sum(byte_count) from upload where office_id = ${officeId} and media_id is null), 0) as used
  `.execute(db)
  const used = Number(rows[0]?.used ?? 0)
  if (used + bytes <= quotaBytes) return
  throw new DatelineError(
    'quota-exceeded',
    {
      officeId,
      usedMegabytes: megabytes(used),
      quotaMegabytes: megabytes(quotaBytes),
      addedMegabytes: megabytes(Math.max(bytes, 0)),
    },
    { officeId, usedBytes: used, quotaBytes },
  )
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')
}
