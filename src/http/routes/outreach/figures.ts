import type { Actor } from '../../../access/actor.ts'
import { figures } from '../../../api/outreach/figures.ts'
import { addressOf } from '../../../api/parts/operation.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { askFigures, type FiguresInput, scopeOf } from '../../../outreach/figures/ask-figures.ts'
import { bestPosts } from '../../../outreach/figures/best-posts.ts'
import { bestTimes } from '../../../outreach/figures/best-times.ts'
import { cursorOf, figureRows } from '../../../outreach/figures/figure-rows.ts'
import type { FigureScope } from '../../../outreach/figures/periods.ts'
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
    const { view, compare, ...query } = request.query
    const input = { ...inputOf(actorOf(request), query), ...omitUndefined({ compare }) }
    const { scope, answers } = await askFigures(deps, views[view], input)
    const { offices, project, sandbox, asOf } = query
    const asked = { offices, from: scope.from, to: scope.to, project, sandbox, asOf: asOf?.toISOString() }
    return {
      view,
      scope: scopeAnswer(scope),
      answers: answers.map(answer => ({
        ...answer,
        rows: addressOf(figures.rows, { params: { indicator: answer.indicator }, query: asked }),
      })),
    }
  })

  serve(app, figures.bestPosts, async request => {
    const { limit, ...query } = request.query
    const { scope, ...best } = await bestPosts(deps, inputOf(actorOf(request), query), limit)
    return { scope: scopeAnswer(scope), ...best }
  })

  serve(app, figures.bestTimes, async request => {
    const { scope, ...best } = await bestTimes(deps, inputOf(actorOf(request), request.query))
    return { scope: scopeAnswer(scope), ...best }
  })

  serve(app, figures.rows, async request => {
    const { cursor, limit, ...query } = request.query
    const { scope } = await scopeOf(deps.db, inputOf(actorOf(request), query), deps.clock.now())
    const page = { ...omitUndefined({ cursor }), limit: limit + 1 }
    return pageOfRows(await figureRows(deps.db, request.params.indicator, scope, page), limit, cursorOf)
  })

  function inputOf(actor: Actor, { offices, project, sandbox, ...query }: ScopeQuery): FiguresInput {
    return {
      actor,
      officeIds: offices.split(','),
      sandbox: sandbox ?? isPractice,
      ...omitUndefined({ ...query, projectId: project }),
    }
  }

  serve(app, figures.rebuild, async request => ({
    months: await rebuildFigures(deps, { actor: actorOf(request), officeId: request.body.officeId }),
  }))
}

interface ScopeQuery {
  offices: string
  from: string
  to: string
  project?: string | undefined
  sandbox?: boolean | undefined
  asOf?: Date | undefined
  soFar?: boolean | undefined
}

function scopeAnswer<Scope extends FigureScope>({ officeIds, projectId, ...days }: Scope) {
  return { offices: [...officeIds], ...days, ...omitUndefined({ project: projectId }) }
}
