import { z } from 'zod'

const count = z.number().int().nonnegative()

/** How the sandbox networks behave; changed at start or by `POST /sandbox/settings`. */
export const sandboxSettings = z.strictObject({
  /** How long an answer is held back, in milliseconds. */
  replyDelayMs: count.default(0),
  /** How long a new post stays hidden from read-back, in milliseconds. */
  readLagMs: count.default(0),
  /** Posts an X account may make in 15 minutes (docs.x.com, rate limits). 0 for no limit. */
  xPostsPerQuarterHour: count.default(100),
  /** Posts an X account may make in 24 hours. X publishes no such limit, but its headers name one. 0 for no limit. */
  xPostsPerDay: count.default(0),
  /** Posts that all accounts together may make in 24 hours through the app (docs.x.com, rate limits). 0 for no limit. */
  xAppPostsPerDay: count.default(10_000),
  /** For how long X refuses a text an account posted already. X publishes no rule. 0 accepts every repetition. */
  xDuplicateWindowMs: count.default(24 * 3_600_000),
  /** For how long Facebook refuses (506) the same message and link without photos. 0 accepts every repetition. */
  facebookDuplicateWindowMs: count.default(10 * 60_000),
  /** Calls a Page may make in 24 hours: 4,800 for each engaged user. 0 for no limit. */
  facebookCallsPerDay: count.default(48_000),
  /** Statuses a Mastodon account may make in 3 hours. 0 for no limit. */
  mastodonPostsPerThreeHours: count.default(300),
  /** How much faster posts age for their metrics than time passes; for demonstrations. */
  metricsAgeFactor: z.number().positive().default(1),
  /** How often STATUS says "not yet" for an upload. */
  mediaStatusRounds: count.default(0),
  /** How far the networks' clocks go before the clock of this process, in milliseconds; below zero when behind. */
  clockOffsetMs: z.number().int().default(0),
  /** For how long an uploaded file may be used in a post, in milliseconds (X: 24 hours). */
  mediaLifeMs: count.default(24 * 3_600_000),
  /** How an upload that was said to be in work ends. */
  mediaEnds: z.enum(['succeeded', 'failed']).default('succeeded'),
  /** What the reads call their fields: `tweet.fields` until OpenAPI 2.166, `post.fields` from 2.167 on. */
  xFieldNames: z.enum(['tweet', 'post']).default('tweet'),
  /** When set, calls without the right `appsecret_proof` are refused. */
  facebookAppSecret: z.string().optional(),
})

export type SandboxSettings = z.infer<typeof sandboxSettings>
