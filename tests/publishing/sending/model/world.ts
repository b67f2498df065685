import type { PublishOutcome } from '../../../../src/networks/network.ts'
import type { PostState } from '../../../../src/publishing/post-state.ts'

// Everything that decides what can happen next: the post's row, its segments and attempts, the network, two workers.
// A world is never changed: each step makes a new one. Time is counted in ticks.

export interface World {
  now: number
  row: Row
  /** The network's id of each segment, as `segment.external_id` has it. */
  segments: readonly (string | undefined)[]
  /** When the media were uploaded and recorded; undefined while they are not, or forgotten. */
  filesFrom: number | undefined
  /** The first of its attempts: those before are of the post that was cancelled and scheduled again as this one. */
  firstAttempt: number
  /** By when the account can be read again; undefined while it can. */
  backBy: number | undefined
  /** A person was asked, or a post failed, although the protocol could have gone on. */
  isNeedless: boolean
  /** The post left an end of which the office was not told exactly once. */
  isUntold: boolean
  /** The post above a first comment was deleted, and what stood below it. */
  isAboveDeleted: boolean
  /** The recalls that hold now, as `bitsOf`. */
  recalled: number
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
  /** How often the office was told that the post ended as it did, or waits for a person; 0 on the way. */
  told: number
  /** `post.released_at`: a person said to send it, however late. */
  released: boolean
  dueAt: number
  /** `post.cancelled_by`: the person who cancelled it knows. */
  byPerson: boolean
  /** Cancelled by its series, which may make it again. */
  offSeries: boolean
  /** Cancelled while nothing had been tried: the change that can be undone says what it was. */
  restorable: boolean
  /** Whether it was still not out a tick after it was due, and how often the office was told so. */
  late: boolean
  lateTold: number
}

/** A row of `attempt`. */
export interface Attempt {
  position: number
  fence: number
  startedAt: number
  parent: string | undefined
  outcome?: PublishOutcome['type']
  externalId?: string
  /** Written down although a recall had come: nothing of it may reach the network. */
  recalled?: true
}

/** A publishing request on its way: it lands now, later, or never; after `landsBy` it cannot land any more. */
export interface Request {
  attempt: number
  position: number
  parent: string | undefined
  landsBy: number
  /** When the files it names were uploaded. */
  filesFrom: number | undefined
}

/** A post that readers of the network see; `createdAt` is by the network's clock. A read-back shows it from `shownFrom` on. */
export interface Posted {
  /** Names the attempt that made it. */
  externalId: string
  position: number
  parent: string | undefined
  createdAt: number
  shownFrom: number
  /** A read-back showed it in a form that is not known. */
  unreadable?: true
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
  /** When the files were uploaded that it sends. */
  filesFrom: number | undefined
  /** Whether this very claim uploaded them. */
  isJustUploaded: boolean
}

/** What `claimDoubt` gave. */
export interface HeldDoubt {
  fence: number
  looks: number
  resends: number
  attempt: number
  outcome: PublishOutcome['type'] | undefined
  externalId: string | undefined
  /** When the first attempt began that may have published it. */
  startedAt: number
  isAboveDeleted: boolean
}

/** Where a worker stands, and whether it is stopped (SIGSTOP, a long pause): then time may go by. */
export type Worker = { stopped: boolean } & (
  | { at: 'idle' }
  | { at: 'renew' | 'upload' | 'intent' | 'send' | 'write' | 'forget'; held: Held }
  | { at: 'waiting'; held: Held; answer?: Answer }
  | { at: 'record'; held: Held; externalId: string }
  | { at: 'stop'; held: Held; from: 'claimed' | 'sending'; failure: Failure }
  | { at: 'look'; doubt: HeldDoubt }
  | { at: 'decide'; doubt: HeldDoubt; seen: readonly Posted[] | 'unreadable' }
  | { at: 'tell' }
)

/** `media-forgotten` is "not sent" with a code of its own. */
export type Failure = Exclude<PublishOutcome['type'], 'published'> | 'media-forgotten'
export type Answer = { type: 'published'; externalId: string } | { type: Failure }

/** How much may still go wrong, so that there is an end to every way. */
export interface Budget {
  /** A process dies and starts again. */
  crashes: number
  /** A worker is stopped while time goes by, and wakes. */
  stops: number
  /** Read-backs that fail, that answer without an answer, or that show a post in a form that is not known. */
  failedReads: number
  /** Answers after which the post is sent again without a doubt: not sent, refused for now. */
  refusals: number
  /** A recall comes. That it ends costs nothing. */
  recalls: number
  /** A person is asked and answers. */
  answers: number
  /** The account cannot be read for a while. */
  outages: number
  /** Lists show a post only after it was sent again. */
  lateLists: number
  /** The network forgets files before their time. */
  forgets: number
  /** A person cancels the post and schedules it again. */
  moves: number
  /** A person gives the post another time. */
  shifts: number
  /** A series, of a rule or evergreen, takes its post off: it is paused, edited, recalled or a time of it moved. */
  takings: number
  /** A person undoes a cancellation. */
  undos: number
  /** A person deletes the post above a first comment. */
  deletions: number
}

/** One way in which the world can go on, and its name for the report of a fault. */
export interface Way {
  name: string
  world: World
}

/** A step of a worker, and where it stands then. */
export type OwnWay = Way & { worker: Worker }

export const idle: Worker = { stopped: false, at: 'idle' }

export function withWorker(world: World, index: number, worker: Worker): World {
  const [first, second] = world.workers
  return { ...world, workers: index === 0 ? [worker, second] : [first, worker] }
}
