import { listApiKeys, makeApiKey, revokeApiKey } from '../../../access/keys/api-keys.ts'
import { keys } from '../../../api/people/keys.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addKeyRoutes(app: App, deps: AppDeps): void {
  serve(app, keys.list, async request =>
    pageOfList(await listApiKeys(deps.db, actorOf(request)), request.query, idOf),
  )

  serve(app, keys.create, async request => makeApiKey(deps, actorOf(request), request.body))

  serve(app, keys.revoke, async request => {
    await revokeApiKey(deps, actorOf(request), request.params.id)
    return isDone
  })

  serve(app, keys.listOfPerson, async request =>
    pageOfList(await listApiKeys(deps.db, actorOf(request), request.params.id), request.query, idOf),
  )

  serve(app, keys.revokeOfPerson, async request => {
    await revokeApiKey(deps, actorOf(request), request.params.keyId, request.params.id)
    return isDone
  })
}
