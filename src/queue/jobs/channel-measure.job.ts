import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Read the metrics that are due for the posts of this channel. */
export const channelMeasureJob = defineJob({
  name: 'channel.measure',
  queue: 'measure',
  payload: z.object({ channelId: z.uuid() }),
})
