import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { engineOf } from './engine.ts'
import { type Answer, type Ask, fieldsOf, type ThreadData } from './thread-messages.ts'

// The thread of the embedded database; `openOnThread` starts it and speaks with it.

/** PostgreSQL's own 128 MB of shared buffers would be half of what the whole program may use. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'wal_buffers=1MB']

const { dataDir, unpack } = workerData as ThreadData
if (unpack) await import('./unpack.ts').then(({ unpackDirectory }) => unpackDirectory(dataDir))
const engine = engineOf(await PGlite.create({ dataDir, startParams }))
const listening = new Map<string, () => Promise<void>>()
parentPort?.on('message', (ask: Ask) => void answer(ask))
say({ id: 0, result: undefined })

function say(message: Answer): void {
  parentPort?.postMessage(message)
}

async function answer(ask: Ask): Promise<void> {
  try {
    say({ id: ask.id, result: await obey(ask) })
  } catch (thrown) {
    say({ id: ask.id, fault: fieldsOf(thrown) })
  }
}

async function obey(ask: Ask) {
  switch (ask.ask) {
    case 'run':
      return await engine.run(ask.text, ask.values)
    case 'listen': {
      const { channel } = ask
      listening.set(channel, await engine.listen(channel, payload => say({ channel, payload })))
      return undefined
    }
    case 'unlisten':
      await listening.get(ask.channel)?.()
      listening.delete(ask.channel)
      return undefined
    case 'close':
      await engine.close()
      return undefined
  }
}
