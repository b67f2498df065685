import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { mediaAnswer, uploadQuery } from '../../api/media.ts'
import { byId } from '../../api/parts/fields.ts'
import { finishUpload } from '../../news/media/uploading/finish-upload.ts'
import { ownUpload } from '../../news/media/uploading/upload.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { admit, admitted, uploadPlaces } from '../plugins/admission.ts'
import { mayWriteNews } from '../plugins/may-write-news.ts'

const tags = ['media']
const uploadsPath = '/api/v1/media/uploads'

/** Pictures and videos over lines that break: sent in pieces by the tus protocol 1.0 (https://tus.io), then finished. */
export function addUploadRoutes(app: App, deps: AppDeps): void {
  app.register(async plain => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    // The protocol's library reads the body as it comes, so that what came before a break is kept.
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))

    scope.post(
      uploadsPath,
      {
        onRequest: [mayWriteNews, admit(uploadPlaces)],
        schema: {
          tags,
          summary: 'Begin a resumable upload (tus 1.0) of at most 20 MB; "Location" says where to send it',
          description:
            'Send "Tus-Resumable: 1.0.0" and "Upload-Length". An upload is forgotten a day after it began.',
          querystring: uploadQuery,
        },
      },
      async (request, reply) => {
        const actor = actorOf(request)
        const { officeId } = request.query
        const { answerTus } = await protocol()
        return await admitted(request).during(() => answerTus(deps, request, reply, { actor, officeId }))
      },
    )

    for (const [method, summary] of [
      ['HEAD', 'Where to go on: "Upload-Offset" (tus 1.0)'],
      ['PATCH', 'Send bytes from "Upload-Offset" on, as application/offset+octet-stream (tus 1.0)'],
      ['DELETE', 'Forget an upload that is not needed any more (tus 1.0)'],
    ] as const) {
      scope.route({
        method,
        url: `${uploadsPath}/:id`,
        ...(method === 'PATCH' ? { onRequest: admit(uploadPlaces) } : {}),
        schema: { tags, summary, params: byId },
        async handler(request, reply) {
          const actor = actorOf(request)
          // Before the library takes a lock: nobody may stop another's upload by asking for it.
          await ownUpload(deps.db, actor, request.params.id)
          const { answerTus } = await protocol()
          const answer = () => answerTus(deps, request, reply, { actor })
          return await (request.place ? request.place.during(answer) : answer())
        },
      })
    }
  })

  app.post(
    `${uploadsPath}/:id/finish`,
    {
      onRequest: admit(uploadPlaces),
      schema: {
        tags,
        summary: 'Make a picture or a video of an upload that is all there; it is checked and packed anew',
        description: 'May be repeated: the answer stays the same. An upload that is neither is forgotten.',
        params: byId,
        response: { 201: mediaAnswer },
      },
    },
    async (request, reply) => {
      const uploadId = request.params.id
      const finish = () => finishUpload(deps, { actor: actorOf(request), uploadId })
      return reply.code(201).send(await admitted(request).during(finish))
    },
  )
}

/** Loaded with the first upload: a start does not need it. */
function protocol() {
  return import('../resumable-uploads.ts')
}
