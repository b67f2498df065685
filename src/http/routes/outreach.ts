import { logImportAnswer, logImportQuery } from '../../api/news.ts'
import { activityBody, enquiriesBody } from '../../api/outreach.ts'
import { done } from '../../api/parts/fields.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { importActivities, importEnquiries } from '../../outreach/log/import-log.ts'
import { logActivity, logEnquiries } from '../../outreach/log/log-outreach.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { admit, admitted, importPlaces } from '../plugins/admission.ts'
import { fileBody, withFileBodies } from '../plugins/file-bodies.ts'

const tags = ['outreach']
const isDone = { done: true } as const
const logs = [
  { url: '/api/v1/activities/import', summary: 'Import activities from CSV', importLog: importActivities },
  {
    url: '/api/v1/enquiries/import',
    summary: 'Import counts of enquiries from CSV',
    importLog: importEnquiries,
  },
]

export function addOutreachRoutes(app: App, deps: AppDeps): void {
  // What is entered while the sandbox networks are in use is practice, and stays out of live figures.
  const origin = deps.sandbox ? 'practice' : 'office'

  withFileBodies(app, scope => {
    for (const { url, summary, importLog } of logs) {
      scope.post(
        url,
        {
          config: { idempotent: true },
          onRequest: admit(importPlaces),
          schema: {
            tags,
            summary,
            querystring: logImportQuery,
            body: fileBody,
            response: { 200: logImportAnswer },
          },
        },
        async request => {
          const input = {
            actor: actorOf(request),
            content: request.body,
            origin,
            ...omitUndefined(request.query),
          } as const
          return await admitted(request).during(() => importLog(deps, input))
        },
      )
    }
  })

  app.post(
    '/api/v1/activities',
    {
      config: { idempotent: true },
      schema: { tags, summary: 'Log one activity', body: activityBody, response: { 201: done } },
    },
    async (request, reply) => {
      await logActivity(deps, { actor: actorOf(request), activity: omitUndefined(request.body), origin })
      return reply.code(201).send(isDone)
    },
  )

  app.post(
    '/api/v1/enquiries',
    {
      config: { idempotent: true },
      schema: { tags, summary: 'Log enquiries, as counts', body: enquiriesBody, response: { 201: done } },
    },
    async (request, reply) => {
      const enquiries = request.body.enquiries.map(omitUndefined)
      await logEnquiries(deps, { actor: actorOf(request), enquiries, origin })
      return reply.code(201).send(isDone)
    },
  )
}
