import type { PassThrough } from 'node:stream'
import { live } from '../../../api/watching/live.ts'
import { watchEvents } from '../../../events/watch-events.ts'
import { openStream } from '../../../notifications/live/open-stream.ts'
import type { App, AppDeps } from '../../deps.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { admit, livePlaces } from '../../plugins/limits/admission.ts'
import { serve } from '../../serve.ts'

/** One look at the record wakes all streams of this process. */
export function addLiveRoutes(app: App, deps: AppDeps): void {
  const closing = new AbortController()
  const watch = watchEvents(deps, closing.signal)
  const streams = new Set<PassThrough>()
  app.addHook('preClose', async () => {
    closing.abort()
    for (const stream of streams) stream.end()
  })

  serve(
    app,
    live.events,
    async (request, reply) => {
      const lastEventId = request.headers['last-event-id']
      const given = typeof lastEventId === 'string' ? { lastEventId } : {}
      const stream = await openStream({ ...deps, watch }, { actor: actorOf(request), ...given })
      streams.add(stream)
      stream.once('close', () => streams.delete(stream))
      if (closing.signal.aborted) stream.end()
      // A client that left while the stream was being opened causes no close event of the reply.
      if (request.raw.socket.destroyed) stream.destroy()
      return reply
        .type('text/event-stream; charset=utf-8')
        .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
        .send(stream)
    },
    { onRequest: admit(livePlaces) },
  )
}
