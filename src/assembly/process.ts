import { messageOf } from '../core/errors.ts'

/** Exit codes; docs/errors.md lists them. */
const failedExit = 1

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
