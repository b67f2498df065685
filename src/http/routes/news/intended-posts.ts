import type { Actor } from '../../../access/actor.ts'
import { intendedPosts } from '../../../api/news/intended-posts.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { readableOffice } from '../../../news/readable-items.view.ts'
import { intendPosts } from '../../../publishing/calendar/intended/intend-posts.ts'
import { shownIntended } from '../../../publishing/calendar/intended/shown-intended.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addIntendedPostRoutes(app: App, deps: AppDeps): void {
  serve(app, intendedPosts.list, async request =>
    pageOfList(await shown(deps, actorOf(request), request.params.id), request.query, idOf),
  )

  serve(app, intendedPosts.set, async request => {
    const actor = actorOf(request)
    const newsItemId = request.params.id
    await intendPosts(deps, { actor, newsItemId, posts: request.body.posts.map(omitUndefined) })
    return { posts: await shown(deps, actor, newsItemId) }
  })
}

async function shown(deps: AppDeps, actor: Actor, newsItemId: string) {
  const officeId = await readableOffice(deps.db, actor, newsItemId)
  return await shownIntended(deps, { id: newsItemId, officeId })
}
