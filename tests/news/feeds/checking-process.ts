import { pino } from 'pino'
import { systemClock } from '../../../src/core/time/clock.ts'
import { connectServer } from '../../../src/database/connect.ts'
import { checkDueFeeds } from '../../../src/news/feeds/checking/due-feeds.ts'
import { createFeedFetcher } from '../../../src/news/feeds/fetching/fetch-feed.ts'

// A worker that checks the feeds that are due, to be killed.

const { db } = await connectServer(process.env.DATABASE_URL ?? '')
const fetcher = createFeedFetcher({ clock: systemClock, privateHosts: [process.env.FEED_HOST ?? ''] })
await checkDueFeeds({ db, clock: systemClock, log: pino({ level: 'silent' }), fetcher })
