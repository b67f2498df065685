import type { Core } from '../src/assembly/core.ts'
import { createPublishing } from '../src/assembly/publishing.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { keepNetworkClocks } from '../src/channels/keep-network-clocks.ts'
import { reconcileComment } from '../src/publishing/sending/comments/reconcile-comment.ts'
import { reconcilePost } from '../src/publishing/sending/doubt/reconcile.ts'
import { channelsAtOnce, workChannel } from '../src/publishing/sending/work-channel.ts'
import { channelPublishJob } from '../src/queue/jobs/channel-publish.job.ts'
import { postReconcileJob } from '../src/queue/jobs/post-reconcile.job.ts'
import { handle } from '../src/queue/queue.ts'

/** Publishes what channels have due, and settles doubts. `signal` lets each channel end after its current post. */
export function startPublish(core: Core, signal: AbortSignal, deps = createPublishing(core)): void {
  const { clock, database, log, networks } = core
  void keepNetworkClocks({ db: database.db, clock, log, networks }, signal)
  core.queue.work(
    'publish',
    [
      handle(channelPublishJob, ({ channelId }) => workChannel(deps, channelId, signal)),
      handle(postReconcileJob, async ({ postId }) => {
        const { type } = await reconcilePost(deps, postId)
        if (type === 'not-its-time') await reconcileComment(deps, postId)
      }),
    ],
    { concurrency: channelsAtOnce },
  )
}

if (import.meta.main) await runAlone(startPublish)
