import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Publish what is due on this channel, in order of due time, until nothing is. */
export const channelPublishJob = defineJob({
  name: 'channel.publish',
  queue: 'publish',
  payload: z.object({ channelId: z.uuid() }),
})
