import { notificationsAnswer, notificationsQuery } from '../../api/notifications.ts'
import { byId, done } from '../../api/parts/fields.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { listNotifications } from '../../notifications/notification.view.ts'
import { readNotification } from '../../notifications/read-notification.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['notifications']

export function addNotificationRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/notifications',
    {
      schema: {
        tags,
        summary: 'What your offices were told, newest first',
        querystring: notificationsQuery,
        response: { 200: notificationsAnswer },
      },
    },
    async request => ({
      notifications: await listNotifications(deps.db, actorOf(request), omitUndefined(request.query)),
    }),
  )

  app.post(
    '/api/v1/notifications/:id/read',
    { schema: { tags, summary: 'Mark as read', params: byId, response: { 200: done } } },
    async request => {
      await readNotification(deps, { actor: actorOf(request), notificationId: request.params.id })
      return { done: true as const }
    },
  )
}
