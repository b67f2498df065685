import type { Db } from '../database/connect.ts'
import { personSealer } from './person-sealer.ts'
import type { SecretKeys } from './secret-keys.ts'

/** Seals the secrets of people's authenticator apps with the first key; one replaced at the same moment wins. */
export async function resealPeople({
  db,
  keys,
}: {
  db: Db
  keys: SecretKeys
}): Promise<{ rewrapped: number; changedMeanwhile: number; unreadable: number }> {
  const counts = { rewrapped: 0, changedMeanwhile: 0, unreadable: 0 }
  const sealer = personSealer(keys)
  const factors = await db
    .selectFrom('second_factor')
    .select(['person_id as personId', 'key_id as keyId', 'sealed'])
    .where('key_id', '<>', keys.writing.id)
    .execute()
  for (const { personId, ...before } of factors) {
    const plain = opened(() => sealer.open(personId, before))
    if (plain === undefined) {
      counts.unreadable += 1
      continue
    }
    const { keyId, sealed } = sealer.seal(personId, plain)
    const { numUpdatedRows } = await db
      .updateTable('second_factor')
      .set({ key_id: keyId, sealed })
      .where('person_id', '=', personId)
      .where('sealed', '=', before.sealed)
      .executeTakeFirst()
    counts[numUpdatedRows > 0n ? 'rewrapped' : 'changedMeanwhile'] += 1
  }
  return counts
}

/** Keys besides the first that an authenticator app's secret still needs. */
export async function otherKeysOfPeople({ db, keys }: { db: Db; keys: SecretKeys }): Promise<string[]> {
  const rows = await db
    .selectFrom('second_factor')
    .select('key_id')
    .distinct()
    .where('key_id', '<>', keys.writing.id)
    .execute()
  return rows.map(row => row.key_id)
}

function opened(open: () => string): string | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}
