import { readFile } from 'node:fs/promises'
import { addAbortSignal, Readable } from 'node:stream'
import { exportQuery, infographicNewsBody, infographicQuery, rotationAnswer } from '../../api/figures.ts'
import { savedAnswer } from '../../api/news.ts'
import { byId } from '../../api/parts/fields.ts'
import { exportMetrics } from '../../outreach/export/export-metrics.ts'
import { rotateSecretKeys } from '../../secrets/rotate-keys.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { admit, exportPlaces } from '../plugins/admission.ts'
import { snapshotInReach } from './snapshots.ts'

const contentTypes = { svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf' } as const

/** A reader who takes longer has the export broken off: its place is for others, too. */
const longestExportMs = 15 * 60_000

export function addFigureRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/metrics/export',
    {
      onRequest: admit(exportPlaces),
      schema: {
        tags: ['metrics'],
        summary: 'Every value behind the figures, with its code book',
        querystring: exportQuery,
        produces: ['text/csv', 'application/json'],
      },
    },
    async (request, reply) => {
      const { offices, ...query } = request.query
      const officeIds = offices.split(',')
      const pieces = exportMetrics(deps, { actor: actorOf(request), officeIds, ...query })
      const type = query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8'
      return reply
        .type(type)
        .header(
          'content-disposition',
          `attachment; filename="metrics-${query.from}-${query.to}.${query.format}"`,
        )
        .send(addAbortSignal(AbortSignal.timeout(longestExportMs), Readable.from(pieces)))
    },
  )

  app.get(
    '/api/v1/snapshots/:id/infographic',
    {
      schema: {
        tags: ['snapshots'],
        summary: 'The infographic of a snapshot, drawn as it is asked for',
        params: byId,
        querystring: infographicQuery,
        produces: ['image/svg+xml', 'image/png', 'application/pdf'],
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const snapshot = await snapshotInReach(deps, actor, request.params.id)
      const wanted = { snapshotId: snapshot.id, person: actor.id, ...request.query }
      const drawn = await deps.drawInfographic(wanted)
      const { language, format } = request.query
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="${snapshot.id}-${language}.${format}"`)
        .header('x-content-sha256', drawn.sha256)
        .send(await readFile(drawn.file))
    },
  )

  app.post(
    '/api/v1/snapshots/:id/news',
    {
      config: { idempotent: true },
      schema: {
        tags: ['snapshots'],
        summary: 'A draft news item with the infographic as its picture',
        params: byId,
        body: infographicNewsBody,
        response: { 201: savedAnswer },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const snapshot = await snapshotInReach(deps, actor, request.params.id)
      const draft = { actor, snapshotId: snapshot.id, ...request.body }
      return reply.code(201).send(await deps.draftFromInfographic(draft))
    },
  )

  app.post(
    '/api/v1/secrets/rotate',
    {
      schema: {
        tags: ['channels'],
        summary: 'Seal every stored token with the first of SECRET_KEYS',
        response: { 200: rotationAnswer },
      },
    },
    async request => await rotateSecretKeys(deps, { actor: actorOf(request) }),
  )
}
