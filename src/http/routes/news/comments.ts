import type { FastifyRequest } from 'fastify'
import { comments } from '../../../api/news/comments.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import {
  deleteComment,
  editComment,
  reopenComment,
  resolveComment,
} from '../../../news/comments/change-comment.ts'
import { commentOnItem } from '../../../news/comments/comment-on-item.ts'
import { listComments } from '../../../news/comments/comments.view.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addCommentRoutes(app: App, deps: AppDeps): void {
  serve(app, comments.list, async request => {
    const { limit, ...query } = request.query
    const page = { newsItemId: request.params.id, ...omitUndefined(query), limit: limit + 1 }
    return pageOfRows(await listComments(deps.db, actorOf(request), page), limit, idOf)
  })

  serve(app, comments.create, async request =>
    commentOnItem(deps, {
      actor: actorOf(request),
      newsItemId: request.params.id,
      ...omitUndefined(request.body),
    }),
  )

  serve(app, comments.edit, async request => {
    await editComment(deps, { ...aimOf(request), ...request.body })
    return isDone
  })

  serve(app, comments.delete, async request => {
    await deleteComment(deps, aimOf(request))
    return isDone
  })

  serve(app, comments.resolve, async request => {
    await resolveComment(deps, aimOf(request))
    return isDone
  })

  serve(app, comments.reopen, async request => {
    await reopenComment(deps, aimOf(request))
    return isDone
  })
}

function aimOf(request: FastifyRequest & { params: { id: string; commentId: string } }) {
  const { id: newsItemId, commentId } = request.params
  return { actor: actorOf(request), newsItemId, commentId }
}
