import type { Core } from '../../assembly/core.ts'
import { createPublishing } from '../../assembly/publishing.ts'
import { readAll } from '../../events/follow-events.ts'
import { notificationReader } from '../../notifications/notification-reader.ts'
import { collectMeasurements } from '../../outreach/measuring/collect-measurements.ts'
import { planMeasurements } from '../../outreach/measuring/plan-measurements.ts'
import { reconcilePost } from '../../publishing/sending/doubt/reconcile.ts'
import { workChannel } from '../../publishing/sending/work-channel.ts'
import type { EmbeddedTime } from './embedded-time.ts'
import { whatIsDue } from './what-is-due.ts'

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

  /** Does what is due now, and gives the moment at which something next is. */
  async function work(): Promise<Date | undefined> {
    for (;;) {
      const due = await whatIsDue(db, core.clock.now())
      for (const channelId of due.toPublish) await workChannel(sending, channelId, never)
      for (const postId of due.toReconcile) await reconcilePost(sending, postId)
      if (due.toPublish.length > 0) await planMeasurements(db, core.clock.now())
      for (const channelId of due.toMeasure) await collectMeasurements(measuring, { channelId, limit: 1_000 })
      if (due.toPublish.length + due.toReconcile.length + due.toMeasure.length === 0) return due.next
    }
  }

  return {
    core,
    async passUntil(moment) {
      if (moment < core.clock.now()) return
      for (;;) {
        const next = await work()
        if (!next || next > moment) break
        await travelTo(next)
      }
      await travelTo(moment)
    },
    notify: () => readAll({ db, log: core.log }, [notificationReader]),
  }
}
