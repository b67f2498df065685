import { activities } from '../../../api/outreach/activities.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { importActivities } from '../../../outreach/log/import-log.ts'
import { logActivity } from '../../../outreach/log/log-outreach.ts'
import type { App, AppDeps } from '../../deps.ts'
import { entryOrigin } from '../../entry-origin.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, admitted, importPlaces } from '../../plugins/limits/admission.ts'
import { fileBody, withFileBodies } from '../../plugins/limits/file-bodies.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { isDone, serve } from '../../serve.ts'

export function addActivityRoutes(app: App, deps: AppDeps): void {
  const origin = entryOrigin(deps)

  withFileBodies(app, scope => {
    serve(
      scope,
      activities.import,
      async request => {
        const given = { content: request.body, ...omitUndefined(request.query) }
        const input = { actor: actorOf(request), origin, ...given }
        return await admitted(request).during(() => importActivities(deps, input))
      },
      { fileBody, onRequest: [hasBudget, admit(importPlaces)] },
    )
  })

  serve(app, activities.log, async request => {
    await logActivity(deps, { actor: actorOf(request), activity: omitUndefined(request.body), origin })
    return isDone
  })
}
