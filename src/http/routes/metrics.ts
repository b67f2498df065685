import { addAbortSignal, Readable } from 'node:stream'
import { metrics } from '../../api/metrics.ts'
import { exportMetrics } from '../../outreach/export/export-metrics.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'
import { admit, exportPlaces } from '../plugins/admission.ts'
import { serve } from '../serve.ts'

const contentTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** A reader who takes longer has the export broken off: its place is for others, too. */
const longestExportMs = 15 * 60_000

/** Metrics of posts and channels; those of this process are in plugins/prometheus.ts. */
export function addMetricRoutes(app: App, deps: AppDeps): void {
  serve(
    app,
    metrics.export,
    async (request, reply) => {
      const { offices, ...query } = request.query
      const { from, to, format } = query
      const pieces = exportMetrics(deps, {
        actor: actorOf(request),
        officeIds: offices.split(','),
        ...query,
      })
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="metrics-${from}-${to}.${format}"`)
        .send(addAbortSignal(AbortSignal.timeout(longestExportMs), Readable.from(pieces)))
    },
    { onRequest: admit(exportPlaces) },
  )
}
