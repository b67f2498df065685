import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/policy.ts'
import { feeds } from '../../../api/news/feeds.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { addFeed } from '../../../news/feeds/editing/add-feed.ts'
import { checkFeedNow } from '../../../news/feeds/editing/check-now.ts'
import { editFeed } from '../../../news/feeds/editing/edit-feed.ts'
import { removeFeed } from '../../../news/feeds/editing/remove-feed.ts'
import { entriesOfFeed, type Feed, feedInReach, listFeeds } from '../../../news/feeds/feed.view.ts'
import { createFeedFetcher } from '../../../news/feeds/fetching/fetch-feed.ts'
import { listOffices } from '../../../offices/office.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { isDone, serve } from '../../serve.ts'

export function addFeedRoutes(app: App, deps: AppDeps): void {
  const { db, clock } = deps
  const fetcher = createFeedFetcher({ clock, ...omitUndefined({ privateHosts: deps.feedPrivateHosts }) })
  const checking = { db, clock, fetcher }

  serve(app, feeds.list, async request => {
    const actor = actorOf(request)
    const { officeId, state, ...page } = request.query
    if (officeId !== undefined && !may(actor, 'news.read', officeId))
      throw new DatelineError('office-not-found', { officeId })
    const offices = (await listOffices(db))
      .map(office => office.id)
      .filter(id => (officeId === undefined || officeId === id) && may(actor, 'news.read', id))
    const found = await listFeeds(db, offices)
    return pageOfList(
      found.filter(feed => state === undefined || feed.state === state),
      page,
      idOf,
    )
  })

  serve(app, feeds.show, async request => shown(deps, actorOf(request), request.params.id))

  serve(app, feeds.listEntries, async request => {
    const { id } = await shown(deps, actorOf(request), request.params.id)
    const { cursor, limit } = request.query
    const rows = await entriesOfFeed(db, id, { limit: limit + 1, ...(cursor ? { after: cursor } : {}) })
    return pageOfRows(rows, limit, ({ key }) => key)
  })

  serve(
    app,
    feeds.add,
    async request => {
      const actor = actorOf(request)
      const { feedId, ...entries } = await addFeed(checking, { actor, feed: omitUndefined(request.body) })
      return { feed: await shown(deps, actor, feedId), ...entries }
    },
    { onRequest: hasBudget },
  )

  serve(
    app,
    feeds.edit,
    async request => {
      const target = { actor: actorOf(request), feedId: request.params.id }
      const { importNewest, ...changes } = omitUndefined(request.body)
      const entries = await editFeed(checking, { ...target, changes, importNewest })
      return { feed: await shown(deps, target.actor, target.feedId), ...entries }
    },
    { onRequest: hasBudget },
  )

  serve(
    app,
    feeds.check,
    async request => {
      const target = { actor: actorOf(request), feedId: request.params.id }
      const checked = await checkFeedNow(checking, target)
      return { feed: await shown(deps, target.actor, target.feedId), ...checked }
    },
    { onRequest: hasBudget },
  )

  serve(app, feeds.remove, async request => {
    await removeFeed(deps, { actor: actorOf(request), feedId: request.params.id })
    return isDone
  })
}

async function shown({ db }: AppDeps, actor: Actor, feedId: string): Promise<Feed> {
  const feed = await feedInReach(db, actor, feedId)
  if (feed) return feed
  throw new DatelineError('feed-not-found', { feedId })
}
