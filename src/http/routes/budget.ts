import { budgetAnswer, budgetBody, budgetQuery, byOffice } from '../../api/budget.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { officeBudget } from '../../publishing/costs/office-budget.ts'
import { setBudget } from '../../publishing/costs/set-budget.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['offices']

/** What an office means to spend in a month on networks that take money, and how the month stands. */
export function addBudgetRoutes(app: App, deps: AppDeps): void {
  const sandbox = deps.sandbox !== undefined

  app.get(
    '/api/v1/offices/:id/budget',
    {
      schema: {
        tags,
        summary: 'How a month stands against the budget of the office',
        params: byOffice,
        querystring: budgetQuery,
        response: { 200: budgetAnswer },
      },
    },
    async request => {
      const office = { actor: actorOf(request), officeId: request.params.id, sandbox }
      return await officeBudget(deps, { ...office, ...omitUndefined(request.query) })
    },
  )

  app.put(
    '/api/v1/offices/:id/budget',
    {
      schema: {
        tags,
        summary: 'Set the budget of a calendar month; passing it warns and holds nothing back',
        params: byOffice,
        body: budgetBody,
        response: { 200: budgetAnswer },
      },
    },
    async request => {
      const office = { actor: actorOf(request), officeId: request.params.id }
      await setBudget(deps, { ...office, ...request.body })
      return await officeBudget(deps, { ...office, sandbox })
    },
  )
}
