import type { PostState } from '../../../../src/database/tables.ts'
import type { PublishOutcome } from '../../../../src/networks/network.ts'

// Everything that decides what can happen next: the post's row, its segments and attempts, the network, two workers.
// A world is never changed: each step makes a new one. Time is counted in ticks.

export interface World {
  now: number
  row: Row
  /** The network's id of each segment, as `segment.external_id` has it. */
  segments: readonly (string | undefined)[]
  /** Whether the media are uploaded and recorded. */
  uploaded: boolean
  /** Whether the approval that the post was planned under still stands. */
  approved: boolean
  attempts: readonly Attempt[]
  requests: readonly Request[]
  posted: readonly Posted[]
  workers: readonly [Worker, Worker]
  left: Budget
}

/** The columns of `post` that the protocol reads and writes. */
export interface Row {
  state: PostState
  fence: number
  nextAt: number | undefined
  looks: number
  resends: number
  /** `post.reason`: whether a person is told why the post is where it is. */
  explained: boolean
}

/** A row of `attempt`. */
export interface Attempt {
  position: number
  fence: number
  startedAt: number
  parent: string | undefined
  outcome?: PublishOutcome['type']
  externalId?: string
}

/** A publishing request on its way: it lands now, later, or never; after `landsBy` it cannot land any more. */
export interface Request {
  attempt: number
  position: number
  parent: string | undefined
  landsBy: number
}

/** A post that readers of the network see; a read-back shows it from `shownFrom` on. */
export interface Posted {
  /** Names the attempt that made it. */
  externalId: string
  position: number
  parent: string | undefined
  createdAt: number
  shownFrom: number
}

/** The claim a worker acts on, as it read it. */
export interface Held {
  fence: number
  /** Positions still to send, in order. */
  open: readonly number[]
  parent: string | undefined
  /** The end of the time in which it may send. */
  sendsUntil: number
  attempt: number
}

/** What `claimDoubt` gave. */
export interface HeldDoubt {
  fence: number
  looks: number
  resends: number
  attempt: number
  outcome: PublishOutcome['type'] | undefined
  externalId: string | undefined
}

/** Where a worker stands, and whether it is stopped (SIGSTOP, a long pause): then time may go by. */
export type Worker = { stopped: boolean } & (
  | { at: 'idle' }
  | { at: 'renew' | 'upload' | 'intent' | 'send'; held: Held }
  | { at: 'waiting'; held: Held; answer?: Answer }
  | { at: 'record'; held: Held; externalId: string }
  | { at: 'stop'; held: Held; from: 'claimed' | 'sending'; failure: Failure }
  | { at: 'look'; doubt: HeldDoubt }
  | { at: 'decide'; doubt: HeldDoubt; seen: readonly Posted[] | 'unreadable' }
)

export type Failure = Exclude<PublishOutcome['type'], 'published'>
export type Answer = { type: 'published'; externalId: string } | { type: Failure }

/** How much may still go wrong, so that there is an end to every way. */
export interface Budget {
  /** A process dies and starts again. */
  crashes: number
  /** A worker is stopped while time goes by, and wakes. */
  stops: number
  failedReads: number
  /** Answers after which the post is sent again without a doubt: not sent, refused for now. */
  refusals: number
  /** The approval is withdrawn. */
  withdrawals: number
  /** A person is asked and answers. */
  answers: number
}

export const idle: Worker = { stopped: false, at: 'idle' }

/**
 * What two worlds have in common when everything that can follow is the same: times count only as far as they lie
 * ahead, of earlier times only the order counts, fences count from the row's, and the two workers may change places.
 */
export function keyOf(world: World): string {
  const { now, row, left, attempts } = world
  let key = `${row.state}${ahead(row.nextAt, now)}${row.looks}${row.resends}${row.explained}${world.uploaded}${world.approved}${world.segments}`
  key += `${left.crashes}${left.stops}${left.failedReads}${left.refusals}${left.withdrawals}${left.answers}`
  for (const each of attempts) key += `a${each.position}${each.externalId}`
  const newest = attempts.at(-1)
  if (newest) {
    key += `n${Math.min(4, row.fence - newest.fence)}${newest.startedAt === now}${newest.outcome}`
  }
  for (const each of world.requests) key += `r${each.attempt}${ahead(each.landsBy, now)}`
  for (const each of world.posted) key += shownKey(each, world)
  const first = workerKey(world.workers[0], world)
  const second = workerKey(world.workers[1], world)
  return key + (first < second ? first + second : second + first)
}

function workerKey(worker: Worker, world: World): string {
  const { fence } = world.row
  let key = `w${worker.at}${worker.stopped}`
  if ('held' in worker) {
    const { held } = worker
    key += `${fence > held.fence}${held.open.length}${held.attempt}${ahead(held.sendsUntil, world.now)}`
  }
  if (worker.at === 'waiting') key += worker.answer?.type
  if (worker.at === 'stop') key += worker.from + worker.failure
  if ('doubt' in worker) {
    const { doubt } = worker
    key += `${fence > doubt.fence}${doubt.looks}${doubt.resends}${doubt.attempt}${doubt.outcome}${doubt.externalId}`
  }
  if (worker.at === 'decide') {
    if (worker.seen === 'unreadable') key += worker.seen
    else for (const each of worker.seen) key += shownKey(each, world)
  }
  return key
}

/** Of the time a post was made, only which attempts it can belong to counts. */
function shownKey(posted: Posted, { attempts, now }: World): string {
  let key = `p${posted.externalId}${ahead(posted.shownFrom, now)}${posted.createdAt === now}`
  for (const each of attempts) key += posted.createdAt >= each.startedAt ? '+' : '-'
  return key
}

function ahead(at: number | undefined, now: number): number | undefined {
  return at === undefined ? at : Math.max(0, at - now)
}

export function withWorker(world: World, index: number, worker: Worker): World {
  const [first, second] = world.workers
  return { ...world, workers: index === 0 ? [worker, second] : [first, worker] }
}
