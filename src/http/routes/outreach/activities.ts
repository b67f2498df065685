import { activities } from '../../../api/outreach/activities.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { listActivities, versionsOfActivity } from '../../../outreach/log/entries/activities.view.ts'
import { withdrawEntry } from '../../../outreach/log/entries/change-entry.ts'
import { entryCursor } from '../../../outreach/log/entries/entry-rows.ts'
import { activityForm } from '../../../outreach/log/entries/log-forms.ts'
import { importActivities } from '../../../outreach/log/import-log.ts'
import { logActivity, putActivity } from '../../../outreach/log/log-outreach.ts'
import type { App, AppDeps } from '../../deps.ts'
import { entryOrigin } from '../../entry-origin.ts'
import { entryFilterOf, readableVersions } from '../../entry-scope.ts'
import { pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, admitted, importPlaces } from '../../plugins/limits/admission.ts'
import { fileBody, withFileBodies } from '../../plugins/limits/file-bodies.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { sendTemplate } from '../../send-template.ts'
import { isDone, serve } from '../../serve.ts'

export function addActivityRoutes(app: App, deps: AppDeps): void {
  const origin = entryOrigin(deps)
  const sandbox = origin === 'practice'

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

  serve(app, activities.template, async (request, reply) => {
    return await sendTemplate(reply, deps.db, {
      actor: actorOf(request),
      log: 'activities',
      ...request.query,
    })
  })

  serve(app, activities.list, async request => {
    const filter = entryFilterOf(deps, actorOf(request), request.query)
    const rows = await listActivities(deps.db, filter)
    return pageOfRows(rows, request.query.limit, ({ heldOn, entryId }) => entryCursor(heldOn, entryId))
  })

  serve(app, activities.log, async request => {
    const activity = omitUndefined(request.body)
    const entryId = await logActivity(deps, { actor: actorOf(request), activity, origin })
    return { ...isDone, entryId }
  })

  serve(app, activities.put, async request => {
    const { replaces, reason, ...activity } = request.body
    const input = { actor: actorOf(request), entryId: request.params.id, replaces, sandbox }
    return await putActivity(deps, {
      ...input,
      ...omitUndefined({ reason }),
      activity: omitUndefined(activity),
    })
  })

  serve(app, activities.withdraw, async request => {
    const input = { actor: actorOf(request), entryId: request.params.id, ...request.body, sandbox }
    return await withdrawEntry(deps, activityForm, input)
  })

  serve(app, activities.history, async request => {
    const { id } = request.params
    const versions = readableVersions(actorOf(request), id, await versionsOfActivity(deps.db, id))
    return pageOfList(versions, request.query, ({ version }) => String(version))
  })
}
