import {
  confirmSetUp,
  removeTotp,
  renewBackupCodes,
  resetSecondFactor,
  secondFactorOf,
  setUpTotp,
} from '../../../access/second-factor/manage-second-factor.ts'
import { secondFactor } from '../../../api/people/second-factor.ts'
import { personSealer } from '../../../secrets/person-sealer.ts'
import type { App, AppDeps } from '../../deps.ts'
import { qrOf } from '../../pages/account/qr.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { clientOf } from '../../plugins/caller/client.ts'
import { isDone, serve } from '../../serve.ts'

export function addSecondFactorRoutes(app: App, deps: AppDeps): void {
  const factorDeps = { ...deps, sealer: personSealer(deps.keys) }

  serve(app, secondFactor.show, async request => secondFactorOf(deps.db, actorOf(request)))

  serve(app, secondFactor.begin, async request => {
    const form = { ...clientOf(request), ...request.body }
    const begun = await setUpTotp(factorDeps, actorOf(request), form)
    return { ...begun, qr: await qrOf(begun.uri) }
  })

  serve(app, secondFactor.confirm, async request =>
    confirmSetUp(factorDeps, actorOf(request), request.body.code),
  )

  serve(app, secondFactor.remove, async request => {
    await removeTotp(factorDeps, actorOf(request), { ...clientOf(request), ...request.body })
    return isDone
  })

  serve(app, secondFactor.renewCodes, async request =>
    renewBackupCodes(factorDeps, actorOf(request), { ...clientOf(request), ...request.body }),
  )

  serve(app, secondFactor.reset, async request => {
    await resetSecondFactor(deps, actorOf(request), request.params.id)
    return isDone
  })
}
