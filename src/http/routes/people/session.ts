import { listApiKeys } from '../../../access/keys/api-keys.ts'
import { changePassword } from '../../../access/passwords/change-password.ts'
import { findPerson } from '../../../access/people/people.view.ts'
import { session } from '../../../api/people/session.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf, headersOf } from '../../plugins/caller/actor.ts'
import { clientOf } from '../../plugins/caller/client.ts'
import { isDone, serve } from '../../serve.ts'

export function addSessionRoutes(app: App, deps: AppDeps): void {
  serve(app, session.signIn, async (request, reply) => {
    const { cookies } = await deps.access.signIn({ ...clientOf(request), ...request.body })
    reply.header('set-cookie', cookies)
    return isDone
  })

  serve(app, session.show, async request => {
    const actor = actorOf(request)
    const person = await findPerson(deps.db, actor.id)
    if (!person) throw new DatelineError('person-not-found', { personId: actor.id })
    return {
      person,
      via: actor.via,
      grants: [...actor.grants],
      mustSetUpSecondFactor: actor.mustEnrol === true,
      ...(actor.scopes ? { scopes: [...actor.scopes] } : {}),
    }
  })

  serve(app, session.signOut, async (request, reply) => {
    const cookies = await deps.access.signOut(headersOf(request))
    reply.header('set-cookie', cookies)
    return isDone
  })

  serve(app, session.changePassword, async (request, reply) => {
    const actor = actorOf(request)
    const { cookies } = await changePassword(deps, actor, { ...clientOf(request), ...request.body })
    reply.header('set-cookie', cookies)
    return { done: true as const, keys: await listApiKeys(deps.db, actor) }
  })
}
