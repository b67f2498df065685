import { may, officesWhere } from '../../../access/policy.ts'
import { targets } from '../../../api/outreach/targets.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { setTarget } from '../../../outreach/targets/set-target.ts'
import { targetsOf } from '../../../outreach/targets/target.view.ts'
import { withProgress } from '../../../outreach/targets/target-progress.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addTargetRoutes(app: App, deps: AppDeps): void {
  serve(app, targets.list, async request => {
    const actor = actorOf(request)
    const { office, sandbox, cursor, limit, from, to } = request.query
    const readable = officesWhere(actor, 'outreach.read')
    const officeIds = office === undefined ? readable : may(actor, 'outreach.read', office) ? [office] : []
    const days = { from: from ?? '1900-01-01', to: to ?? '2999-12-31' }
    const list = await targetsOf(deps.db, { officeIds, ...days }, 'touching')
    const { items, ...more } = pageOfList(list, { cursor, limit }, idOf)
    return { items: await withProgress(deps, items, sandbox ?? deps.sandbox !== undefined), ...more }
  })

  serve(app, targets.set, async request => ({
    id: await setTarget(deps, { actor: actorOf(request), ...omitUndefined(request.body) }),
  }))
}
