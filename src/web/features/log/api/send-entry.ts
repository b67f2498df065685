import { call } from '../../../shared/api/client.ts'
import type { Entry } from '../entry.ts'

/** @throws Problem */
export async function sendEntry({ kind, body, key }: Entry): Promise<void> {
  if (kind === 'activity') await call('POST /api/v1/activities', { body }, undefined, key)
  else await call('POST /api/v1/enquiries', { body }, undefined, key)
}
