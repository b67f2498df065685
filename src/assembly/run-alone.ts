import { readSettings } from '../../config/env.ts'
import { DatelineError } from '../core/errors/errors.ts'
import { type Core, openCore } from './core.ts'
import { onceAsked, orExit } from './process.ts'

/**
 * Runs a worker as a process of its own, on servers: opens the core, starts the work, and ends on SIGTERM or Ctrl-C
 * after the running jobs.
 */
export async function runAlone(start: (core: Core, signal: AbortSignal) => void): Promise<void> {
  await orExit(async () => {
    const settings = readSettings()
    if (!settings.DATABASE_URL) {
      throw new DatelineError('worker-needs-server', {})
    }
    const core = await openCore(settings)
    const stopping = new AbortController()
    start(core, stopping.signal)
    core.log.info({ worker: core.worker }, 'working')
    onceAsked(async () => {
      stopping.abort()
      await core.close()
    })
  })
}
