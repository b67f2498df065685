import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Read what the network counts of this channel itself, once for each local day of its office. */
export const channelSampleJob = defineJob({
  name: 'channel.sample',
  queue: 'measure',
  payload: z.object({ channelId: z.uuid() }),
})
