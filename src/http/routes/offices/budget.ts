import { budget } from '../../../api/offices/budget.ts'
import { omitUndefined } from '../../../core/omit-undefined.ts'
import { officeBudget } from '../../../publishing/costs/office-budget.ts'
import { setBudget } from '../../../publishing/costs/set-budget.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { serve } from '../../serve.ts'

export function addBudgetRoutes(app: App, deps: AppDeps): void {
  const sandbox = deps.sandbox !== undefined

  serve(app, budget.show, async request => {
    const office = { actor: actorOf(request), officeId: request.params.id, sandbox }
    return await officeBudget(deps, { ...office, ...omitUndefined(request.query) })
  })

  serve(app, budget.set, async request => {
    const office = { actor: actorOf(request), officeId: request.params.id }
    await setBudget(deps, { ...office, ...request.body })
    return await officeBudget(deps, { ...office, sandbox })
  })
}
