import { mediaAnswer, uploadQuery } from '../../api/media.ts'
import { byId } from '../../api/parts/fields.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { mediaInReach, readMedia } from '../../news/media/media.view.ts'
import { storeMedia } from '../../news/media/store-media.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { admit, admitted, uploadPlaces } from '../plugins/admission.ts'
import { receivedBody, withFilesOnDisk } from '../plugins/files-on-disk.ts'
import { mayWriteNews } from '../plugins/may-write-news.ts'

const tags = ['media']

export function addMediaRoutes(app: App, deps: AppDeps): void {
  withFilesOnDisk(app, deps.incomingDirectory, scope => {
    scope.post(
      '/api/v1/media',
      {
        config: { idempotent: true },
        onRequest: [mayWriteNews, admit(uploadPlaces)],
        schema: {
          tags,
          summary:
            'Keep a picture (JPEG, PNG, WebP, GIF, at most 10 MB) or a video (MP4 or MOV with H.264 and AAC, at most 20 MB and 140 s) for news items; it is packed anew',
          querystring: uploadQuery,
          body: receivedBody,
          response: { 201: mediaAnswer },
        },
      },
      async (request, reply) => {
        const { officeId } = request.query
        const input = { actor: actorOf(request), officeId, received: request.body }
        return reply.code(201).send(await admitted(request).during(() => storeMedia(deps, input)))
      },
    )
  })

  app.get(
    '/api/v1/media/:id',
    {
      schema: {
        tags,
        summary: 'A picture or a video',
        params: byId,
        produces: ['image/jpeg', 'image/png', 'image/gif', 'video/mp4'],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const reach = await mediaInReach(deps.db, actorOf(request), [id])
      if (!reach.has(id)) throw new DatelineError('not-found', 'There is nothing here by that name.')
      const { bytes, contentType } = await readMedia(deps, id)
      return reply.type(contentType).header('cache-control', 'private, max-age=86400').send(bytes)
    },
  )
}
