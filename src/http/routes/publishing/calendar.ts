import { calendar } from '../../../api/publishing/calendar.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { scheduleItems } from '../../../publishing/calendar/bulk/schedule-items.ts'
import { shiftChannel } from '../../../publishing/calendar/moving/shift-channel.ts'
import { swapPosts } from '../../../publishing/calendar/moving/swap-posts.ts'
import { undoChange } from '../../../publishing/calendar/moving/undo-change.ts'
import { calendarPosts } from '../../../publishing/calendar/range/calendar-posts.view.ts'
import { calendarSlots } from '../../../publishing/calendar/range/slots.view.ts'
import { expectedOccurrences } from '../../../publishing/calendar/series/occurrences.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addCalendarRoutes(app: App, deps: AppDeps): void {
  serve(app, calendar.posts, async request => {
    const { cursor, limit, officeId: offices, ...range } = request.query
    const rows = await calendarPosts(deps.db, actorOf(request), {
      ...omitUndefined({ ...range, offices }),
      ...(cursor ? { after: cursor } : {}),
      limit: limit + 1,
    })
    return pageOfRows(rows, limit, last => `${last.dueAt.toISOString()}_${last.id}`)
  })

  serve(app, calendar.expected, async request => {
    const { cursor, limit, officeId: offices, ...range } = request.query
    const found = await expectedOccurrences(deps.db, actorOf(request), omitUndefined({ ...range, offices }))
    return pageOfList(found, { cursor, limit }, idOf)
  })

  serve(app, calendar.schedule, async request =>
    scheduleItems(deps, { actor: actorOf(request), ...omitUndefined(request.body) }),
  )

  serve(app, calendar.swap, async request => {
    const { postId, otherId, expected, otherExpected, ...rest } = request.body
    return await swapPosts(deps, {
      actor: actorOf(request),
      posts: [
        { id: postId, ...(expected ? { expected } : {}) },
        { id: otherId, ...(otherExpected ? { expected: otherExpected } : {}) },
      ],
      ...omitUndefined(rest),
    })
  })

  serve(app, calendar.shift, async request => {
    const { minutes, days, ...rest } = request.body
    const by = days === undefined ? { minutes: minutes ?? 0 } : { days }
    return await shiftChannel(deps, { actor: actorOf(request), by, ...omitUndefined(rest) })
  })

  serve(app, calendar.undo, async request => {
    const input = { actor: actorOf(request), changeId: request.params.id, ...omitUndefined(request.body) }
    return { posts: await undoChange(deps, input) }
  })

  serve(app, calendar.slots, async request => {
    const { cursor, limit, officeId: offices, ...range } = request.query
    const days = await calendarSlots(deps, actorOf(request), omitUndefined({ ...range, offices }))
    return pageOfList(days, { cursor, limit }, each => `${each.channelId}_${each.day}`)
  })
}
