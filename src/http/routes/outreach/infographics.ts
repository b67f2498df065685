import { readFile } from 'node:fs/promises'
import { infographics } from '../../../api/outreach/infographics.ts'
import { drawSnapshot } from '../../../infographics/request/draw-snapshot.ts'
import { draftFromInfographic } from '../../../infographics/request/infographic-news.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'
import { snapshotInReach } from './snapshots.ts'

const contentTypes = { svg: 'image/svg+xml', png: 'image/png', pdf: 'application/pdf' } as const

export function addInfographicRoutes(app: App, deps: AppDeps): void {
  const drawing = { ...deps, database: deps }

  serve(app, infographics.draw, async (request, reply) => {
    const actor = actorOf(request)
    const snapshot = await snapshotInReach(deps, actor, request.params.id)
    const { language, format } = request.query
    const wanted = { snapshotId: snapshot.id, language, format, person: actor.id }
    const drawn = await drawSnapshot(drawing, wanted)
    return reply
      .type(contentTypes[format])
      .header('content-disposition', `attachment; filename="${snapshot.id}-${language}.${format}"`)
      .header('x-content-sha256', drawn.sha256)
      .send(await readFile(drawn.file))
  })

  serve(app, infographics.createNews, async request => {
    const actor = actorOf(request)
    const snapshot = await snapshotInReach(deps, actor, request.params.id)
    return await draftFromInfographic(drawing, { actor, snapshotId: snapshot.id, ...request.body })
  })
}
