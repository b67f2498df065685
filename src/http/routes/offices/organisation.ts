import { organisation } from '../../../api/offices/organisation.ts'
import { nameOrganisation } from '../../../offices/setting-up/name-organisation.ts'
import { organisationName } from '../../../offices/setting-up/organisation.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addOrganisationRoutes(app: App, deps: AppDeps): void {
  serve(app, organisation.show, async () => ({ name: await organisationName(deps.db) }))

  serve(app, organisation.name, async request => {
    await nameOrganisation(deps, { actor: actorOf(request), name: request.body.name })
    return isDone
  })
}
