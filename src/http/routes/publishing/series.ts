import { seriesOperations } from '../../../api/publishing/series.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { moveOccurrence, skipOccurrence } from '../../../publishing/calendar/series/change-occurrence.ts'
import { createSeries } from '../../../publishing/calendar/series/create-series.ts'
import { editSeries } from '../../../publishing/calendar/series/edit-series.ts'
import { createEvergreen } from '../../../publishing/calendar/series/evergreen/create-evergreen.ts'
import { seriesOccurrences } from '../../../publishing/calendar/series/occurrences.view.ts'
import { listSeries, showSeries } from '../../../publishing/calendar/series/series.view.ts'
import { endSeries, pauseSeries, resumeSeries } from '../../../publishing/calendar/series/series-state.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addSeriesRoutes(app: App, deps: AppDeps): void {
  serve(app, seriesOperations.list, async request => {
    const { cursor, limit, officeId: offices, ...wanted } = request.query
    const rows = await listSeries(deps.db, actorOf(request), {
      ...omitUndefined({ ...wanted, offices }),
      ...(cursor ? { after: cursor } : {}),
      limit: limit + 1,
    })
    return pageOfRows(rows, limit, idOf)
  })

  serve(app, seriesOperations.create, async request =>
    createSeries(deps, { actor: actorOf(request), ...omitUndefined(request.body) }),
  )

  serve(app, seriesOperations.createEvergreen, async request =>
    createEvergreen(deps, { actor: actorOf(request), ...omitUndefined(request.body) }),
  )

  serve(app, seriesOperations.show, async request => showSeries(deps.db, actorOf(request), request.params.id))

  serve(app, seriesOperations.occurrences, async request =>
    pageOfList(await seriesOccurrences(deps.db, actorOf(request), request.params.id), request.query, idOf),
  )

  serve(app, seriesOperations.edit, async request =>
    editSeries(deps, {
      actor: actorOf(request),
      seriesId: request.params.id,
      ...omitUndefined(request.body),
    }),
  )

  serve(app, seriesOperations.pause, async request => ({
    takenOff: await pauseSeries(deps, {
      actor: actorOf(request),
      seriesId: request.params.id,
      ...omitUndefined(request.body),
    }),
  }))

  serve(app, seriesOperations.resume, async request => {
    const actor = actorOf(request)
    const seriesId = request.params.id
    await resumeSeries(deps, { actor, seriesId, ...omitUndefined(request.body) })
    return await showSeries(deps.db, actor, seriesId)
  })

  serve(app, seriesOperations.end, async request => ({
    takenOff: await endSeries(deps, {
      actor: actorOf(request),
      seriesId: request.params.id,
      ...omitUndefined(request.body),
    }),
  }))

  serve(app, seriesOperations.skip, async request => {
    const { id: seriesId, occurrenceId } = request.params
    await skipOccurrence(deps, { actor: actorOf(request), seriesId, occurrenceId })
    return { done: true as const }
  })

  serve(app, seriesOperations.move, async request => {
    const { id: seriesId, occurrenceId } = request.params
    return await moveOccurrence(deps, {
      actor: actorOf(request),
      seriesId,
      occurrenceId,
      ...omitUndefined(request.body),
    })
  })
}
