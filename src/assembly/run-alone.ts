import { readSettings } from '../../config/env.ts'
import { DatelineError, messageOf } from '../core/errors.ts'
import { type Core, openCore } from './core.ts'

/** Exit codes; docs/errors.md lists them. */
const failedExit = 1

/**
 * Runs a worker as a process of its own, on servers: opens the core, starts the work, and ends on SIGTERM or Ctrl-C
 * after the running jobs.
 */
export async function runAlone(start: (core: Core, signal: AbortSignal) => void): Promise<void> {
  await orExit(async () => {
    const settings = readSettings()
    if (!settings.DATABASE_URL) {
      throw new DatelineError(
        'bad-input',
        'Workers of their own need DATABASE_URL; without it `npm start` runs everything in one process.',
      )
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

/** Runs the first thing of a process; what goes wrong is one clear line and the documented exit code. */
export async function orExit(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (thrown) {
    process.stderr.write(`dateline: ${explain(thrown)}\n`)
    process.exit(failedExit)
  }
}

/** Calls `stop` at the first SIGINT or SIGTERM and ends the process after it; a second one ends it at once. */
export function onceAsked(stop: () => Promise<void>): void {
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(failedExit)
      asked = true
      void stop().then(
        () => process.exit(0),
        thrown => {
          process.stderr.write(`dateline: ${messageOf(thrown)}\n`)
          process.exit(failedExit)
        },
      )
    })
  }
}

/** System errors by what they mean for whoever started the program; the rest by its own words. */
function explain(thrown: unknown): string {
  const { code, port, address } = thrown as { code?: string; port?: number; address?: string }
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${address} is in use; stop what uses it, or set PORT to another one.`
  if (code === 'EACCES' && port)
    return `Port ${port} may not be opened by this user; set PORT to one above 1023.`
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${address}:${port}; is the server of DATABASE_URL or REDIS_URL running?`
  return messageOf(thrown)
}
