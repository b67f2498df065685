import { calendarFeed } from '../../../api/publishing/calendar-feed.ts'
import { calendarFeedOf } from '../../../publishing/calendar/feed/calendar-feed.view.ts'
import { makeCalendarFeed, revokeCalendarFeed } from '../../../publishing/calendar/feed/change-feed.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addCalendarFeedRoutes(app: App, deps: AppDeps): void {
  serve(app, calendarFeed.show, async request => ({
    feed: await calendarFeedOf(deps.db, actorOf(request), request.params.id),
  }))

  serve(app, calendarFeed.make, async request => {
    const token = await makeCalendarFeed(deps, { actor: actorOf(request), officeId: request.params.id })
    return { url: `${deps.publicUrl.replace(/\/$/, '')}/calendar/${token}.ics` }
  })

  serve(app, calendarFeed.revoke, async request => {
    await revokeCalendarFeed(deps, { actor: actorOf(request), officeId: request.params.id })
    return isDone
  })
}
