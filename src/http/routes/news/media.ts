import type { FastifyReply, FastifyRequest } from 'fastify'
import { media } from '../../../api/news/media.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { listMedia } from '../../../news/media/library/media-list.view.ts'
import { thumbnailOf } from '../../../news/media/library/thumbnail.ts'
import { factsOfMedia, type MediaFacts, mediaInReach, streamMedia } from '../../../news/media/media.view.ts'
import { storeMedia } from '../../../news/media/store-media.ts'
import { byteRange } from '../../byte-range.ts'
import { hasAlready } from '../../content-tag.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { mayWriteNews } from '../../plugins/caller/may-write-news.ts'
import { admit, admitted, uploadPlaces } from '../../plugins/limits/admission.ts'
import { receivedBody, withFilesOnDisk } from '../../plugins/limits/files-on-disk.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { serve } from '../../serve.ts'

export function addMediaRoutes(app: App, deps: AppDeps): void {
  const upload = { fileBody: receivedBody, onRequest: [mayWriteNews, hasBudget, admit(uploadPlaces)] }
  withFilesOnDisk(app, deps.incomingDirectory, scope => {
    serve(
      scope,
      media.upload,
      async request => {
        const { officeId } = request.query
        const input = { actor: actorOf(request), officeId, received: request.body }
        return await admitted(request).during(() => storeMedia(deps, input))
      },
      upload,
    )
  })

  serve(app, media.list, async request => {
    const { limit, ...query } = request.query
    const rows = await listMedia(deps.db, actorOf(request), { ...omitUndefined(query), limit: limit + 1 })
    return pageOfRows(rows, limit, last => last.mediaId)
  })

  serve(app, media.show, async (request, reply) => {
    const { id } = request.params
    const { width } = request.query
    const actor = actorOf(request)
    const reach = await mediaInReach(deps.db, actor, [id])
    if (!reach.has(id)) throw new DatelineError('media-not-found', { mediaId: id })
    const facts = await factsOfMedia(deps.db, id)
    const etag = `"${facts.sha256}${width === undefined ? '' : `-${width}`}"`
    reply.header('cache-control', 'private, max-age=86400').header('etag', etag)
    if (hasAlready(request.headers['if-none-match'], etag)) return reply.code(304).send()
    if (width !== undefined) {
      const thumbnail = await thumbnailOf(deps, { media: facts, width, person: actor.id })
      return reply.type('image/webp').send(thumbnail)
    }
    return await sendFile(deps, request, reply, facts, etag)
  })
}

/** The whole file, or the one part of it that was asked for. */
async function sendFile(
  deps: AppDeps,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { id, contentType, byteCount }: MediaFacts,
  etag: string,
): Promise<FastifyReply> {
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag
  const range = isSame ? byteRange(headers.range, byteCount) : undefined
  reply.header('accept-ranges', 'bytes')
  if (range === 'unsatisfiable') {
    return reply.code(416).header('content-range', `bytes */${byteCount}`).send()
  }
  const stream = await streamMedia(deps, id, range)
  reply.type(contentType)
  if (range === undefined) return reply.header('content-length', byteCount).send(stream)
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${byteCount}`)
    .header('content-length', range.end - range.start + 1)
    .send(stream)
}
