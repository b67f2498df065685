import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { webhookDeliverJob } from '../../queue/jobs/webhook-deliver.job.ts'
import type { JobQueue } from '../../queue/queue.ts'
import { openSecret, type SecretKeys } from '../../secrets/secret-keys.ts'
import { claimDelivery, dueDeliveries, recordAnswer } from './delivery-queue.ts'
import { sendWebhook, type WebhookLine } from './send-webhook.ts'
import { signatureHeaders } from './webhook-secret.ts'

/** More wait for the next round. */
const mostAtOnce = 500

/** Rings for each delivery whose time has come. */
export async function ringDeliveries({ db, queue }: { db: Db; queue: JobQueue }): Promise<void> {
  const due = await dueDeliveries(db, mostAtOnce)
  await queue.add(
    webhookDeliverJob,
    due.map(({ id, tries }) => ({ id: `webhook-${id}-${tries}`, payload: { deliveryId: id } })),
  )
}

/**
 * Sends a delivery once, signed for the moment of this try. It is claimed before it is sent, and sent again under
 * the same id where a worker dies: it arrives at least once.
 */
export async function deliverWebhook(
  { db, clock, keys, line }: { db: Db; clock: Clock; keys: SecretKeys; line: WebhookLine },
  deliveryId: string,
): Promise<void> {
  const delivery = await claimDelivery(db, deliveryId)
  if (!delivery) return
  const { id, body, url, webhookId } = delivery
  const secret = openSecret(keys, { webhookId, field: 'secret' }, delivery)
  const headers = signatureHeaders(secret, { id, at: clock.now(), body })
  await recordAnswer(db, delivery, await sendWebhook(line, { url, headers, body }))
}
