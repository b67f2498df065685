import type { z } from 'zod'
import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import { done } from '../../api/parts/fields.ts'
import { stopBody, stopsAnswer } from '../../api/posts.ts'
import { exhaustive } from '../../core/result.ts'
import {
  holdChannel,
  resumeChannel,
  resumeEverything,
  resumeOffice,
  stopEverything,
  stopOffice,
} from '../../publishing/stops/stops.ts'
import { whatIsStopped } from '../../publishing/stops/stops.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['stops']
const isDone = { done: true } as const
const config = { limit: 'emergency' } as const

/** Stop and resume for a channel, an office, everything; it holds for what was rung already. */
export function addStopRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/stops',
    { schema: { tags, summary: 'What is stopped now', response: { 200: stopsAnswer } } },
    async request => await whatIsStopped(deps.db, officesWhere(actorOf(request), 'posts.read')),
  )

  app.post(
    '/api/v1/stops',
    { config, schema: { tags, summary: 'Stop', body: stopBody, response: { 200: done } } },
    async request => {
      await stop(deps, actorOf(request), request.body)
      return isDone
    },
  )

  app.post(
    '/api/v1/stops/resume',
    { config, schema: { tags, summary: 'Resume', body: stopBody, response: { 200: done } } },
    async request => {
      await resume(deps, actorOf(request), request.body)
      return isDone
    },
  )
}

type Target = z.output<typeof stopBody>

async function stop(deps: AppDeps, actor: Actor, target: Target): Promise<void> {
  switch (target.scope) {
    case 'channel':
      return await holdChannel(deps, { actor, ...target })
    case 'office':
      return await stopOffice(deps, { actor, ...target })
    case 'everything':
      return await stopEverything(deps, { actor, ...target })
    default:
      return exhaustive(target)
  }
}

async function resume(deps: AppDeps, actor: Actor, target: Target): Promise<void> {
  switch (target.scope) {
    case 'channel':
      return await resumeChannel(deps, { actor, ...target })
    case 'office':
      return await resumeOffice(deps, { actor, ...target })
    case 'everything':
      return await resumeEverything(deps, { actor, ...target })
    default:
      return exhaustive(target)
  }
}
