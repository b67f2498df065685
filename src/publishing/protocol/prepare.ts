import type { Account, NetworkFailure } from '../../networks/network.ts'
import { networkOf } from '../../networks/registry.ts'
import type { Claim, ClaimedSegment } from './claim.ts'
import type { PublishingDeps } from './deps.ts'
import { recordUploads } from './record.ts'

/** An upload of the largest image over a slow line. */
const uploadTimeoutMs = 60_000

/**
 * Uploads what the network does not have yet (step 4). May be repeated after a crash: an upload shows nothing to
 * readers, and each finished one is saved.
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
      const file = await deps.readMedia(media.mediaId)
      const outcome = await networkOf(deps.networks, claim.network).uploadMedia(
        account,
        { ...file, altText: media.altText },
        { timeoutMs: uploadTimeoutMs },
      )
      if (outcome.type !== 'uploaded') return outcome
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
