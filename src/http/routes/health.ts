import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import { messageOf } from '../../core/errors.ts'
import type { App, AppDeps } from '../deps.ts'

const config = { public: true, anyHost: true, limit: 'none' } as const
const answered = z.enum(['ok', 'not answering'])

/** For whoever restarts processes and steers traffic. */
export function addHealthRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/health/live',
    {
      config,
      schema: {
        tags: ['health'],
        summary: 'The process answers',
        response: { 200: z.object({ live: z.literal(true) }) },
      },
    },
    async () => ({ live: true as const }),
  )

  // However many ask, the record and the queue are asked once at a time.
  let checking: Promise<z.infer<typeof state>> | undefined
  const state = z.object({ ready: z.boolean(), database: answered, queue: answered })
  app.get(
    '/health/ready',
    {
      config,
      schema: {
        tags: ['health'],
        summary: 'The database and the queue answer',
        response: { 200: state, 503: state },
      },
    },
    async (request, reply) => {
      checking ??= check(deps, request.log).finally(() => {
        checking = undefined
      })
      const found = await checking
      return reply.code(found.ready ? 200 : 503).send(found)
    },
  )
}

async function check(deps: AppDeps, log: FastifyBaseLogger) {
  const answers = async (part: string, work: Promise<unknown>) => {
    try {
      await work
      return 'ok' as const
    } catch (thrown) {
      log.warn({ part, error: messageOf(thrown) }, 'not ready')
      return 'not answering' as const
    }
  }
  const [database, queue] = await Promise.all([
    answers('database', sql`select 1`.execute(deps.db)),
    answers('queue', deps.pingQueue()),
  ])
  return { ready: database === 'ok' && queue === 'ok', database, queue }
}
