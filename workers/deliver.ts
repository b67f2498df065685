import type { Core } from '../src/assembly/core.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { lookupPublic } from '../src/networks/public-address.ts'
import { deliverWebhook } from '../src/notifications/webhooks/deliver-webhook.ts'
import { webhookDeliverJob } from '../src/queue/jobs/webhook-deliver.job.ts'
import { handle } from '../src/queue/queue.ts'

/** Sends webhooks what has changed. */
export function startDeliver(core: Core): void {
  const { clock, database, keys, queue } = core
  const deps = { db: database.db, clock, keys, line: { lookup: lookupPublic } }
  queue.work('deliver', [handle(webhookDeliverJob, ({ deliveryId }) => deliverWebhook(deps, deliveryId))], {
    concurrency: 8,
  })
}

if (import.meta.main) await runAlone(startDeliver)
