import type { Core } from '../../assembly/core.ts'
import { createPublishing } from '../../assembly/publishing.ts'
import { readAll } from '../../events/follow-events.ts'
import { notificationReader } from '../../notifications/notification-reader.ts'
import { collectMeasurements } from '../../outreach/measuring/collect-measurements.ts'
import { planMeasurements } from '../../outreach/measuring/plan-measurements.ts'
import { reconcilePost } from '../../publishing/sending/doubt/reconcile.ts'
import { workChannel } from '../../publishing/sending/work-channel.ts'
import type { EmbeddedTime } from './embedded-time.ts'
import { dueMeasurements, duePosts } from './what-is-due.ts'

/** The installation while its past is made: time goes on only when it is asked to. */
export interface World {
  core: Core
  /** Lets time pass until `moment` (UTC), never back: what is due by then is published and measured, each at its own time. */
  passUntil(moment: Date): Promise<void>
  /** Tells people what has happened up to now. */
  notify(): Promise<void>
}

/** How many looks at an account may fail before a person is asked: a doubt is settled, or put, within minutes. */
const failedLooksAllowed = 2

/** Before a post is this old, none of its measurements has waited long enough. */
const firstMeasurementMs = 45 * 60_000

export function createWorld(core: Core, time: EmbeddedTime): World {
  const { db } = core.database
  const publishing = createPublishing(core)
  const sending = { ...publishing, timing: { ...publishing.timing, failedLooksAllowed } }
  const measuring = { db, clock: core.clock, networks: core.networks, accountOf: publishing.freshAccount }
  const never = new AbortController().signal

  async function travelTo(moment: Date) {
    time.travelTo(moment)
    await core.clock.measure()
  }

  // What the record answered last, so that it is asked seldom. Null: nothing is to come.
  let nextPost: Date | null = null
  let nextMeasurement: Date | null | undefined

  async function publish() {
    for (let before = ''; ; ) {
      const { toPublish, toReconcile, next } = await duePosts(db, core.clock.now())
      nextPost = next
      const due = [...toPublish, ...toReconcile].join()
      // What is left cannot be sent now: it is tried again when something else is due.
      if (due === before) return
      before = due
      for (const channelId of toPublish) await workChannel(sending, channelId, never)
      for (const postId of toReconcile) await reconcilePost(sending, postId)
      await planMeasurements(db, core.clock.now())
      const soonest = new Date(core.clock.now().getTime() + firstMeasurementMs)
      nextMeasurement = earlier(nextMeasurement ?? null, soonest)
    }
  }

  async function measure() {
    for (;;) {
      const { channels, next } = await dueMeasurements(db, core.clock.now())
      nextMeasurement = next
      if (channels.length === 0) return
      for (const channelId of channels) await collectMeasurements(measuring, { channelId, limit: 1_000 })
    }
  }

  return {
    core,
    async passUntil(moment) {
      if (moment < core.clock.now()) return
      // Whatever people did since then may have made posts.
      await publish()
      if (nextMeasurement === undefined) await measure()
      for (;;) {
        const next = earlier(nextPost, nextMeasurement ?? null)
        if (!next || next > moment) break
        // A moment later: what is due at a moment is due from there on.
        await travelTo(new Date(next.getTime() + 100))
        if (nextPost && nextPost <= core.clock.now()) await publish()
        if (nextMeasurement && nextMeasurement <= core.clock.now()) await measure()
      }
      await travelTo(moment)
    },
    notify: () => readAll({ db, log: core.log }, [notificationReader]),
  }
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other
  return one < other ? one : other
}
