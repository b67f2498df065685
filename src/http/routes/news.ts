import { z } from 'zod'
import {
  approveBody,
  approvedAnswer,
  importAnswer,
  importQuery,
  newsAnswer,
  newsDetail,
  newsQuery,
  returnBody,
  savedAnswer,
  submittedAnswer,
} from '../../api/news.ts'
import { byId, done, officeId } from '../../api/parts/fields.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { approveNewsItem } from '../../news/approve-news-item.ts'
import { createDraft } from '../../news/create-draft.ts'
import { listNewsItems, showNewsItem } from '../../news/news-item.view.ts'
import { returnNewsItem } from '../../news/return-news-item.ts'
import { reviseNewsItem } from '../../news/revise-news-item.ts'
import { revisionContentSchema } from '../../news/revision-content.ts'
import { submitNewsItem } from '../../news/submit-news-item.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { admit, admitted, importPlaces } from '../plugins/admission.ts'
import { fileBody, withFileBodies } from '../plugins/file-bodies.ts'

const tags = ['news']

export function addNewsRoutes(app: App, deps: AppDeps): void {
  withFileBodies(app, scope => {
    scope.post(
      '/api/v1/news/import',
      {
        config: { idempotent: true },
        onRequest: admit(importPlaces),
        schema: {
          tags,
          summary: 'Import a file: plain text, CSV, JSON, RSS or Atom, Markdown',
          querystring: importQuery,
          body: fileBody,
          response: { 200: importAnswer },
        },
      },
      async request => {
        // The readers of feeds and YAML are large, and most starts see no import.
        const { importNews } = await import('../../news/import/import-news.ts')
        const input = { actor: actorOf(request), content: request.body, ...omitUndefined(request.query) }
        return await admitted(request).during(() => importNews(deps, input))
      },
    )
  })

  app.get(
    '/api/v1/news',
    {
      schema: {
        tags,
        summary: 'News items, newest first',
        querystring: newsQuery,
        response: { 200: newsAnswer },
      },
    },
    async request => await listNewsItems(deps.db, actorOf(request), omitUndefined(request.query)),
  )

  app.post(
    '/api/v1/news',
    {
      config: { idempotent: true },
      schema: {
        tags,
        summary: 'Start a news item as a draft',
        body: z.strictObject({ officeId, content: revisionContentSchema }),
        response: { 201: savedAnswer },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await createDraft(deps, { actor: actorOf(request), ...request.body })),
  )

  app.get(
    '/api/v1/news/:id',
    {
      schema: {
        tags,
        summary: 'One news item with its revisions, approvals and trail',
        params: byId,
        response: { 200: newsDetail },
      },
    },
    async request => await showNewsItem(deps.db, actorOf(request), request.params.id),
  )

  app.put(
    '/api/v1/news/:id',
    {
      schema: {
        tags,
        summary: 'Save a new revision; the item is a draft again',
        params: byId,
        body: z.strictObject({ revision: z.int().min(1), content: revisionContentSchema }),
        response: { 200: savedAnswer },
      },
    },
    async request =>
      await reviseNewsItem(deps, { actor: actorOf(request), newsItemId: request.params.id, ...request.body }),
  )

  addReviewRoutes(app, deps)
}

function addReviewRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/news/:id/submit',
    {
      schema: {
        tags,
        summary: 'Put a draft before a second person',
        params: byId,
        response: { 200: submittedAnswer },
      },
    },
    async request => await submitNewsItem(deps, { actor: actorOf(request), newsItemId: request.params.id }),
  )

  app.post(
    '/api/v1/news/:id/approve',
    {
      schema: {
        tags,
        summary: 'Say yes to exactly this content; by a signed-in person only',
        params: byId,
        body: approveBody,
        response: { 200: approvedAnswer },
      },
    },
    async request =>
      await approveNewsItem(deps, {
        actor: actorOf(request),
        newsItemId: request.params.id,
        ...request.body,
      }),
  )

  app.post(
    '/api/v1/news/:id/return',
    {
      schema: {
        tags,
        summary: 'Hand it back as a draft, with a reason; an approval is revoked',
        params: byId,
        body: returnBody,
        response: { 200: done },
      },
    },
    async request => {
      await returnNewsItem(deps, { actor: actorOf(request), newsItemId: request.params.id, ...request.body })
      return { done: true as const }
    },
  )
}
