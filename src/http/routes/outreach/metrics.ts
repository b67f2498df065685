import { AsyncLocalStorage } from 'node:async_hooks'
import { addAbortSignal, Readable } from 'node:stream'
import { metrics } from '../../../api/outreach/metrics.ts'
import { spendProcessor } from '../../../bounded/processor-budget.ts'
import { exportMetrics } from '../../../outreach/export/export-metrics.ts'
import type { App, AppDeps } from '../../deps.ts'
import { isPracticeWorld } from '../../entry-origin.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, exportPlaces } from '../../plugins/limits/admission.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { serve } from '../../serve.ts'

const contentTypes = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const

/** A reader who takes longer has the export broken off: its place is for others, too. */
const longestExportMs = 15 * 60_000

/** Metrics of posts and channels; those of this process are in plugins/prometheus.ts. */
export function addMetricRoutes(app: App, deps: AppDeps): void {
  serve(
    app,
    metrics.export,
    async (request, reply) => {
      const { offices, world, ...query } = request.query
      const { from, to, format } = query
      const input = { actor: actorOf(request), officeIds: offices.split(','), ...query }
      const pieces = charged(exportMetrics(deps, { ...input, sandbox: isPracticeWorld(deps, world) }))
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="metrics-${from}-${to}.${format}"`)
        .send(addAbortSignal(AbortSignal.timeout(longestExportMs), Readable.from(pieces)))
    },
    { onRequest: [hasBudget, admit(exportPlaces)] },
  )
}

/** 10,000 rows of some 100 characters took 0.23 seconds, most of it in the embedded record. */
const msPerCharacter = 0.23 / 1_000

/** Charges the person who asks, also where the stream is read on later, outside of the request. */
function charged(pieces: AsyncIterable<string>): AsyncIterable<string> {
  const inRequest = AsyncLocalStorage.snapshot()
  return (async function* () {
    for await (const piece of pieces) {
      inRequest(spendProcessor, piece.length * msPerCharacter)
      yield piece
    }
  })()
}
