import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const entry = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const preload = new URL('../../config/node.js', import.meta.url).href

/** The web server as a process of its own, started again whenever it ends. */
export interface WebProcess {
  kill(): void
  stop(): Promise<void>
}

/** Starts the web server; it listens on the PORT of `environment`. */
export function startWebProcess(environment: Record<string, string>): WebProcess {
  let child: ChildProcess
  let wanted = true
  start()

  function start() {
    child = spawn(process.execPath, ['--import', preload, entry], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    })
    child.once('exit', () => {
      if (wanted) start()
    })
  }

  return {
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      wanted = false
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Whether the server on `port` reaches its record and its queue at some moment within so many milliseconds. */
export async function isReadyWithin(port: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await delay(100)) {
    const signal = AbortSignal.timeout(2_000)
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal }).catch(() => undefined)
    if (answer?.ok) return true
  }
  return false
}
