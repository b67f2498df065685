import { systemClock } from '../../../src/core/time/clock.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import type { Account, Network } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'

/** What every contender has to do: the same posts, by the same HTTP clients, one at a time per channel. */
export interface Workload {
  xOrigin: string
  facebookOrigin: string
  channels: BenchChannel[]
  /** Posts in all, spread evenly over the channels. */
  posts: number
  databaseUrl?: string
  redisUrl?: string
  dataDirectory?: string
}

export interface BenchChannel {
  id: string
  network: 'x' | 'facebook'
  account: Account
}

/** What a contender prints as its one line of JSON. */
export interface Outcome {
  published: number
  seconds: number
  /** Lateness in milliseconds, where posts had due times. */
  lateness?: { p50: number; p99: number; max: number }
  peakMb: number
  /** Of this process, in milliseconds: what it used of a processor for each post, its database elsewhere not counted. */
  processorMs: number
  /** Of the PostgreSQL server, likewise; undefined where there is none, or the system does not say. */
  serverMs?: number
}

export function networksOf(workload: Workload): Record<BenchChannel['network'], Network> {
  return {
    x: createXNetwork({ origin: workload.xOrigin, clock: systemClock, clientId: 'bench' }),
    facebook: createFacebookNetwork({
      origin: workload.facebookOrigin,
      version: 'v26.0',
      clock: systemClock,
    }),
  }
}

export function textOf(channel: BenchChannel, number: number): string {
  return `Lahore: bench post ${number} of ${channel.id}. Doors open at nine, and counselling is free.`
}

/** Sends one post and insists on an id. */
export async function sendPost(network: Network, channel: BenchChannel, number: number): Promise<void> {
  const segment = { text: textOf(channel, number), language: 'en' as const, mediaHandles: [] }
  const outcome = await network.publishSegment(channel.account, segment, { timeoutMs: 30_000 })
  if (outcome.type !== 'published') throw new Error(`${outcome.type}: ${outcome.reason}`)
}

export function readWorkload(): Workload {
  return JSON.parse(process.env.BENCH_WORKLOAD ?? '') as Workload
}

/** `before` is `process.cpuUsage()` as the first post was about to be sent. */
export function report(
  outcome: Omit<Outcome, 'peakMb' | 'processorMs'>,
  before: ReturnType<typeof process.cpuUsage>,
): void {
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024)
  const { user, system } = process.cpuUsage(before)
  const processorMs = (user + system) / 1_000 / outcome.published
  process.stdout.write(`${JSON.stringify({ ...outcome, peakMb, processorMs })}\n`)
}
