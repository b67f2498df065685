import { messageOf } from '../core/errors/errors.ts'
import { onTerminal } from '../core/text/on-terminal.ts'

/** Exit codes; docs/errors.md lists them. */
const failedExit = 1

/** Runs the first thing of a process; what goes wrong is one clear line and the documented exit code. */
export async function orExit(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (thrown) {
    process.stderr.write(`dateline: ${onTerminal(explain(thrown))}\n`)
    process.exit(failedExit)
  }
}

/**
 * Calls `stop` at the first SIGINT or SIGTERM, or when the process that started this one with a channel to it is
 * gone, and ends the process after it with `code`; a second signal ends it at once.
 */
export function onceAsked(stop: () => Promise<void>, code = 0): void {
  let stopping = false
  function ask(): void {
    if (stopping) return
    stopping = true
    void stop().then(
      () => process.exit(code),
      thrown => {
        process.stderr.write(`dateline: ${messageOf(thrown)}\n`)
        process.exit(failedExit)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(code || failedExit)
      ask()
    })
  }
  process.once('disconnect', ask)
}

/** System errors by what they mean for the person who started the program; the rest by its own words. */
function explain(thrown: unknown): string {
  const { code, port, address } = thrown as { code?: string; port?: number; address?: string }
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${address} is in use; stop what uses it, or set PORT to another one.`
  if (code === 'EACCES' && port)
    return `Port ${port} may not be opened by this user; set PORT to one above 1023.`
  return messageOf(thrown)
}
