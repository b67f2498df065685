import { watchAuditLog } from '../src/access/audit/watch-audit-log.ts'
import type { Core } from '../src/assembly/core.ts'
import { createPublishing } from '../src/assembly/publishing.ts'
import { runAlone } from '../src/assembly/run-alone.ts'
import { forgetAttempts } from '../src/channels/connecting/connect-attempt.ts'
import { checkDueChannels } from '../src/channels/tokens/health.ts'
import { pruneFindings } from '../src/channels/tokens/prune-findings.ts'
import { inLogContext } from '../src/core/logging/log-context.ts'
import { inBackground } from '../src/database/lane.ts'
import { followEvents } from '../src/events/follow-events.ts'
import { pruneEvents } from '../src/events/prune-events.ts'
import { checkDueFeeds } from '../src/news/feeds/checking/due-feeds.ts'
import { reportFailingFeeds } from '../src/news/feeds/checking/report-failing.ts'
import { createFeedFetcher } from '../src/news/feeds/fetching/fetch-feed.ts'
import { fillListings } from '../src/news/finding/fill-listings.ts'
import { forgetUploads } from '../src/news/media/uploading/forget-uploads.ts'
import { forgetAbsent } from '../src/news/presence/presence.ts'
import { sendDigests } from '../src/notifications/digest/send-digests.ts'
import { mailNotifications } from '../src/notifications/mail-notifications.ts'
import { mailer } from '../src/notifications/mailer.ts'
import { notificationReader } from '../src/notifications/notification-reader.ts'
import { ringDeliveries } from '../src/notifications/webhooks/deliver-webhook.ts'
import { pruneDeliveries } from '../src/notifications/webhooks/delivery-queue.ts'
import { webhookReader } from '../src/notifications/webhooks/webhook-reader.ts'
import { reportMissingHolidays } from '../src/offices/holidays/report-missing-holidays.ts'
import { ringExports } from '../src/outreach/export/ring-exports.ts'
import { expireExports } from '../src/outreach/export/stored-pieces.ts'
import { ringRollups } from '../src/outreach/figures/rollups/ring-rollups.ts'
import { ringChannelSamples } from '../src/outreach/measuring/ring-channel-samples.ts'
import { ringMeasurements } from '../src/outreach/measuring/ring-measurements.ts'
import { settleEdits } from '../src/publishing/aftercare/editing/settle-edits.ts'
import { reportLatePosts } from '../src/publishing/aftercare/late-posts.ts'
import { reportLapsedApprovals } from '../src/publishing/aftercare/report-lapsed-approvals.ts'
import { reportUnattendedPosts } from '../src/publishing/aftercare/report-unattended.ts'
import { recallComments, restoreComments } from '../src/publishing/aftercare/withdrawn-comments.ts'
import { cancelWithdrawnPosts, restoreApprovedPosts } from '../src/publishing/aftercare/withdrawn-posts.ts'
import { scheduleSeries } from '../src/publishing/calendar/series/schedule-series.ts'
import { reviewStaleComments } from '../src/publishing/sending/comments/stale-comments.ts'
import { runDispatcher } from '../src/publishing/sending/dispatch.ts'
import { reviewStaleAttempts } from '../src/publishing/sending/doubt/stale-attempts.ts'

