import { listAudit } from '../../access/audit/audit-log.view.ts'
import { verifyAuditLog } from '../../access/audit/verify-audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { auditAnswer, auditQuery, auditVerdict } from '../../api/audit.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['audit']

export function addAuditRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/audit',
    {
      schema: {
        tags,
        summary: 'Who did what, newest first',
        querystring: auditQuery,
        response: { 200: auditAnswer },
      },
    },
    async request => ({ entries: await listAudit(deps.db, actorOf(request), omitUndefined(request.query)) }),
  )

  app.get(
    '/api/v1/audit/verify',
    { schema: { tags, summary: 'Whether the log was tampered with', response: { 200: auditVerdict } } },
    async request => {
      assertMay(actorOf(request), 'audit.read', '*')
      return await verifyAuditLog(deps.db)
    },
  )
}
