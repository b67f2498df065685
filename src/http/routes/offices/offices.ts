import { assertMay, officesWhere } from '../../../access/policy.ts'
import { offices } from '../../../api/offices/offices.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { archiveOffice, restoreOffice } from '../../../offices/editing/archive-office.ts'
import { createOffice } from '../../../offices/editing/create-office.ts'
import { editOffice } from '../../../offices/editing/edit-office.ts'
import { officesInFull } from '../../../offices/office-in-full.view.ts'
import { postsOfOffice } from '../../../publishing/calendar/posts-of-office.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addOfficeRoutes(app: App, deps: AppDeps): void {
  const editing = { db: deps.db, clock: deps.clock, posts: postsOfOffice }

  serve(app, offices.list, async request => {
    const all = await officesInFull(deps.db, officesWhere(actorOf(request), 'offices.read'))
    const { archived, ...page } = request.query
    const shown = all.filter(office => archived === 'all' || (office.archived ? 'yes' : 'no') === archived)
    return pageOfList(shown, page, idOf)
  })

  serve(app, offices.show, async request => {
    const officeId = request.params.id
    assertMay(actorOf(request), 'offices.read', officeId)
    const [office] = await officesInFull(deps.db, [officeId])
    if (!office) throw new DatelineError('office-not-found', { officeId })
    return office
  })

  serve(app, offices.create, async request => {
    const input = { actor: actorOf(request), office: omitUndefined(request.body) }
    const office = await createOffice(deps, input)
    await deps.officesAdded?.()
    return office
  })

  serve(app, offices.edit, async request => {
    const { dryRun, expectedVersion, ...changes } = request.body
    return await editOffice(editing, {
      actor: actorOf(request),
      officeId: request.params.id,
      changes: omitUndefined(changes),
      ...omitUndefined({ expectedVersion }),
      ...(dryRun ? { dryRun: 'yes' as const } : {}),
    })
  })

  serve(app, offices.archive, async request =>
    archiveOffice(editing, { actor: actorOf(request), officeId: request.params.id }),
  )

  serve(app, offices.restore, async request =>
    restoreOffice(deps, { actor: actorOf(request), officeId: request.params.id }),
  )
}
