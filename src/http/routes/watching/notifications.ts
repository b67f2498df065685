import { notifications } from '../../../api/watching/notifications.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { notificationChoices } from '../../../notifications/choices/choices.view.ts'
import { chooseNotifications } from '../../../notifications/choices/choose-notifications.ts'
import { countUnread, listNotifications } from '../../../notifications/notification.view.ts'
import { readAllNotifications, readNotification } from '../../../notifications/read-notification.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addNotificationRoutes(app: App, deps: AppDeps): void {
  serve(app, notifications.list, async request => {
    const { limit, ...which } = request.query
    const filter = { ...omitUndefined(which), limit: limit + 1 }
    const rows = await listNotifications(deps.db, actorOf(request), filter)
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, notifications.count, async request => {
    return { unread: await countUnread(deps.db, actorOf(request)) }
  })

  serve(app, notifications.read, async request => {
    await readNotification(deps, { actor: actorOf(request), notificationId: request.params.id })
    return isDone
  })

  serve(app, notifications.readAll, async request => {
    const input = { actor: actorOf(request), ...omitUndefined(request.body) }
    return { read: await readAllNotifications(deps, input) }
  })

  serve(app, notifications.choices, async request => notificationChoices(deps.db, actorOf(request).id))

  serve(app, notifications.choose, async request =>
    chooseNotifications(deps, { actor: actorOf(request), choices: omitUndefined(request.body) }),
  )
}
