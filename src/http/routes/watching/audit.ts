import { listAudit } from '../../../access/audit/audit-log.view.ts'
import { verifyAuditLog } from '../../../access/audit/verify-audit-log.ts'
import { assertMay } from '../../../access/policy.ts'
import { audit } from '../../../api/watching/audit.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addAuditRoutes(app: App, deps: AppDeps): void {
  serve(app, audit.list, async request => {
    const { limit, cursor: before, ...which } = request.query
    const filter = omitUndefined({ ...which, before })
    const entries = await listAudit(deps.db, actorOf(request), { ...filter, limit: limit + 1 })
    return pageOfRows(entries, limit, entry => String(entry.seq))
  })

  serve(app, audit.verify, async request => {
    assertMay(actorOf(request), 'audit.read', '*')
    return await verifyAuditLog(deps.db)
  })
}
