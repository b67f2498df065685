import type { Actor } from '../../access/actor.ts'
import { officesWhere } from '../../access/policy.ts'
import { type StopTarget, stops } from '../../api/stops.ts'
import { exhaustive } from '../../core/result.ts'
import {
  resumeChannel,
  resumeEverything,
  resumeOffice,
  stopChannel,
  stopEverything,
  stopOffice,
} from '../../publishing/stops/stops.ts'
import { whatIsStopped } from '../../publishing/stops/stops.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { isDone, serve } from '../serve.ts'

/** A stop also holds for what was rung already. */
export function addStopRoutes(app: App, deps: AppDeps): void {
  serve(app, stops.show, async request =>
    whatIsStopped(deps.db, officesWhere(actorOf(request), 'posts.read')),
  )

  serve(app, stops.stop, async request => {
    await stop(deps, actorOf(request), request.body)
    return isDone
  })

  serve(app, stops.resume, async request => {
    await resume(deps, actorOf(request), request.body)
    return isDone
  })
}

async function stop(deps: AppDeps, actor: Actor, target: StopTarget): Promise<void> {
  switch (target.scope) {
    case 'channel':
      return await stopChannel(deps, { actor, ...target })
    case 'office':
      return await stopOffice(deps, { actor, ...target })
    case 'everything':
      return await stopEverything(deps, { actor, ...target })
    default:
      return exhaustive(target)
  }
}

async function resume(deps: AppDeps, actor: Actor, target: StopTarget): Promise<void> {
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
