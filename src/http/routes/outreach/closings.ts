import { may, officesWhere } from '../../../access/policy.ts'
import { closings } from '../../../api/outreach/closings.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { closeMonth, reopenMonth } from '../../../outreach/log/closings/close-month.ts'
import { listClosings } from '../../../outreach/log/closings/closings.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { isPracticeWorld } from '../../entry-origin.ts'
import { pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addClosingRoutes(app: App, deps: AppDeps): void {
  serve(app, closings.list, async request => {
    const { officeId, world, from, to } = request.query
    const actor = actorOf(request)
    const isReadable = officeId !== undefined && may(actor, 'outreach.read', officeId)
    const named = isReadable ? [officeId] : []
    const found = await listClosings(deps.db, {
      officeIds: officeId === undefined ? officesWhere(actor, 'outreach.read') : named,
      sandbox: isPracticeWorld(deps, world),
      ...omitUndefined({ from, to }),
    })
    return pageOfList(found, request.query, closing =>
      [closing.month, closing.officeId, closing.log, closing.closedAt.getTime()].join('.'),
    )
  })

  serve(app, closings.close, async request => {
    const sandbox = isPracticeWorld(deps)
    await closeMonth(deps, { actor: actorOf(request), sandbox, ...request.body })
    return isDone
  })

  serve(app, closings.reopen, async request => {
    const sandbox = isPracticeWorld(deps)
    await reopenMonth(deps, { actor: actorOf(request), sandbox, ...request.body })
    return isDone
  })
}
