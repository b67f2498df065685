import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Settings } from '../../config/env.ts'

/**
 * Opens HOST and PORT for a moment, before a start makes anything: a refusal then leaves nothing behind.
 * @throws the system's error, `EADDRINUSE` or another, when they cannot be opened.
 */
export async function assertPortIsFree({ HOST, PORT }: Pick<Settings, 'HOST' | 'PORT'>): Promise<void> {
  const probe = createServer().listen({ host: HOST, port: PORT })
  // Rejects with the `error` that comes instead.
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}
