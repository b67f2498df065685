import { z } from 'zod'
import type { Account, CallOptions, PostEdit } from '../network.ts'
import type { MastodonClient } from './client.ts'
import { mastodonLanguage } from './publish.ts'
import { readFromMastodon } from './read.ts'

const shown = z.object({
  id: z.string(),
  media_attachments: z.array(z.object({ id: z.string() })).default([]),
})

/**
 * PUT /api/v1/statuses/:id with the new text. Files that an edit does not name are taken off the status, so they are
 * asked for first and named again, in their order.
 */
export async function editOnMastodon(
  client: MastodonClient,
  account: Account,
  externalId: string,
  edit: PostEdit,
  call: CallOptions,
): Promise<void> {
  const id = encodeURIComponent(externalId)
  const now = await readFromMastodon(client, account, api => api.v1.statuses.$select(id).fetch(), shown, call)
  const mediaIds = now.media_attachments.map(each => each.id)
  const changed = { status: edit.text, language: mastodonLanguage(edit.language) }
  await readFromMastodon(
    client,
    account,
    api => api.v1.statuses.$select(id).update(mediaIds.length ? { ...changed, mediaIds } : changed),
    shown,
    call,
  )
}
