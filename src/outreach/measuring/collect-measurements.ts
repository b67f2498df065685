import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { type Networks, networkOf } from '../../networks/adapters.ts'
import {
  type Account,
  type MetricReading,
  type NetworkFailure,
  NetworkFailureError,
} from '../../networks/network.ts'
import {
  type ClaimedMeasurement,
  claimMeasurements,
  leaseMs,
  type MeasuredPart,
  partsOf,
} from './due-measurements.ts'
import { type MeasurementOutcome, storeOutcomes } from './store-measurements.ts'

export interface CollectDeps {
  db: Db
  clock: Clock
  networks: Networks
  /** The channel's account with a token that works now. */
  accountOf(channelId: string): Promise<Account>
}

export interface CollectedMeasurements {
  taken: number
  /** Could not be read and will be tried again. */
  failing: number
  /** Given up: the next age is due, or would be before the next try. */
  notTaken: number
  /** Metric values stored. */
  samples: number
  /** Why reading stopped, for the caller that keeps the channel's health. */
  failure?: NetworkFailure
}

/** X and Facebook both take at most this many ids in one call. */
const batchSize = 100
const callTimeoutMs = 60_000
const usualLimit = 200

/**
 * Takes the measurements of one channel that are due, at most `limit` of them (200), in one batch: each part of a post is
 * asked for once, however many ages wait for it. What the network does not give stays absent. A failure leaves its
 * reason and is tried again, later each time, until the next age is due. Two workers never take the same measurement.
 * @throws what is not a failure of the network, after the reason was written down.
 */
export async function collectMeasurements(
  deps: CollectDeps,
  input: { channelId: string; postIds?: readonly string[]; limit?: number },
): Promise<CollectedMeasurements> {
  const { claimed, missed } = await claimMeasurements(deps.db, deps.clock.now(), {
    limit: usualLimit,
    ...input,
  })
  if (claimed.length === 0) return { taken: 0, failing: 0, notTaken: missed, samples: 0 }
  const parts = await partsOf(deps.db, [...new Set(claimed.map(measurement => measurement.postId))])
  const read = await readParts(deps, input.channelId, parts)
  const takenAt = deps.clock.now()
  const outcomes = claimed.map(measurement => outcomeOf(measurement, parts, read, takenAt))
  const samples = await storeOutcomes(deps.db, takenAt, outcomes)
  if (read.fault !== undefined) throw read.fault
  const count = (state: MeasurementOutcome['state']) =>
    outcomes.filter(outcome => outcome.state === state).length
  return {
    taken: count('taken'),
    failing: count('failing'),
    notTaken: count('not-taken') + missed,
    samples,
    ...(read.failure ? { failure: read.failure } : {}),
  }
}

interface ReadParts {
  /** Readings by the network's id of the part; a part the network was asked for and said nothing of has none. */
  readings: ReadonlyMap<string, MetricReading[]>
  asked: ReadonlySet<string>
  failure?: NetworkFailure
  /** Anything thrown that is no failure of the network. */
  fault?: unknown
}

async function readParts(
  deps: CollectDeps,
  channelId: string,
  parts: readonly MeasuredPart[],
): Promise<ReadParts> {
  const readings = new Map<string, MetricReading[]>()
  const asked = new Set<string>()
  const [first] = parts
  if (!first) return { readings, asked }
  try {
    const network = networkOf(deps.networks, first.network)
    const account = await deps.accountOf(channelId)
    const started = deps.clock.monotonic()
    for (let from = 0; from < parts.length; from += batchSize) {
      // What is left when the lease is nearly over waits for the next run, unread and with no failure to its name.
      if (deps.clock.monotonic() - started > leaseMs - 2 * callTimeoutMs) break
      const batch = parts.slice(from, from + batchSize)
      const given = await network.readMetrics(account, batch, { timeoutMs: callTimeoutMs })
      for (const part of batch) asked.add(part.externalId)
      for (const reading of given) {
        const known = readings.get(reading.externalId)
        if (known) known.push(reading)
        else readings.set(reading.externalId, [reading])
      }
    }
    return { readings, asked }
  } catch (thrown) {
    return thrown instanceof NetworkFailureError
      ? { readings, asked, failure: thrown.failure }
      : { readings, asked, fault: thrown }
  }
}

function outcomeOf(
  measurement: ClaimedMeasurement,
  parts: readonly MeasuredPart[],
  read: ReadParts,
  now: Date,
): MeasurementOutcome {
  const own = parts.filter(part => part.postId === measurement.postId)
  const readings = own.flatMap(part => read.readings.get(part.externalId) ?? [])
  const silent = own.filter(part => !read.readings.has(part.externalId)).length
  const allAsked = own.every(part => read.asked.has(part.externalId))
  if (allAsked && readings.length > 0) {
    const reason = silent > 0 ? `The network gave no figures for ${silent} of ${own.length} parts.` : null
    return { measurement, state: 'taken', readings, reason }
  }
  if (!allAsked && !read.failure && read.fault === undefined)
    return { measurement, state: 'failing', reason: 'There was no time left to read it.', nextAt: now }
  const reason = reasonOf(read, own.length)
  const nextAt = nextTry(measurement, read.failure, now)
  if (nextAt >= measurement.untilAt) return { measurement, state: 'not-taken', reason }
  return { measurement, state: 'failing', reason, nextAt }
}

function reasonOf(read: ReadParts, parts: number): string {
  if (read.failure) return read.failure.reason
  if (read.fault !== undefined) return 'Reading was stopped by a fault in Dateline; the log says more.'
  if (parts === 0) return 'There is nothing of the post on the network to ask for: a person took it off.'
  return 'The network gave no figures for this post; it may have been deleted there.'
}

const firstWaitMs = 60_000
const longestWaitMs = 60 * 60_000

/** One minute after the first failure, then twice as long each time up to an hour; never before a network's reset. */
function nextTry(measurement: ClaimedMeasurement, failure: NetworkFailure | undefined, now: Date): Date {
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (measurement.tries - 1))
  const soonest = failure?.type === 'rate-limited' ? failure.retryAt.getTime() : 0
  return new Date(Math.max(soonest, now.getTime() + wait))
}
