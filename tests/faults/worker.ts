import type pg from 'pg'
import { readSettings } from '../../config/env.ts'
import { openCore } from '../../src/assembly/core.ts'
import { createPublishing } from '../../src/assembly/publishing.ts'
import { startWeb } from '../../src/assembly/web.ts'
import { messageOf } from '../../src/core/errors/errors.ts'
import { newId } from '../../src/core/ids.ts'
import { scheduleSeries } from '../../src/publishing/calendar/series/schedule-series.ts'
import type { Step } from '../../src/publishing/sending/deps.ts'
import { channelPublishJob } from '../../src/queue/jobs/channel-publish.job.ts'
import { startPublish } from '../../workers/publish.ts'
import { startUpkeep } from '../../workers/upkeep.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { faultTiming } from './timing.ts'

// A worker as workers/main.ts runs it, with short moments and with fail points: they exist only here.

/** A picture of one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

const settings = readSettings()
const core = { ...(await openCore(settings)), timing: faultTiming(Number(process.env.FAULTS_PACE ?? '1')) }
const stopping = new AbortController()
let armed: { step: Step; signal: 'SIGKILL' | 'SIGSTOP' } | undefined

startPublish(core, stopping.signal, {
  ...createPublishing(core),
  readMedia: async () => ({ bytes: picture, contentType: 'image/png' }),
  async reached(step) {
    if (armed?.step !== step) return
    const { signal } = armed
    armed = undefined
    await told({ type: 'reached', step })
    process.kill(process.pid, signal)
  },
})
startUpkeep(core, stopping.signal)
void makePostsOfSeries()
// Embedded, one process is everything.
if (!settings.DATABASE_URL) await startWeb(core)

const clients = new Map<number, pg.PoolClient>()
process.on('message', (message: ToWorker) => void answer(message))
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', () => {
  stopping.abort()
  void core.close().then(() => process.exit(0))
})
await told({ type: 'ready' })

/** What upkeep does every minute, so often that it comes within a run. */
async function makePostsOfSeries(): Promise<void> {
  const { database, clock, networks, log, timing } = core
  while (!stopping.signal.aborted) {
    await clock
      .measure()
      .then(() => scheduleSeries({ db: database.db, clock, networks }))
      .then(() => told({ type: 'looked' }))
      .catch(thrown => log.warn({ err: thrown }, 'series could not be scheduled; it is tried again'))
    await clock.sleep(timing.ringAgainMs, stopping.signal).catch(() => undefined)
  }
}

async function answer(message: ToWorker): Promise<void> {
  switch (message.type) {
    case 'arm':
      armed = message
      return
    case 'disarm':
      armed = undefined
      return
    case 'ring': {
      const payload = { channelId: message.channelId }
      const bells = Array.from({ length: message.times }, () => ({ id: newId(), payload }))
      return await core.queue.add(channelPublishJob, bells).catch(() => undefined)
    }
    case 'connect':
      return await replying(message.id, async () => {
        clients.set(message.client, await core.database.pool.connect())
        return { rows: [], rowCount: 0, command: '' }
      })
    case 'release':
      clients.get(message.client)?.release()
      clients.delete(message.client)
      return
    case 'query':
      return await replying(message.id, async () => {
        const client = clients.get(message.client)
        if (!client) throw new Error('not connected')
        return await client.query<Record<string, unknown>>(message.text, message.values)
      })
  }
}

async function replying(
  id: number,
  ask: () => Promise<Pick<pg.QueryResult, 'rows' | 'rowCount' | 'command'>>,
) {
  try {
    const { rows, rowCount, command } = await ask()
    await told({ type: 'answer', id, rows, rowCount, command })
  } catch (thrown) {
    const { code } = thrown as { code?: string }
    await told({ type: 'refused', id, message: messageOf(thrown), code })
  }
}

async function told(message: FromWorker): Promise<void> {
  await new Promise(resolve => process.send?.(message, resolve))
}
