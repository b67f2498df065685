import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { type OfficeInFull, officesInFull } from '../office-in-full.view.ts'

/**
 * The office as it is, with its row held against other edits until the transaction ends; nothing that refers to it
 * waits.
 * @throws DatelineError `office-not-found`.
 */
export async function lockOffice(trx: Db, officeId: string): Promise<OfficeInFull> {
  await trx.selectFrom('office').select('id').where('id', '=', officeId).forNoKeyUpdate().execute()
  return await existing(trx, officeId)
}

/** As `lockOffice`, and against everything new that refers to it, such as posts that are being scheduled. */
export async function lockOfficeAlone(trx: Db, officeId: string): Promise<OfficeInFull> {
  await trx.selectFrom('office').select('id').where('id', '=', officeId).forUpdate().execute()
  return await existing(trx, officeId)
}

/** Read after the lock, in a statement of its own: what was committed while we waited counts. */
async function existing(trx: Db, officeId: string): Promise<OfficeInFull> {
  const [office] = await officesInFull(trx, [officeId])
  if (office) return office
  throw new DatelineError('office-not-found', { officeId })
}
