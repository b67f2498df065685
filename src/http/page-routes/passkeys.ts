import { z } from 'zod'
import { changePasskey } from '../../access/second-factor/passkeys.ts'
import { passkeyRename } from '../../api/people/passkeys.ts'
import type { App, AppDeps } from '../deps.ts'
import { asPage } from '../plugins/as-page.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { clientOf } from '../plugins/caller/client.ts'

/** Passkeys on the pages, whose forms a script completes. */
export function addPasskeyPages(app: App, deps: AppDeps): void {
  app.post(
    '/account/passkeys/:id',
    {
      config: { enrolling: true },
      errorHandler: asPage,
      schema: {
        hide: true,
        params: z.strictObject({ id: z.string().max(64) }),
        body: passkeyRename.extend({ change: z.enum(['rename', 'remove']) }),
      },
    },
    async (request, reply) => {
      const { change, name, password } = request.body
      await changePasskey(deps, actorOf(request), {
        ...clientOf(request),
        password,
        passkeyId: request.params.id,
        change: change === 'remove' ? 'remove' : { name },
      })
      return reply.redirect('/account', 303)
    },
  )
}
