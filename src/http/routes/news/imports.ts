import { imports } from '../../../api/news/imports.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { listImports } from '../../../news/import/imports.view.ts'
import { undoImport } from '../../../news/import/undo-import.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addImportRoutes(app: App, deps: AppDeps): void {
  serve(app, imports.list, async request => {
    const { limit, ...query } = request.query
    const rows = await listImports(deps.db, actorOf(request), { ...omitUndefined(query), limit: limit + 1 })
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, imports.undo, async request =>
    undoImport(deps, { actor: actorOf(request), importId: request.params.id }),
  )
}
