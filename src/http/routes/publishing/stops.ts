import { officesWhere } from '../../../access/policy.ts'
import { stops } from '../../../api/publishing/stops.ts'
import { resume, stop } from '../../../publishing/stops/stops.ts'
import { whatIsStopped } from '../../../publishing/stops/stops.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

/** A stop also holds for what was rung already. */
export function addStopRoutes(app: App, deps: AppDeps): void {
  serve(app, stops.show, async request =>
    whatIsStopped(deps.db, officesWhere(actorOf(request), 'posts.read')),
  )

  serve(app, stops.stop, async request => {
    const { reason, ...target } = request.body
    await stop(deps, { actor: actorOf(request), target, reason })
    return isDone
  })

  serve(app, stops.resume, async request => {
    const { reason, ...target } = request.body
    await resume(deps, { actor: actorOf(request), target, reason })
    return isDone
  })
}
