import { officesWhere } from '../../access/policy.ts'
import { offices } from '../../api/offices.ts'
import { listOffices } from '../../offices/office.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { idOf, pageOfList } from '../list-page.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { serve } from '../serve.ts'

export function addOfficeRoutes(app: App, deps: AppDeps): void {
  serve(app, offices.list, async request => {
    const mine = officesWhere(actorOf(request), 'news.read')
    const all = await listOffices(deps.db)
    const shown = mine === '*' ? all : all.filter(office => mine.includes(office.id))
    return pageOfList(shown, request.query, idOf)
  })
}
