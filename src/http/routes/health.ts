import { sql } from 'kysely'
import { z } from 'zod'
import { messageOf } from '../../core/errors.ts'
import type { App, AppDeps } from '../deps.ts'

const config = { public: true, anyHost: true } as const
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
      const check = async (name: string, work: Promise<unknown>) => {
        try {
          await work
          return 'ok' as const
        } catch (thrown) {
          request.log.warn({ part: name, error: messageOf(thrown) }, 'not ready')
          return 'not answering' as const
        }
      }
      const [database, queue] = await Promise.all([
        check('database', sql`select 1`.execute(deps.db)),
        check('queue', deps.pingQueue()),
      ])
      const ready = database === 'ok' && queue === 'ok'
      return reply.code(ready ? 200 : 503).send({ ready, database, queue })
    },
  )
}