/** Rings what is due, and looks again and again whether anything was left behind. */
export function startUpkeep(core: Core, signal: AbortSignal): void {
  const { database, clock, keys, log, mediaStorage, networks, queue, timing } = core
  const { db } = database
  const publishing = createPublishing(core)
  const { SMTP_URL } = core.settings
  const mail = SMTP_URL ? mailer(SMTP_URL, core.publicUrl) : undefined
  const fetcher = createFeedFetcher({ clock, privateHosts: core.settings.FEED_PRIVATE_HOSTS ?? [] })
  const watchAudit = watchAuditLog({ db, clock, log })
  void runDispatcher({ db, clock, log, queue, timing }, signal)
  void followEvents({ db, clock, log }, [notificationReader, webhookReader], signal)

  const chores = [
    {
      name: 'series',
      everyMs: 60_000,
      run: async () => {
        // A clock that was set since it was measured would pass over times that are still to come.
        await clock.measure()
        return await scheduleSeries({ db, clock, networks })
      },
    },
    { name: 'late posts', everyMs: 30_000, run: () => reportLatePosts(db) },
    { name: 'unattended posts', everyMs: 30_000, run: () => reportUnattendedPosts(db) },
    { name: 'withdrawn posts', everyMs: 30_000, run: () => cancelWithdrawnPosts(db) },
    { name: 'posts approved again', everyMs: 30_000, run: () => restoreApprovedPosts(db) },
    { name: 'withdrawn comments', everyMs: 30_000, run: () => recallComments(db) },
    { name: 'comments approved again', everyMs: 30_000, run: () => restoreComments(db) },
    { name: 'lapsed approvals', everyMs: 30_000, run: () => reportLapsedApprovals(db) },
    { name: 'stale attempts', everyMs: 30_000, run: () => reviewStaleAttempts(publishing) },
    {
      name: 'edits in doubt',
      everyMs: 30_000,
      run: () => settleEdits({ db, keys, clock, networks, log }),
    },
    { name: 'stale comments', everyMs: 30_000, run: () => reviewStaleComments(publishing) },
    {
      name: 'channel health',
      everyMs: 3_600_000,
      run: () => checkDueChannels({ db, keys, clock, networks, log }),
    },
    {
      name: 'old findings of channels',
      everyMs: 3_600_000,
      run: () => inBackground(() => pruneFindings(db)),
    },
    {
      name: 'unfinished uploads',
      everyMs: 600_000,
      run: () => inBackground(() => forgetUploads({ db, clock, mediaStorage })),
    },
    {
      name: 'attempts to connect',
      everyMs: 600_000,
      run: () => inBackground(() => forgetAttempts({ db, clock })),
    },
    { name: 'listings of news', everyMs: 60_000, run: () => inBackground(() => fillListings(db)) },
    { name: 'missing holidays', everyMs: 3_600_000, run: () => reportMissingHolidays({ db, clock }) },
    {
      name: 'feeds',
      everyMs: 30_000,
      run: () => checkDueFeeds({ db, clock, log, fetcher }, signal),
    },
    { name: 'failing feeds', everyMs: 600_000, run: () => inBackground(() => reportFailingFeeds(db)) },
    { name: 'measurements', everyMs: 15_000, run: () => ringMeasurements({ db, clock, queue }) },
    {
      name: 'samples of channels',
      everyMs: 600_000,
      run: () => ringChannelSamples({ db, clock, queue, networks }),
    },
    { name: 'figures by month', everyMs: 30_000, run: () => ringRollups({ db, clock, queue }) },
    { name: 'exports', everyMs: 5_000, run: () => ringExports({ db, queue }) },
    {
      name: 'expired exports',
      everyMs: 600_000,
      run: () => inBackground(() => expireExports({ db, clock, mediaStorage })),
    },
    { name: 'audit log', everyMs: 60_000, run: () => inBackground(watchAudit) },
    { name: 'old events', everyMs: 3_600_000, run: () => inBackground(() => pruneEvents(db)) },
    { name: 'webhooks', everyMs: 5_000, run: () => ringDeliveries({ db, queue }) },
    {
      name: 'old deliveries of webhooks',
      everyMs: 3_600_000,
      run: () => inBackground(() => pruneDeliveries(db)),
    },
    { name: 'who looks at items', everyMs: 10_000, run: () => forgetAbsent(db) },
    {
      name: 'digests',
      everyMs: 60_000,
      run: () => sendDigests({ db, clock, log, mail, publicUrl: core.publicUrl }),
    },
    {
      name: 'mail',
      everyMs: 15_000,
      run: () => mailNotifications({ db, log, smtpUrl: core.settings.SMTP_URL, publicUrl: core.publicUrl }),
    },
  ]
  for (const chore of chores) void repeat(chore.name, chore.everyMs, chore.run)

  async function repeat(name: string, everyMs: number, run: () => Promise<unknown>) {
    while (!signal.aborted) {
      await inLogContext({ chore: name }, () =>
        run().catch(thrown => log.warn({ err: thrown }, 'upkeep failed; it is retried')),
      )
      await clock.sleep(everyMs, signal).catch(() => undefined)
    }
  }
}

if (import.meta.main) await runAlone(startUpkeep)
