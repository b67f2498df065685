import { z } from 'zod'
import { defineJob } from '../job.ts'

/** Ask the network whether this post, whose sending ended in doubt, is there. */
export const postReconcileJob = defineJob({
  name: 'post.reconcile',
  queue: 'publish',
  payload: z.object({ postId: z.uuid() }),
})
