import { officesWhere } from '../../../access/policy.ts'
import { handles } from '../../../api/offices/handles.ts'
import { removeHandle, setHandle } from '../../../offices/handles/edit-handles.ts'
import { listHandles } from '../../../offices/handles/handle.view.ts'
import { itemsNaming } from '../../../publishing/composing/items-naming.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

/** All offices share the handles; a person without a role anywhere sees none. */
export function addHandleRoutes(app: App, deps: AppDeps): void {
  serve(app, handles.list, async request => {
    const { network, ...page } = request.query
    const isReader = officesWhere(actorOf(request), 'news.read').length > 0
    const found = (isReader ? await listHandles(deps.db) : []).filter(
      handle => network === undefined || handle.network === network,
    )
    return pageOfList(found, page, ({ network: on, name }) => `${on} ${name}`)
  })

  serve(app, handles.set, async request => setHandle(deps, { actor: actorOf(request), ...request.body }))

  serve(app, handles.remove, async request => {
    await removeHandle(deps, { actor: actorOf(request), ...request.query })
    return isDone
  })

  serve(app, handles.listUses, async request => {
    const { name, limit, cursor } = request.query
    const officeIds = officesWhere(actorOf(request), 'news.read')
    const found = await itemsNaming(deps.db, {
      name,
      officeIds,
      limit: limit + 1,
      ...(cursor === undefined ? {} : { after: cursor }),
    })
    return pageOfRows(found, limit, last => last.newsItemId)
  })
}
