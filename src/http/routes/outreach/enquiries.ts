import { enquiries } from '../../../api/outreach/enquiries.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { withdrawEntry } from '../../../outreach/log/entries/change-entry.ts'
import { listEnquiries, versionsOfEnquiry } from '../../../outreach/log/entries/enquiries.view.ts'
import { entryCursor } from '../../../outreach/log/entries/entry-rows.ts'
import { enquiryForm } from '../../../outreach/log/entries/log-forms.ts'
import { importEnquiries } from '../../../outreach/log/import-log.ts'
import { logEnquiries, putEnquiry } from '../../../outreach/log/log-outreach.ts'
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

export function addEnquiryRoutes(app: App, deps: AppDeps): void {
  const origin = entryOrigin(deps)
  const sandbox = origin === 'practice'

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

  serve(app, enquiries.template, async (request, reply) => {
    return await sendTemplate(reply, deps.db, {
      actor: actorOf(request),
      log: 'enquiries',
      ...request.query,
    })
  })

  serve(app, enquiries.list, async request => {
    const filter = entryFilterOf(deps, actorOf(request), request.query)
    const rows = await listEnquiries(deps.db, filter)
    return pageOfRows(rows, request.query.limit, ({ askedOn, entryId }) => entryCursor(askedOn, entryId))
  })

  serve(app, enquiries.log, async request => {
    const counts = request.body.enquiries.map(omitUndefined)
    const entryIds = await logEnquiries(deps, { actor: actorOf(request), enquiries: counts, origin })
    return { ...isDone, entryIds }
  })

  serve(app, enquiries.put, async request => {
    const { replaces, reason, ...enquiry } = request.body
    const input = { actor: actorOf(request), entryId: request.params.id, replaces, sandbox }
    return await putEnquiry(deps, { ...input, ...omitUndefined({ reason }), enquiry: omitUndefined(enquiry) })
  })

  serve(app, enquiries.withdraw, async request => {
    const input = { actor: actorOf(request), entryId: request.params.id, ...request.body, sandbox }
    return await withdrawEntry(deps, enquiryForm, input)
  })

  serve(app, enquiries.history, async request => {
    const { id } = request.params
    const versions = readableVersions(actorOf(request), id, await versionsOfEnquiry(deps.db, id))
    return pageOfList(versions, request.query, ({ version }) => String(version))
  })
}
