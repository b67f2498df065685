import { enquiries } from '../../../api/outreach/enquiries.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { importEnquiries } from '../../../outreach/log/import-log.ts'
import { logEnquiries } from '../../../outreach/log/log-outreach.ts'
import type { App, AppDeps } from '../../deps.ts'
import { entryOrigin } from '../../entry-origin.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, admitted, importPlaces } from '../../plugins/limits/admission.ts'
import { fileBody, withFileBodies } from '../../plugins/limits/file-bodies.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { isDone, serve } from '../../serve.ts'

export function addEnquiryRoutes(app: App, deps: AppDeps): void {
  const origin = entryOrigin(deps)

  withFileBodies(app, scope => {
    serve(
      scope,
      enquiries.import,
      async request => {
        const given = { content: request.body, ...omitUndefined(request.query) }
        const input = { actor: actorOf(request), origin, ...given }
        return await admitted(request).during(() => importEnquiries(deps, input))
      },
      { fileBody, onRequest: [hasBudget, admit(importPlaces)] },
    )
  })

  serve(app, enquiries.log, async request => {
    const counts = request.body.enquiries.map(omitUndefined)
    await logEnquiries(deps, { actor: actorOf(request), enquiries: counts, origin })
    return isDone
  })
}
