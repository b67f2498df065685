import { DatelineError } from '../core/errors/errors.ts'
import type { Db } from '../database/connect.ts'

/**
 * Before something new is made for an office: it must not be archived, and is not until the transaction ends.
 * @throws DatelineError `office-not-found`, `office-archived`.
 */
export async function assertOfficeOpen(trx: Db, officeId: string): Promise<void> {
  const office = await trx
    .selectFrom('office')
    .select('archived_at')
    .where('id', '=', officeId)
    .forKeyShare()
    .executeTakeFirst()
  if (!office) throw new DatelineError('office-not-found', { officeId })
  if (office.archived_at) throw new DatelineError('office-archived', { officeId })
}
