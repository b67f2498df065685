import type { Db } from '../database/connect.ts'
import { openSecret, type SecretKeys, sealSecret } from './secret-keys.ts'

interface Deps {
  db: Db
  keys: SecretKeys
}

/** Seals the secrets of webhooks with the first key. */
export async function resealWebhooks({ db, keys }: Deps): Promise<{ rewrapped: number; unreadable: number }> {
  const counts = { rewrapped: 0, unreadable: 0 }
  const webhooks = await db
    .selectFrom('webhook')
    .select(['id', 'key_id as keyId', 'sealed'])
    .where('key_id', '<>', keys.writing.id)
    .execute()
  for (const { id, ...before } of webhooks) {
    const place = { webhookId: id, field: 'secret' }
    try {
      const { keyId, sealed } = sealSecret(keys, place, openSecret(keys, place, before))
      await db.updateTable('webhook').set({ key_id: keyId, sealed }).where('id', '=', id).execute()
      counts.rewrapped += 1
    } catch {
      counts.unreadable += 1
    }
  }
  return counts
}

/** Keys besides the first that a webhook's secret still needs. */
export async function otherKeysOfWebhooks({ db, keys }: Deps): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook')
    .select('key_id')
    .distinct()
    .where('key_id', '<>', keys.writing.id)
    .execute()
  return rows.map(row => row.key_id)
}
