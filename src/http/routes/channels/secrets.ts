import { secrets } from '../../../api/channels/secrets.ts'
import { rotateSecretKeys } from '../../../secrets/rotate-keys.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addSecretRoutes(app: App, deps: AppDeps): void {
  serve(app, secrets.rotate, async request => rotateSecretKeys(deps, { actor: actorOf(request) }))
}
