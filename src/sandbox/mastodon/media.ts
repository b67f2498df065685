import type { FastifyInstance } from 'fastify'
import { readMultipart } from '../multipart.ts'
import type { SandboxState } from '../state.ts'
import { mastodonRefusals, refuseAsMastodon } from './answers.ts'
import type { AskingMastodonAccount } from './asking.ts'

const largest = [
  { type: /^image\/(jpeg|png|webp|gif)$/, bytes: 16 * 1024 * 1024 },
  { type: /^video\/mp4$/, bytes: 99 * 1024 * 1024 },
]
/** At most so many uploads in work; the oldest is then done. */
const maxInWork = 500

/** POST /api/v2/media, and GET and PUT /api/v1/media/:id as Mastodon answers them. */
export function addMastodonMedia(
  server: FastifyInstance,
  state: SandboxState,
  asking: AskingMastodonAccount,
): void {
  const inWork = new Map<string, number>()

  server.post('/api/v2/media', (request, reply) => {
    const account = asking(request)
    const parts = Buffer.isBuffer(request.body)
      ? readMultipart(request.headers['content-type'] ?? '', request.body)
      : []
    const file = parts.find(part => part.name === 'file')
    const limit = largest.find(({ type }) => file && type.test(file.contentType))
    if (!file || !limit) return refuseAsMastodon(reply, mastodonRefusals.unknownFile)
    if (file.bytes.length > limit.bytes) return refuseAsMastodon(reply, mastodonRefusals.unknownFile)
    const altText = parts.find(part => part.name === 'description')?.bytes.toString() ?? ''
    const id = state.newId()
    state.store.saveMedia(id, file.bytes)
    const media = { id, accountId: account.externalId, contentType: file.contentType, altText }
    state.record({ type: 'media', media: { ...media, size: file.bytes.length } })
    if (state.settings.mediaStatusRounds === 0) return attachment(id, file.contentType, altText)
    inWork.set(id, state.settings.mediaStatusRounds)
    const [oldest] = inWork.keys()
    if (inWork.size > maxInWork && oldest) inWork.delete(oldest)
    return reply.code(202).send({ ...attachment(id, file.contentType, altText), url: null })
  })

  server.get<{ Params: { id: string } }>('/api/v1/media/:id', (request, reply) => {
    const media = state.media(request.params.id)
    if (media?.accountId !== asking(request).externalId) {
      return refuseAsMastodon(reply, mastodonRefusals.missing)
    }
    const rounds = inWork.get(media.id) ?? 0
    if (rounds <= 1) inWork.delete(media.id)
    else inWork.set(media.id, rounds - 1)
    if (rounds === 1 && state.settings.mediaEnds === 'failed') {
      return refuseAsMastodon(reply, mastodonRefusals.unusableFile)
    }
    const shown = attachment(media.id, media.contentType, media.altText)
    return rounds > 1 ? reply.code(206).send({ ...shown, url: null }) : shown
  })
}

/** A file as statuses show it. */
export function attachment(id: string, contentType: string, altText: string) {
  const type = contentType.startsWith('video/') ? 'video' : contentType === 'image/gif' ? 'gifv' : 'image'
  return { id, type, url: `/sandbox/media/${id}`, description: altText || null }
}
