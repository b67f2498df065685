import { acceptRoles, declineRoles, listRoleOffers } from '../../../access/people/role-offers.ts'
import { roleOffers } from '../../../api/people/role-offers.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addRoleOfferRoutes(app: App, deps: AppDeps): void {
  serve(app, roleOffers.list, async request => {
    const offers = await listRoleOffers(deps.db, actorOf(request))
    return pageOfList(
      offers,
      request.query,
      ({ invitationId, role, officeId }) => `${invitationId}:${role}@${officeId}`,
    )
  })

  serve(app, roleOffers.accept, async request => ({
    grants: await acceptRoles(deps, actorOf(request), request.params.id),
  }))

  serve(app, roleOffers.decline, async request => {
    await declineRoles(deps, actorOf(request), request.params.id)
    return isDone
  })
}
