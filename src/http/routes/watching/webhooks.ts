import { webhooks } from '../../../api/watching/webhooks.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import {
  addWebhook,
  assertManagesWebhook,
  editWebhook,
  removeWebhook,
  retryDelivery,
  testWebhook,
} from '../../../notifications/webhooks/change-webhooks.ts'
import { deliveriesOf, webhooksFor } from '../../../notifications/webhooks/webhook.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addWebhookRoutes(app: App, deps: AppDeps): void {
  serve(app, webhooks.list, async request => {
    const { officeId, ...page } = request.query
    return pageOfList(await webhooksFor(deps.db, actorOf(request), officeId), page, idOf)
  })

  serve(app, webhooks.add, async request => addWebhook(deps, { actor: actorOf(request), ...request.body }))

  serve(app, webhooks.edit, async request => {
    const changes = omitUndefined(request.body)
    await editWebhook(deps, { actor: actorOf(request), webhookId: request.params.id, ...changes })
    return isDone
  })

  serve(app, webhooks.remove, async request => {
    await removeWebhook(deps, { actor: actorOf(request), webhookId: request.params.id })
    return isDone
  })

  serve(app, webhooks.test, async request => ({
    deliveryId: await testWebhook(deps, { actor: actorOf(request), webhookId: request.params.id }),
  }))

  serve(app, webhooks.deliveries, async request => {
    const { limit, ...page } = request.query
    await assertManagesWebhook(deps.db, actorOf(request), request.params.id)
    const rows = await deliveriesOf(deps.db, request.params.id, { ...omitUndefined(page), limit: limit + 1 })
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, webhooks.retry, async request => {
    await retryDelivery(deps, { actor: actorOf(request), deliveryId: request.params.id })
    return isDone
  })
}
