import type { FastifyRequest } from 'fastify'
import { assertBudgetLeft, spendingAs } from '../../../bounded/processor-budget.ts'
import type { App } from '../../deps.ts'
import { actorOf } from '../caller/actor.ts'

/** What a request makes the processor do in threads and children is charged to the person who asks. */
export function addProcessorBudget(app: App): void {
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.actor) spendingAs(request.actor.id, done)
    else done()
  })
}

/** For `onRequest` of a route whose work is costly: refuses who has spent their budget, before the body is read. */
export async function hasBudget(request: FastifyRequest): Promise<void> {
  spendingAs(actorOf(request).id, assertBudgetLeft)
}
