import type { FastifyReply, FastifyRequest } from 'fastify'
import { createTurns, type Turns } from '../../../bounded/turns.ts'
import { BusyError } from '../../../core/errors/busy-error.ts'
import type { App } from '../../deps.ts'
import { actorOf } from '../caller/actor.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where the route has `admit`; read it with `admitted`. */
    place: Place | undefined
  }
}

/** The place of one request among those of its kind. */
export interface Place {
  /** Works on the request: its place is kept until that ends, also where the sender has gone meanwhile. */
  during<Value>(work: () => Promise<Value>): Promise<Value>
  /** Runs when the request and the work on it have ended. */
  afterwards(cleanUp: () => Promise<void>): void
}

/** Files on their way in: each takes room on the disk, up to the largest upload. */
export const uploadPlaces = placesFor('uploads', { atOnce: 40, atOnceForOne: 8 })
/** Files to import: each is held in memory, up to the largest import. */
export const importPlaces = placesFor('imports', { atOnce: 6, atOnceForOne: 2 })
/** Exports: each keeps the record busy for as long as it runs. */
export const exportPlaces = placesFor('exports', { atOnce: 4, atOnceForOne: 1 })

/** Live streams: each stays open for as long as a page does. A browser has one for all its tabs. */
export const livePlaces = placesFor('live streams', { atOnce: 500, atOnceForOne: 6 })

export function addAdmission(app: App): void {
  app.decorateRequest('place', undefined)
}

/** For `onRequest` of a route: refuses beyond the places, before the body is read. The hook throws BusyError. */
export function admit(places: Turns) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { release } = await places.take(actorOf(request).id)
    request.place = placeUntilClosed(reply, release)
  }
}

/** The place that `admit` has given to the request. */
export function admitted(request: FastifyRequest): Place {
  if (request.place) return request.place
  throw new Error('the route lacks admit')
}

/** Nothing waits: a sender who waits for a place would time out, and one who is refused knows when to come again. */
function placesFor(what: string, most: { atOnce: number; atOnceForOne: number }): Turns {
  return createTurns({ what, ...most, waiting: 0, waitingForOne: 0 })
}

function placeUntilClosed(reply: FastifyReply, release: () => void): Place {
  let works = 0
  let isClosed = false
  const cleanUps: (() => Promise<void>)[] = []
  function endIfDone(): void {
    if (works > 0 || !isClosed) return
    release()
    for (const cleanUp of cleanUps.splice(0)) void cleanUp()
  }
  const close = () => {
    isClosed = true
    endIfDone()
  }
  // A sender may have gone while it was looked up who asks.
  if (reply.raw.destroyed || reply.request.raw.socket.destroyed) close()
  else reply.raw.once('close', close)
  return {
    async during(work) {
      // Its place is another's already, and no one reads the answer.
      if (isClosed) throw new BusyError('connection-closed', {}, 1)
      works += 1
      try {
        return await work()
      } finally {
        works -= 1
        endIfDone()
      }
    },
    afterwards(cleanUp) {
      cleanUps.push(cleanUp)
      endIfDone()
    },
  }
}
