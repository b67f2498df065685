import { z } from 'zod'
import { uploadFailure } from '../failures.ts'
import type { MediaFile } from '../media-rules.ts'
import { type Account, type CallOptions, NetworkFailureError, type UploadOutcome } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { readFromFacebook } from './read.ts'

const photo = z.object({ id: z.string().regex(/^\d+$/) })

/** Uploads a photo with its alt text, unpublished: readers see nothing until a feed post attaches it. */
export async function uploadOnFacebook(
  client: FacebookClient,
  account: Account,
  media: MediaFile,
  call: CallOptions,
): Promise<UploadOutcome> {
  const request = {
    method: 'POST' as const,
    path: `${encodeURIComponent(account.externalId)}/photos`,
    parameters: { published: 'false', ...(media.altText ? { alt_text_custom: media.altText } : {}) },
    file: media,
  }
  try {
    const { id } = await readFromFacebook(client, account, request, photo, call)
    return { type: 'uploaded', handle: id }
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) {
      return uploadFailure(thrown.failure, 'The photo could not be handed to Facebook this time.')
    }
    return { type: 'not-sent', code: 'upload', reason: 'The upload to Facebook was stopped.' }
  }
}
