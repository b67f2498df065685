import { addAbortSignal } from 'node:stream'
import { exports } from '../../../api/outreach/exports.ts'
import { spendProcessor } from '../../../bounded/processor-budget.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { ExportFormatName } from '../../../core/export-names.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { type Export, exportInReach, listExports } from '../../../outreach/export/export.view.ts'
import { makeExport } from '../../../outreach/export/make-export.ts'
import { requestExport } from '../../../outreach/export/request-export.ts'
import { readPieces } from '../../../outreach/export/stored-pieces.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, exportPlaces } from '../../plugins/limits/admission.ts'
import { hasBudget } from '../../plugins/limits/processor-budget.ts'
import { serve } from '../../serve.ts'

/** Up to here a file is made while the request waits. */
const mostRowsAtOnce = 5_000
/** Reading, writing and packing a row, in milliseconds of a processor. */
const msPerRow = 0.05
/** A reader who takes longer has the download broken off. */
const longestDownloadMs = 15 * 60_000

const contentTypes: Record<ExportFormatName, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
}

export function addExportRoutes(app: App, deps: AppDeps): void {
  serve(
    app,
    exports.make,
    async request => {
      const actor = actorOf(request)
      const { sandbox = deps.sandbox !== undefined, ...asked } = request.body
      const { id, rows } = await requestExport(deps, { actor, ...omitUndefined(asked), sandbox })
      spendProcessor(rows * msPerRow)
      // What goes wrong here is tried again by a worker.
      if (rows <= mostRowsAtOnce)
        await makeExport(deps, id).catch(thrown =>
          deps.log.warn({ err: thrown, exportId: id }, 'an export failed'),
        )
      return await exportInReach(deps.db, actor, id)
    },
    { onRequest: [hasBudget, admit(exportPlaces)] },
  )

  serve(app, exports.list, async request => {
    const { limit, ...page } = request.query
    const rows = await listExports(deps.db, {
      actor: actorOf(request),
      ...omitUndefined(page),
      limit: limit + 1,
    })
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, exports.show, request => exportInReach(deps.db, actorOf(request), request.params.id))

  serve(app, exports.download, async (request, reply) => {
    const found = await exportInReach(deps.db, actorOf(request), request.params.id)
    assertReady(found)
    return reply
      .type(contentTypes[found.format])
      .header('content-disposition', `attachment; filename="${nameOf(found)}"`)
      .header('content-length', found.bytes)
      .header('x-content-sha256', found.sha256 ?? '')
      .send(addAbortSignal(AbortSignal.timeout(longestDownloadMs), readPieces(deps.mediaStorage, found)))
  })
}

function assertReady({ state, rowsDone, rowsTotal }: Export): void {
  if (state === 'ready') return
  if (state === 'expired') throw new DatelineError('export-expired', {})
  if (state === 'failed') throw new DatelineError('export-failed', {})
  throw new DatelineError('export-not-ready', { done: rowsDone, total: rowsTotal })
}

function nameOf({ tables, from, to, format, sandbox, audience }: Export): string {
  const what = tables.length === 1 ? tables[0] : 'outreach'
  return `${audience === 'public' ? 'public-' : ''}${sandbox ? 'practice-' : ''}${what}-${from}-${to}.${format}`
}
