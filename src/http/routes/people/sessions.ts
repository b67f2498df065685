import { endSessions, listSessions } from '../../../access/signing-in/sessions.ts'
import { sessions } from '../../../api/people/sessions.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addSessionListRoutes(app: App, deps: AppDeps): void {
  serve(app, sessions.list, async request => {
    const actor = actorOf(request)
    return pageOfList(await listSessions(deps, actor, actor.id), request.query, idOf)
  })

  serve(app, sessions.endOthers, async request => {
    const actor = actorOf(request)
    return await endSessions(deps, actor, { personId: actor.id })
  })

  serve(app, sessions.end, async request => {
    const actor = actorOf(request)
    return await endSessions(deps, actor, { personId: actor.id, sessionId: request.params.id })
  })

  serve(app, sessions.listOfPerson, async request =>
    pageOfList(await listSessions(deps, actorOf(request), request.params.id), request.query, idOf),
  )

  serve(app, sessions.endAllOfPerson, async request =>
    endSessions(deps, actorOf(request), { personId: request.params.id }),
  )

  serve(app, sessions.endOfPerson, async request => {
    const { id: personId, sessionId } = request.params
    return await endSessions(deps, actorOf(request), { personId, sessionId })
  })
}
