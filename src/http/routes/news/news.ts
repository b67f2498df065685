import type { FastifyRequest } from 'fastify'
import { news } from '../../../api/news/news.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { countNews, cursorOfRow, listNews } from '../../../news/finding/news-list.view.ts'
import { compareRevisions, listRevisions } from '../../../news/history/history.view.ts'
import { archiveNewsItem } from '../../../news/keeping/archive-news-item.ts'
import { assignNewsItem } from '../../../news/keeping/assign-news-item.ts'
import { restoreNewsItem } from '../../../news/keeping/restore-news-item.ts'
import { showNewsItem } from '../../../news/news-item.view.ts'
import { approveNewsItem } from '../../../news/review/approve-news-item.ts'
import { approversOf } from '../../../news/review/approvers.view.ts'
import { returnNewsItem } from '../../../news/review/return-news-item.ts'
import { submitNewsItem } from '../../../news/review/submit-news-item.ts'
import { withdrawNewsItem } from '../../../news/review/withdraw-news-item.ts'
import { createDraft } from '../../../news/writing/create-draft.ts'
import { duplicateNewsItem } from '../../../news/writing/duplicate-news-item.ts'
import { reviseNewsItem } from '../../../news/writing/revise-news-item.ts'
import { approveWithPosts } from '../../../publishing/calendar/intended/approve-with-posts.ts'
import type { App, AppDeps } from '../../deps.ts'

import { idOf, pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, admitted, importPlaces } from '../../plugins/limits/admission.ts'
import { fileBody, withFileBodies } from '../../plugins/limits/file-bodies.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'

import { isDone, serve } from '../../serve.ts'

export function addNewsRoutes(app: App, deps: AppDeps): void {
  withFileBodies(app, scope => {
    serve(
      scope,
      news.import,
      async request => {
        // The readers of feeds and YAML are large, and most starts see no import.
        const { importNews } = await import('../../../news/import/import-news.ts')
        const { previewImport } = await import('../../../news/import/preview-import.ts')
        const { dryRun, ...query } = request.query
        const input = { actor: actorOf(request), content: request.body, ...omitUndefined(query) }
        const work = dryRun === 'yes' ? previewImport : importNews
        return await admitted(request).during(() => work(deps, input))
      },
      { fileBody, onRequest: [hasBudget, admit(importPlaces)] },
    )
  })

  serve(app, news.list, async request => {
    const { limit, ...query } = request.query
    const rows = await listNews(deps.db, actorOf(request), { ...omitUndefined(query), limit: limit + 1 })
    return pageOfRows(rows, limit, cursorOfRow(query.sort))
  })

  serve(app, news.count, async request => countNews(deps.db, actorOf(request), omitUndefined(request.query)))

  serve(app, news.create, async request => createDraft(deps, { actor: actorOf(request), ...request.body }))

  serve(app, news.show, async request => showNewsItem(deps.db, actorOf(request), request.params.id))

  serve(app, news.revise, async request =>
    reviseNewsItem(deps, { ...aimOf(request), ...expected(request.body) }),
  )

  serve(app, news.duplicate, async request =>
    duplicateNewsItem(deps, { ...aimOf(request), ...omitUndefined(request.body) }),
  )

  serve(app, news.archive, async request => {
    await archiveNewsItem(deps, aimOf(request))
    return isDone
  })

  serve(app, news.restore, async request => {
    await restoreNewsItem(deps, aimOf(request))
    return isDone
  })

  serve(app, news.assign, async request => {
    await assignNewsItem(deps, { ...aimOf(request), ...request.body })
    return isDone
  })

  serve(app, news.listRevisions, async request => {
    const { cursor, limit } = request.query
    const { newsItemId, actor } = aimOf(request)
    const page = { newsItemId, ...omitUndefined({ cursor }), limit: limit + 1 }
    return pageOfRows(await listRevisions(deps.db, actor, page), limit, last => String(last.number))
  })

  serve(app, news.compare, async request => {
    const { newsItemId, actor } = aimOf(request)
    return await compareRevisions(deps.db, actor, { newsItemId, ...request.query })
  })

  serve(app, news.submit, async request =>
    submitNewsItem(deps, { actor: actorOf(request), newsItemId: request.params.id }),
  )

  serve(app, news.listApprovers, async request => {
    const approvers = await approversOf(deps.db, actorOf(request), request.params.id)
    return pageOfList(approvers, request.query, idOf)
  })

  serve(app, news.approve, async request => {
    const input = { actor: actorOf(request), newsItemId: request.params.id, ...request.body }
    return await approveWithPosts(deps, input, afterApproval =>
      approveNewsItem({ ...deps, afterApproval }, input),
    )
  })

  serve(app, news.withdraw, async request => {
    await withdrawNewsItem(deps, aimOf(request))
    return isDone
  })

  serve(app, news.return, async request => {
    await returnNewsItem(deps, { actor: actorOf(request), newsItemId: request.params.id, ...request.body })
    return isDone
  })
}

function aimOf(request: FastifyRequest & { params: { id: string } }) {
  return { actor: actorOf(request), newsItemId: request.params.id }
}

function expected({ expectedRevision, expectedHash, content }: Expected) {
  const hash = expectedHash === undefined ? {} : { contentHash: expectedHash }
  return { revision: expectedRevision, ...hash, content }
}

interface Expected {
  expectedRevision: number
  expectedHash?: string | undefined
  content: unknown
}
