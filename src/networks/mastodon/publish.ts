import { z } from 'zod'
import type { Language } from '../../core/languages/language.ts'
import { languageTag } from '../../core/languages/registry.ts'
import { type Answer, jsonOf } from '../answer.ts'
import { unsettled } from '../failures.ts'
import {
  type Account,
  type CallOptions,
  mediaForgotten,
  type NetworkFailure,
  type OutgoingSegment,
  type PublishOutcome,
} from '../network.ts'
import type { MastodonClient } from './client.ts'
import { mastodonFailure } from './errors.ts'
import { exhaustedUntil } from './rate-limits.ts'

const created = z.object({ id: z.string().regex(/^\d{1,19}$/), url: z.string().nullish() })

/**
 * One POST /api/v1/statuses. With the segment's key in `Idempotency-Key` the server gives back the status it made
 * for the same key within the hour, which then counts as published, as it is.
 */
export async function publishOnMastodon(
  client: MastodonClient,
  account: Account,
  segment: OutgoingSegment,
  call: CallOptions,
): Promise<PublishOutcome> {
  const answer = await client.request(
    account,
    api =>
      api.v1.statuses.create(
        {
          status: segment.text,
          language: mastodonLanguage(segment.language),
          // Public, whatever the account's own default: an outreach post is for everyone.
          visibility: 'public',
          ...(segment.parentExternalId ? { inReplyToId: segment.parentExternalId } : {}),
          ...(segment.mediaHandles.length ? { mediaIds: segment.mediaHandles } : {}),
        },
        segment.idempotencyKey
          ? { requestInit: { headers: { 'Idempotency-Key': segment.idempotencyKey } } }
          : {},
      ),
    call,
  )
  const now = client.clock.now()
  if (answer.type === 'no-answer' || answer.status < 200 || answer.status > 299) {
    return withForgottenFiles(segment, answer, unsettled(mastodonFailure(answer, now)))
  }
  const read = created.safeParse(jsonOf(answer.body))
  if (!read.success) return unsettled(mastodonFailure(answer, now))
  const pauseUntil = exhaustedUntil(answer.headers, now)
  return {
    type: 'published',
    externalId: read.data.id,
    ...(read.data.url ? { permalink: read.data.url } : {}),
    ...(pauseUntil ? { pauseUntil } : {}),
  }
}

/**
 * Mastodon removes files that stand in no status, and then refuses the status: with a 422 that names them, or as not
 * found.
 */
function withForgottenFiles(
  { mediaHandles, parentExternalId }: OutgoingSegment,
  answer: Answer,
  failure: NetworkFailure,
): NetworkFailure {
  if (failure.type !== 'rejected' || mediaHandles.length === 0 || answer.type !== 'answer') return failure
  const namesFiles = answer.status === 422 && mediaHandles.some(handle => answer.body.includes(handle))
  const isGone = answer.status === 404 && parentExternalId === undefined
  if (!namesFiles && !isGone) return failure
  const reason = 'The Mastodon server no longer has the files of this post; they are uploaded again.'
  return { type: 'not-sent', code: mediaForgotten, reason }
}

/** Mastodon takes languages without a country: Dari goes as Persian. */
export function mastodonLanguage(language: Language): string {
  return languageTag(language).split('-')[0] ?? language
}
