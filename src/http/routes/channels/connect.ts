import { connect } from '../../../api/channels/connect.ts'
import { beginConnect } from '../../../channels/connecting/begin-connect.ts'
import { chooseAccounts } from '../../../channels/connecting/choose-accounts.ts'
import { connectAttemptOf } from '../../../channels/connecting/connect-attempt.view.ts'
import { connectByToken } from '../../../channels/connecting/connect-by-token.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

/** What people see on the way back is in page-routes/connect.ts. */
export function addConnectRoutes(app: App, deps: AppDeps): void {
  serve(app, connect.begin, async request => {
    const wanted = { ...request.params, ...omitUndefined(request.body) }
    return await beginConnect(deps, { actor: actorOf(request), ...wanted })
  })

  serve(app, connect.byToken, async request => {
    const wanted = { ...request.params, ...omitUndefined(request.body) }
    return { connected: [await connectByToken(deps, { actor: actorOf(request), ...wanted })] }
  })

  serve(app, connect.show, async request => connectAttemptOf(deps, actorOf(request), request.params.id))

  serve(app, connect.choose, async request =>
    chooseAccounts(deps, { actor: actorOf(request), ...request.params, ...request.body }),
  )
}
