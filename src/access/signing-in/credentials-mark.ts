import { sql } from 'kysely'
import { sha256 } from '../../core/hash.ts'
import type { Db } from '../../database/connect.ts'

/**
 * Changes with all that a person signs in with: the password, the authenticator app, the passkeys. What was proved under
 * one mark counts for nothing under the next one, however the two came at the same moment.
 */
export async function credentialsMark(db: Db, personId: string): Promise<string> {
  const { rows } = await sql<{ facts: string }>`
    select json_build_array(
      (select json_agg(password order by id) from person_account where person_id = ${personId}),
      (select confirmed_at from second_factor where person_id = ${personId}),
      (select json_agg(id order by id) from passkey where person_id = ${personId}))::text as facts`.execute(
    db,
  )
  return sha256(rows[0]?.facts ?? '')
}
