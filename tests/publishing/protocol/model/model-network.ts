import { landsWithin, readLag } from './rules.ts'
import {
  type Answer,
  type Failure,
  type Held,
  type Request,
  type Worker,
  type World,
  withWorker,
} from './world.ts'

// The network of the model: it has no idempotency key, refuses no duplicate, and its answers get lost.

/** One way in which the world can go on, and its name for the report of a fault. */
export interface Way {
  name: string
  world: World
}

/** A request goes out. It cannot land any more when the settle wait is over. */
export function sendRequest(world: World, request: Omit<Request, 'landsBy'>): World {
  return { ...world, requests: [...world.requests, { ...request, landsBy: world.now + landsWithin }] }
}

/** Everything that may happen to the requests on their way. */
export function networkWays(world: World): Way[] {
  return world.requests.flatMap(request => {
    const index = world.workers.findIndex(worker => isWaitingFor(worker, request))
    return index < 0 ? landingWays(world, request) : answerWays(world, request, index)
  })
}

/** Whether a request has to land or vanish before time may go on. */
export function isOverdue(world: World, request: Request): boolean {
  return world.now >= request.landsBy
}

function isWaitingFor(worker: Worker, request: Request): boolean {
  return worker.at === 'waiting' && worker.held.attempt === request.attempt && !worker.answer
}

/** Nobody waits any more: it lands, soon to be seen or late, or never. */
function landingWays(world: World, request: Request): Way[] {
  return [
    { name: 'a request vanishes', world: without(world, request) },
    ...lags.map(lag => ({ name: `a request lands, shown ${lag} later`, world: landed(world, request, lag) })),
  ]
}

function answerWays(world: World, request: Request, index: number): Way[] {
  const answered = (next: World, answer: Answer) => {
    const worker = next.workers[index]
    return worker?.at === 'waiting' ? withWorker(next, index, told(worker, answer)) : next
  }
  const failed = (name: string, next: World, type: Failure): Way => ({
    name,
    world: answered(next, { type }),
  })
  const spent = { ...world, left: { ...world.left, refusals: world.left.refusals - 1 } }
  return [
    ...lags.flatMap(lag => {
      const there = landed(world, request, lag)
      return [
        {
          name: `accepted, shown ${lag} later`,
          world: answered(there, { type: 'published', externalId: idOf(request) }),
        },
        failed(`accepted, shown ${lag} later, the reply lost`, there, 'unknown'),
      ]
    }),
    failed('the connection breaks, the request is still on its way', world, 'unknown'),
    failed('an error that says nothing', without(world, request), 'unknown'),
    ...(world.left.refusals > 0
      ? [
          failed('not sent', without(spent, request), 'not-sent'),
          failed('refused for now', without(spent, request), 'rate-limited'),
          failed('refused for good', without(spent, request), 'rejected'),
          failed('taken for a duplicate', without(spent, request), 'duplicate'),
        ]
      : []),
  ]
}

/** A stopped worker hears of it when it wakes. */
function told(worker: Extract<Worker, { at: 'waiting' }>, answer: Answer): Worker {
  return worker.stopped ? { ...worker, answer } : afterAnswer(worker.held, answer)
}

/** Where a worker goes on with an answer. */
export function afterAnswer(held: Held, answer: Answer): Worker {
  return answer.type === 'published'
    ? { stopped: false, at: 'record', held, externalId: answer.externalId }
    : { stopped: false, at: 'stop', held, from: 'sending', failure: answer.type }
}

const lags = Array.from({ length: readLag + 1 }, (_, lag) => lag)

function without(world: World, request: Request): World {
  return { ...world, requests: world.requests.filter(each => each !== request) }
}

function landed(world: World, request: Request, lag: number): World {
  const { position, parent } = request
  const posted = {
    externalId: idOf(request),
    position,
    parent,
    createdAt: world.now,
    shownFrom: world.now + lag,
  }
  return { ...without(world, request), posted: [...world.posted, posted] }
}

function idOf(request: Request): string {
  return `${request.attempt}`
}
