import type { FastifyRequest } from 'fastify'
import { handOverLink } from '../../../access/passwords/hand-over-link.ts'
import { invitePerson } from '../../../access/people/add-person.ts'
import { colleaguesIn } from '../../../access/people/colleagues.view.ts'
import { deactivatePerson } from '../../../access/people/deactivate-person.ts'
import { erasePerson } from '../../../access/people/erase-person.ts'
import { renewPasswordLink } from '../../../access/people/password-link.ts'
import { listPeople } from '../../../access/people/people.view.ts'
import { reactivatePerson } from '../../../access/people/reactivate-person.ts'
import { renamePerson } from '../../../access/people/rename-person.ts'
import { grantRole, revokeRole } from '../../../access/people/roles.ts'
import { refuseEarly } from '../../../access/policy.ts'
import { people } from '../../../api/people/people.ts'
import { leftWithoutApprover } from '../../../publishing/aftercare/without-approver.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addPeopleRoutes(app: App, deps: AppDeps): void {
  serve(app, people.list, async request =>
    pageOfList(await listPeople(deps.db, actorOf(request)), request.query, idOf),
  )

  serve(app, people.invite, async request => {
    const { name, email } = request.body
    const { id, ...made } = await invitePerson(deps, actorOf(request), request.body)
    const handedOver = await handOverLink(deps, { ...made, name, email })
    return { id, ...handedOver }
  })

  serve(app, people.grant, async request => {
    await grantRole(deps, actorOf(request), request.params.id, request.body)
    return isDone
  })

  serve(app, people.revoke, async request => {
    await revokeRole(deps, actorOf(request), request.params.id, request.query)
    return await rolesRemoved(deps, request, request.params.id)
  })

  serve(app, people.renewLink, async request => {
    const link = await renewPasswordLink(deps, actorOf(request), request.params.id)
    return await handOverLink(deps, link)
  })

  serve(app, people.deactivate, async request => {
    await deactivatePerson(deps, actorOf(request), request.params.id)
    return await rolesRemoved(deps, request, request.params.id)
  })

  serve(app, people.edit, async request => {
    await renamePerson(deps, actorOf(request), request.params.id, request.body.name)
    return isDone
  })

  serve(app, people.reactivate, async request => {
    const { roles } = request.body
    const { grants } = await reactivatePerson(deps, actorOf(request), request.params.id, roles)
    return { ...isDone, grants: [...grants] }
  })

  serve(app, people.erase, async request => {
    await erasePerson(deps, actorOf(request), request.params.id)
    return isDone
  })

  serve(app, people.colleagues, async request => {
    const { officeId, ...page } = request.query
    refuseEarly(actorOf(request), 'offices.read', officeId)
    return pageOfList(await colleaguesIn(deps.db, officeId), page, idOf)
  })
}

async function rolesRemoved(deps: AppDeps, request: FastifyRequest, personId: string) {
  const withoutApprover = await leftWithoutApprover(deps.db, actorOf(request), personId)
  return { ...isDone, withoutApprover }
}
