import { media } from '../../api/media.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { mediaInReach, streamMedia } from '../../news/media/media.view.ts'
import { storeMedia } from '../../news/media/store-media.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { mayWriteNews } from '../plugins/caller/may-write-news.ts'
import { admit, admitted, uploadPlaces } from '../plugins/limits/admission.ts'
import { receivedBody, withFilesOnDisk } from '../plugins/limits/files-on-disk.ts'
import { hasBudget } from '../plugins/limits/processor-budget.ts'
import { serve } from '../serve.ts'

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

  serve(app, media.show, async (request, reply) => {
    const { id } = request.params
    const reach = await mediaInReach(deps.db, actorOf(request), [id])
    if (!reach.has(id)) throw new DatelineError('media-not-found', { mediaId: id })
    const { stream, contentType, byteCount } = await streamMedia(deps, id)
    return reply
      .type(contentType)
      .header('cache-control', 'private, max-age=86400')
      .header('content-length', byteCount)
      .send(stream)
  })
}
