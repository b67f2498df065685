import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Send one webhook its news. */
export const webhookDeliverJob = defineJob({
  name: 'webhook.deliver',
  queue: 'deliver',
  payload: z.object({ deliveryId: z.uuid() }),
})
