import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Core } from '../assembly/core.ts'
import type { SandboxAccess } from '../assembly/networks.ts'

const entry = fileURLToPath(new URL('../../workers/main.ts', import.meta.url))

/** Starts workers as processes of their own, on the same servers and the same sandbox as this one. */
export function startWorkerProcesses(
  core: Core,
  environment: NodeJS.ProcessEnv,
  count: number,
): { stop(): Promise<void> } {
  const sandbox = core.sandbox ? originsOf(core.sandbox) : {}
  const workers = Array.from({ length: count }, () =>
    spawn(process.execPath, [entry], {
      env: { ...process.env, ...environment, ...sandbox },
      // Through the channel a worker sees that this process is gone, however it went, and ends too.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  return {
    async stop() {
      await Promise.all(workers.map(end))
    },
  }
}

function originsOf({ xOrigin, facebookOrigin, mastodonOrigin }: SandboxAccess): NodeJS.ProcessEnv {
  return {
    X_API_ORIGIN: xOrigin,
    FACEBOOK_GRAPH_ORIGIN: facebookOrigin,
    ...(mastodonOrigin ? { MASTODON_ORIGIN: mastodonOrigin } : {}),
  }
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const ended = new Promise(resolve => worker.once('exit', resolve))
  if (worker.connected) worker.disconnect()
  else worker.kill('SIGTERM')
  await ended
}
