import { officesWhere } from '../../../access/policy.ts'
import { logImports } from '../../../api/outreach/log-imports.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { listLogImports } from '../../../outreach/log/imports/log-imports.view.ts'
import { undoImport } from '../../../outreach/log/imports/undo-import.ts'
import type { App, AppDeps } from '../../deps.ts'
import { isPracticeWorld } from '../../entry-origin.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addLogImportRoutes(app: App, deps: AppDeps): void {
  serve(app, logImports.list, async request => {
    const { world, limit, ...filter } = request.query
    const found = await listLogImports(deps.db, {
      ...omitUndefined(filter),
      readable: officesWhere(actorOf(request), 'outreach.read'),
      sandbox: isPracticeWorld(deps, world),
      limit: limit + 1,
    })
    return pageOfRows(found, limit, idOf)
  })

  serve(app, logImports.undo, async request => {
    const sandbox = isPracticeWorld(deps)
    return await undoImport(deps, { actor: actorOf(request), importId: request.params.id, sandbox })
  })
}
