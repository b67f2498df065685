import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'

/** Writes a new password and ends every session and every link with an account at a provider. */
export async function setPasswordHash(
  trx: Db,
  personId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await trx.deleteFrom('person_account').where('person_id', '=', personId).execute()
  await trx.deleteFrom('person_session').where('person_id', '=', personId).execute()
  await trx
    .insertInto('person_account')
    .values({
      id: newId(),
      person_id: personId,
      account_id: personId,
      provider_id: 'credential',
      password: passwordHash,
      updated_at: at,
    })
    .execute()
}
