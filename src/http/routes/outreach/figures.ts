import { figures } from '../../../api/outreach/figures.ts'
import { addressOf } from '../../../api/parts/operation.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { askFigures, scopeOf } from '../../../outreach/figures/ask-figures.ts'
import { cursorOf, figureRows } from '../../../outreach/figures/figure-rows.ts'
import { rebuildFigures } from '../../../outreach/figures/rollups/rebuild.ts'
import { views } from '../../../outreach/figures/views.ts'
import type { App, AppDeps } from '../../deps.ts'
import { pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

/** Figures, live or practice, with what they counted. */
export function addFigureRoutes(app: App, deps: AppDeps): void {
  const isPractice = deps.sandbox !== undefined

  serve(app, figures.show, async request => {
    const { view, offices, project, sandbox, ...query } = request.query
    const { scope, answers } = await askFigures(deps, views[view], {
      actor: actorOf(request),
      officeIds: offices.split(','),
      sandbox: sandbox ?? isPractice,
      ...omitUndefined({ ...query, projectId: project }),
    })
    const { officeIds, projectId, ...days } = scope
    const asked = { offices, from: days.from, to: days.to, project, sandbox, asOf: query.asOf?.toISOString() }
    return {
      view,
      scope: { offices: [...officeIds], ...days, ...omitUndefined({ project: projectId }) },
      answers: answers.map(answer => ({
        ...answer,
        rows: addressOf(figures.rows, { params: { indicator: answer.indicator }, query: asked }),
      })),
    }
  })

  serve(app, figures.rows, async request => {
    const { offices, project, sandbox, cursor, limit, ...query } = request.query
    const { scope } = await scopeOf(
      deps.db,
      {
        actor: actorOf(request),
        officeIds: offices.split(','),
        sandbox: sandbox ?? isPractice,
        ...omitUndefined({ ...query, projectId: project }),
      },
      deps.clock.now(),
    )
    const page = { ...omitUndefined({ cursor }), limit: limit + 1 }
    return pageOfRows(await figureRows(deps.db, request.params.indicator, scope, page), limit, cursorOf)
  })

  serve(app, figures.rebuild, async request => ({
    months: await rebuildFigures(deps, { actor: actorOf(request), officeId: request.body.officeId }),
  }))
}
