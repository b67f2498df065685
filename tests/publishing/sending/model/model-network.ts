import { filesKept, landsWithin, lateLag, type Rules, readLag } from './rules.ts'
import {
  type Answer,
  type Failure,
  type Held,
  type Request,
  type Way,
  type Worker,
  type World,
  withWorker,
} from './world.ts'

// The network of the model: it has no idempotency key, refuses no duplicate, and its answers get lost.

/** A request goes out. It cannot land any more when the settle wait is over. */
export function sendRequest(world: World, request: Omit<Request, 'landsBy'>): World {
  return { ...world, requests: [...world.requests, { ...request, landsBy: world.now + landsWithin }] }
}

/** Everything that may happen to the requests on their way. */
export function networkWays(world: World, rules: Rules): Way[] {
  return world.requests.flatMap(request => {
    const index = world.workers.findIndex(worker => isWaitingFor(worker, request))
    return index < 0 ? landingWays(world, rules, request) : answerWays(world, rules, request, index)
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
function landingWays(world: World, rules: Rules, request: Request): Way[] {
  return [
    { name: 'a request vanishes', world: without(world, request) },
    ...(refusalOf(world, rules, request) ? [] : landedWays(world, rules, request)).map(way => ({
      ...way,
      name: `a request lands, ${way.name}`,
    })),
  ]
}

/** What the network answers whatever happens otherwise; undefined where it takes the post. */
function refusalOf(world: World, rules: Rules, request: Request): Failure | undefined {
  const { filesFrom, position } = request
  if (world.isAboveDeleted) return 'not-sent'
  if (rules.media !== 'none' && (filesFrom === undefined || world.now - filesFrom >= filesKept)) {
    return 'media-forgotten'
  }
  const isThere = world.posted.some(post => post.position === position && post.externalId !== twinId)
  return isThere && rules.repetitions === 'refused' ? 'duplicate' : undefined
}

/** The post is there; lists show it at once, later, or only after it was sent once more. */
function landedWays(world: World, rules: Rules, request: Request): Way[] {
  const usual = lags.map(lag => ({
    name: `shown ${lag} later`,
    world: landed(world, rules, request, lag),
  }))
  if (world.left.lateLists === 0) return usual
  const spent = { ...world, left: { ...world.left, lateLists: world.left.lateLists - 1 } }
  return [...usual, { name: 'shown very late', world: landed(spent, rules, request, lateLag) }]
}

function answerWays(world: World, rules: Rules, request: Request, index: number): Way[] {
  const answered = (next: World, answer: Answer) => {
    const worker = next.workers[index]
    return worker?.at === 'waiting' ? withWorker(next, index, told(worker, answer)) : next
  }
  const failed = (name: string, next: World, type: Failure): Way => ({
    name,
    world: answered(next, { type }),
  })
  const spent = { ...world, left: { ...world.left, refusals: world.left.refusals - 1 } }
  const forgot = { ...world, left: { ...world.left, forgets: world.left.forgets - 1 } }
  const refusal = refusalOf(world, rules, request)
  return [
    ...(refusal
      ? [failed(`the answer is "${refusal}"`, without(world, request), refusal)]
      : landedWays(world, rules, request).flatMap(({ name, world: there }) => [
          {
            name: `accepted, ${name}`,
            world: answered(there, { type: 'published', externalId: idOf(request) }),
          },
          failed(`accepted, ${name}, the reply lost`, there, 'unknown'),
        ])),
    ...(world.left.forgets > 0
      ? [failed('the files are forgotten', without(forgot, request), 'media-forgotten')]
      : []),
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
  if (answer.type === 'published')
    return { stopped: false, at: 'record', held, externalId: answer.externalId }
  // `withoutForgottenMedia` of publish-post.ts: what it does not know just after the upload will not become known.
  if (answer.type === 'media-forgotten' && !held.isJustUploaded) return { stopped: false, at: 'forget', held }
  const failure = answer.type === 'media-forgotten' ? 'rejected' : answer.type
  return { stopped: false, at: 'stop', held, from: 'sending', failure }
}

const lags = Array.from({ length: readLag + 1 }, (_, lag) => lag)

function without(world: World, request: Request): World {
  return { ...world, requests: world.requests.filter(each => each !== request) }
}

function landed(world: World, rules: Rules, request: Request, lag: number): World {
  const { position, parent } = request
  const posted = {
    externalId: idOf(request),
    position,
    parent,
    createdAt: world.now + rules.networkAhead,
    shownFrom: world.now + lag,
  }
  return { ...without(world, request), posted: [...world.posted, posted] }
}

/** An older post with the same words: no attempt of ours made it. */
export const twinId = '200'

function idOf(request: Request): string {
  return `${request.attempt}`
}
