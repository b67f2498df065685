import { presence } from '../../../api/news/presence.ts'
import { bePresent, leave, othersOn } from '../../../news/presence/presence.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addPresenceRoutes(app: App, { db }: AppDeps): void {
  serve(app, presence.show, async request => ({
    others: await othersOn(db, actorOf(request), request.params.id),
  }))

  serve(app, presence.set, async request => {
    const input = { actor: actorOf(request), newsItemId: request.params.id, ...request.body }
    return { others: await bePresent(db, input) }
  })

  serve(app, presence.leave, async request => {
    await leave(db, { actor: actorOf(request), newsItemId: request.params.id })
    return isDone
  })
}
