import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import { health } from '../../../api/watching/health.ts'
import { clocksApart, clocksSentence } from '../../../channels/network-clocks.view.ts'
import type { Db } from '../../../database/connect.ts'
import { unattendedPosts } from '../../../publishing/aftercare/unattended-posts.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { serve } from '../../serve.ts'

export function addHealthRoutes(app: App, deps: AppDeps): void {
  serve(app, health.live, async () => ({ live: true as const }))

  // However many ask, the record and the queue are asked once at a time.
  let checking: ReturnType<typeof check> | undefined
  serve(app, health.ready, async (request, reply) => {
    checking ??= check(deps, request.log).finally(() => {
      checking = undefined
    })
    const found = await checking
    if (!found.ready) reply.code(503)
    return found
  })
}

async function check(deps: AppDeps, log: FastifyBaseLogger) {
  const answers = async (part: string, work: Promise<unknown>) => {
    try {
      await work
      return 'ok' as const
    } catch (thrown) {
      log.warn({ part, err: thrown }, 'not ready')
      return 'not answering' as const
    }
  }
  const [database, queue] = await Promise.all([
    answers('database', withinTime(sql`select 1`.execute(deps.db))),
    answers('queue', deps.pingQueue()),
  ])
  const warnings = database === 'ok' ? await warningsOf(deps.db) : []
  return { ready: database === 'ok' && queue === 'ok', database, queue, warnings }
}

/** How long the database may take, in milliseconds. */
const answerWithinMs = 2_000

async function withinTime(work: Promise<unknown>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${answerWithinMs} ms`)), answerWithinMs)
  await Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

/** Totals only: anyone may ask. */
async function warningsOf(db: Db): Promise<string[]> {
  const waiting = (await unattendedPosts(db)).reduce((sum, { count }) => sum + count, 0)
  return [
    ...(waiting === 0
      ? []
      : [`${waiting} posts are overdue, nothing holds them and no worker takes them up.`]),
    ...(await clocksApart(db)).map(clocksSentence),
  ]
}
