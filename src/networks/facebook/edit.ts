import { z } from 'zod'
import { type Account, type CallOptions, NetworkFailureError, type PostEdit } from '../network.ts'
import type { FacebookClient } from './client.ts'
import { readFromFacebook } from './read.ts'

const edited = z.object({ success: z.literal(true) })
/** "Permission denied" (10) and "permission missing" (200), which are also said of another app's post. */
const permissionCode = /^\d+ code (10|200)$/

/**
 * POST /{post} with the new message; link and photos stay. Facebook lets only the app that made a post edit it, and
 * says so by the code of a missing permission: that is no reason to stop the channel.
 */
export async function editOnFacebook(
  client: FacebookClient,
  account: Account,
  externalId: string,
  edit: PostEdit,
  call: CallOptions,
): Promise<void> {
  const path = encodeURIComponent(externalId)
  // A video that goes by its own id has a description.
  const field = externalId.includes('_') ? 'message' : 'description'
  const request = { method: 'POST' as const, path, parameters: { [field]: edit.text } }
  try {
    await readFromFacebook(client, account, request, edited, call)
  } catch (thrown) {
    if (!(thrown instanceof NetworkFailureError) || !permissionCode.test(thrown.failure.code)) throw thrown
    throw new NetworkFailureError({
      type: 'rejected',
      code: thrown.failure.code,
      reason: 'Facebook lets only the app that made this post edit it. Edit it at facebook.com.',
    })
  }
}
