import { inLogContext } from '../../../core/logging/log-context.ts'
import type { App } from '../../deps.ts'

/**
 * Every line that is logged for a request names it. Twice, because reading a body leaves the context: its pieces arrive
 * as events of the connection.
 */
export function addLogContext(app: App): void {
  app.addHook('onRequest', (request, _reply, done) => inLogContext({ requestId: request.id }, done))
  app.addHook('preValidation', (request, _reply, done) => inLogContext({ requestId: request.id }, done))
}
