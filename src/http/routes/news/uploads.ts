import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { uploads } from '../../../api/news/uploads.ts'
import { finishUpload } from '../../../news/media/uploading/finish-upload.ts'
import { ownUpload } from '../../../news/media/uploading/upload.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { mayWriteNews } from '../../plugins/caller/may-write-news.ts'
import { admit, admitted, uploadPlaces } from '../../plugins/limits/admission.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { serve } from '../../serve.ts'

export function addUploadRoutes(app: App, deps: AppDeps): void {
  app.register(async plain => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    // The protocol's library reads the body as it comes, so that what came before a break is kept.
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))

    serve(
      scope,
      uploads.begin,
      async (request, reply) => {
        const actor = actorOf(request)
        const { officeId } = request.query
        const { answerTus } = await protocol()
        return await admitted(request).during(() => answerTus(deps, request, reply, { actor, officeId }))
      },
      { onRequest: [mayWriteNews, admit(uploadPlaces)] },
    )

    for (const operation of [uploads.offset, uploads.send, uploads.drop]) {
      serve(
        scope,
        operation,
        async (request, reply) => {
          const actor = actorOf(request)
          // Before the library takes a lock: no one may stop another's upload by asking for it.
          await ownUpload(deps.db, actor, request.params.id)
          const { answerTus } = await protocol()
          const answer = () => answerTus(deps, request, reply, { actor })
          return await (request.place ? request.place.during(answer) : answer())
        },
        operation === uploads.send ? { onRequest: admit(uploadPlaces) } : {},
      )
    }
  })

  serve(
    app,
    uploads.finish,
    async request => {
      const finish = () => finishUpload(deps, { actor: actorOf(request), uploadId: request.params.id })
      return await admitted(request).during(finish)
    },
    { onRequest: [hasBudget, admit(uploadPlaces)] },
  )
}

/** Loaded with the first upload: a start does not need it. */
function protocol() {
  return import('../../resumable-uploads.ts')
}
