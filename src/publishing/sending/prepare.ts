import pLimit from 'p-limit'
import { DatelineError, messageOf } from '../../core/errors/errors.ts'
import { networkOf } from '../../networks/adapters.ts'
import type { Account, NetworkFailure, UploadOutcome } from '../../networks/network.ts'
import type { Claim, ClaimedSegment } from './claim.ts'
import type { PublishingDeps } from './deps.ts'
import { recordUploads } from './record.ts'
import { beginUpload, endUpload } from './upload-attempts.ts'

/** A slow line, in bytes per millisecond; and a minute for what the network makes of the file. */
const bytesPerMs = 100
const leastUploadMs = 60_000

/** At most so many files in memory at once, whatever the number of channels: 400 MB if all were the heaviest videos. */
const turn = pLimit(20)

/** After so many tries a file that cannot be read will not become readable: the post must not hold up the others. */
const readsThatMayFail = 3

/** A storage that does not answer may come back: some eighty minutes of tries, while other posts go out. */
const readsWhileStorageIsAway = 20

/**
 * Uploads what the network does not have yet (step 4). May be repeated after a crash: an upload shows nothing to
 * readers, and each finished one is saved. `keepLease` is called before each upload and again while it lasts, and
 * throws `LeaseLostError`.
 */
export async function uploadMissingMedia(
  deps: PublishingDeps,
  claim: Claim,
  account: Account,
  keepLease: () => Promise<void>,
): Promise<NetworkFailure | undefined> {
  for (const segment of claim.segments.filter(needsUpload)) {
    for (const media of segment.media.slice(segment.mediaHandles.length)) {
      await keepLease()
      const uploadId = await beginUpload(deps.db, claim, segment.position, media)
      const outcome = await whileKeeping(deps, keepLease, () =>
        turn(() => readAndUpload(deps, claim, account, media)),
      )
      await endUpload(deps.db, uploadId, deps.clock.now(), outcome)
      if (outcome.type !== 'uploaded') {
        const { type, code, reason } = outcome
        deps.log.warn({ post: claim.postId, media: media.mediaId, type, code, reason }, 'an upload failed')
        return outcome
      }
      segment.mediaHandles.push(outcome.handle)
      await recordUploads(deps.db, claim, segment.position, segment.mediaHandles)
      await deps.reached('after-upload')
    }
  }
  return undefined
}

function needsUpload(segment: ClaimedSegment): boolean {
  return segment.externalId === null && segment.media.length > segment.mediaHandles.length
}

/**
 * An upload may last longer than a lease: it is renewed on the way, or two workers would take the post from each
 * other for ever. A lease that is lost meanwhile is noticed at the next step.
 */
async function whileKeeping<Value>(
  deps: PublishingDeps,
  keepLease: () => Promise<void>,
  work: () => Promise<Value>,
): Promise<Value> {
  const done = new AbortController()
  async function renew() {
    while (!done.signal.aborted) {
      await deps.clock.sleep(deps.timing.leaseMs / 3, done.signal)
      await keepLease()
    }
  }
  const renewing = renew().catch(() => undefined)
  try {
    return await work()
  } finally {
    done.abort()
    await renewing
  }
}

async function readAndUpload(
  deps: PublishingDeps,
  claim: Claim,
  account: Account,
  media: ClaimedSegment['media'][number],
): Promise<UploadOutcome> {
  try {
    const file = await deps.readMedia(media.mediaId)
    return await networkOf(deps.networks, claim.network).uploadMedia(
      account,
      { ...file, altText: media.altText },
      { timeoutMs: leastUploadMs + Math.ceil(file.bytes.byteLength / bytesPerMs) },
    )
  } catch (thrown) {
    const isAway = thrown instanceof DatelineError && thrown.family === 'unavailable'
    const advice = isAway ? 'It is tried again.' : 'Add it to the news item again.'
    const reason = `The file "${media.altText}" could not be read (${messageOf(thrown)}). ${advice}`
    return {
      type: claim.tries < (isAway ? readsWhileStorageIsAway : readsThatMayFail) ? 'not-sent' : 'rejected',
      code: 'media-unreadable',
      reason,
    }
  }
}
