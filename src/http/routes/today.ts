import { today } from '../../api/today.ts'
import { countUnread } from '../../notifications/notification.view.ts'
import { today as whatNeedsMe } from '../../publishing/today/today.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { serve } from '../serve.ts'

export function addTodayRoutes(app: App, deps: AppDeps): void {
  serve(app, today.show, async request => {
    const actor = actorOf(request)
    const shown = await whatNeedsMe(deps, actor, request.query.officeId)
    return { at: deps.clock.now(), ...shown, unread: await countUnread(deps.db, actor) }
  })
}
