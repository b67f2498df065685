import { addPasskey, beginPasskey, changePasskey } from '../../../access/second-factor/passkeys.ts'
import { passkeys } from '../../../api/people/passkeys.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { clientOf } from '../../plugins/caller/client.ts'
import { isDone, serve } from '../../serve.ts'

export function addPasskeyRoutes(app: App, deps: AppDeps): void {
  serve(app, passkeys.beginSignIn, async (_request, reply) => {
    const { options, cookies } = await deps.access.passkeys.signInOptions()
    reply.header('set-cookie', cookies)
    return options
  })

  serve(app, passkeys.signIn, async (request, reply) => {
    const { cookies } = await deps.access.signInByPasskey(clientOf(request), request.body.response)
    reply.header('set-cookie', cookies)
    return isDone
  })

  serve(app, passkeys.beginAdding, async (request, reply) => {
    const form = { ...clientOf(request), ...request.body }
    const { options, cookies } = await beginPasskey(deps, actorOf(request), form)
    reply.header('set-cookie', cookies)
    return options
  })

  serve(app, passkeys.add, async request =>
    addPasskey(deps, actorOf(request), { ...clientOf(request), ...request.body }),
  )

  serve(app, passkeys.rename, async request => {
    const { name, ...proof } = request.body
    const form = { ...clientOf(request), ...proof, passkeyId: request.params.id, change: { name } }
    await changePasskey(deps, actorOf(request), form)
    return isDone
  })

  serve(app, passkeys.remove, async request => {
    const passkeyId = request.params.id
    const form = { ...clientOf(request), ...request.body, passkeyId, change: 'remove' } as const
    await changePasskey(deps, actorOf(request), form)
    return isDone
  })
}
