import { randomBytes } from 'node:crypto'
import { sha256 } from '../../core/hash.ts'
import type { Db } from '../../database/connect.ts'

const sevenDays = 7 * 86_400_000

/** A one-time token of 256 random bits for a person, or for the first admin; only its hash is stored. */
export async function makeSetupToken(
  trx: Db,
  personId: string | null,
  now: Date,
  goodForMs = sevenDays,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const expires_at = new Date(now.getTime() + goodForMs)
  await trx.deleteFrom('setup_link').where('expires_at', '<', now).execute()
  await trx
    .insertInto('setup_link')
    .values({ token_hash: sha256(token), person_id: personId, expires_at, created_at: now })
    .execute()
  return token
}
