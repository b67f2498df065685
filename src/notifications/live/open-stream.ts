import { PassThrough } from 'node:stream'
import { standingNow } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { messageOf } from '../../core/errors/errors.ts'
import type { Logger } from '../../core/logging/logger.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { FoundEvent, Place } from '../../events/read-events.ts'
import { type EventWatch, isBehind } from '../../events/watch-events.ts'
import { isVisibleTo, liveEventsOf } from './live-event.ts'

interface StreamDeps {
  db: Db
  clock: Clock
  log: Logger
  watch: EventWatch
}

/** How often a stream shows that it lives, in milliseconds: proxies close what is silent for a minute. */
const heartbeatMs = 20_000
/** A browser that is cut off comes again after so long, in milliseconds. */
const retryMs = 3_000
/** Who reads so slowly that more than this waits for them, in bytes, is cut off, and catches up when they come again. */
const mostWaiting = 256 * 1024

/**
 * What changes in the actor's offices, as server-sent events; from the event behind `lastEventId` on where it is given.
 * The actor's standing is read before anything is sent and with every heartbeat: the stream ends with their session.
 * `end` or `destroy` it when it is not needed any more.
 */
export async function openStream(
  deps: StreamDeps,
  input: { actor: Actor; lastEventId?: string },
): Promise<PassThrough> {
  const { db, clock, watch, log } = deps
  const output = new PassThrough()
  const closed = new AbortController()
  const caughtUp = Promise.withResolvers<void>()
  let work: Promise<void> = caughtUp.promise
  let sentTo: Place | undefined

  function send(text: string): void {
    if (output.destroyed || output.writableEnded) return
    if (output.writableLength + output.readableLength > mostWaiting) output.destroy()
    else output.write(text)
  }

  /** One step after the other, in order; a session that has ended, or a record that is away, ends the stream. */
  function afterwards(step: () => Promise<void>): void {
    work = work.then(step).catch(thrown => {
      log.debug({ reason: messageOf(thrown) }, 'a live stream ends')
      output.end()
    })
  }

  async function deliver(events: readonly FoundEvent[]): Promise<void> {
    const fresh = events.filter(event => isBehind(event, sentTo))
    sentTo = fresh.at(-1) ?? sentTo
    const wanted = liveEventsOf(fresh).filter(event => isVisibleTo(input.actor, event))
    if (wanted.length === 0) return
    const actor = await standingNow(db, input.actor)
    for (const { seq, personId, ...shown } of wanted.filter(event => isVisibleTo(actor, event)))
      send(`id: ${seq}\nevent: ${shown.kind}\ndata: ${JSON.stringify(shown)}\n\n`)
  }

  async function beat(): Promise<void> {
    await standingNow(db, input.actor)
    send(`: still here\n${idLine(sentTo)}\n`)
  }

  async function keepBeating(): Promise<void> {
    while (!closed.signal.aborted) {
      await clock.sleep(heartbeatMs, closed.signal).catch(() => undefined)
      if (!closed.signal.aborted) afterwards(beat)
    }
  }

  const listening = await watch.listen(events => afterwards(() => deliver(events)))
  output.once('close', () => {
    listening.stop()
    closed.abort()
  })
  // The head of the answer goes out with the first bytes.
  send(`retry: ${retryMs}\n\n`)
  try {
    const missed = input.lastEventId === undefined ? [] : await missedSince(watch, input.lastEventId)
    if (missed) await deliver(missed)
    else send(`event: reload\ndata: {}\n`)
    sentTo = missed?.at(-1) ?? listening.from
    send(`${idLine(sentTo)}\n`)
  } catch (thrown) {
    output.destroy()
    throw thrown
  }
  caughtUp.resolve()
  void keepBeating()
  return output
}

/** An id without data moves the place from which a browser comes again. */
function idLine(place: Place | undefined): string {
  return place ? `id: ${place.seq}\n` : ''
}

/** Undefined where the stream cannot go on from there. */
async function missedSince(watch: EventWatch, lastEventId = ''): Promise<FoundEvent[] | undefined> {
  return /^\d{1,15}$/.test(lastEventId) ? await watch.missedSince(Number(lastEventId)) : undefined
}
