import type { PostState } from '../../../../src/database/tables.ts'
import { machine } from '../../../../src/publishing/protocol/machine.ts'
import type { Answer, Attempt, Posted, Worker, World } from './world.ts'

/**
 * What two worlds have in common when everything that can follow is the same: times count only as far as they lie
 * ahead, of earlier times only the order counts, fences count from the row's, and the two workers may change places.
 * One character for each small number: a walk makes millions of these, and a flat string is quick to look up.
 */
export function keyOf(world: World): string {
  const { now, row, left, attempts, requests, posted, segments } = world
  const key = [
    states.indexOf(row.state),
    ahead(row.nextAt, now),
    row.looks,
    row.resends,
    row.told,
    +row.explained + 2 * +row.released + 4 * +world.uploaded,
    world.recalled,
    left.crashes,
    left.stops,
    left.failedReads,
    left.refusals,
    left.recalls,
    left.answers,
  ]
  for (const id of segments) key.push(idOf(id))
  key.push(attempts.length)
  for (const each of attempts) key.push(each.position, idOf(each.externalId), +(each.recalled ?? false))
  const newest = attempts.at(-1)
  if (newest) {
    key.push(Math.min(4, row.fence - newest.fence), +(newest.startedAt === now), answerOf(newest.outcome))
  }
  key.push(requests.length)
  for (const each of requests) key.push(each.attempt, ahead(each.landsBy, now))
  key.push(posted.length)
  for (const each of posted) addShown(key, each, attempts, now)
  const [one, other] = [workerKey(world.workers[0], world), workerKey(world.workers[1], world)]
  return String.fromCharCode(...key) + (one < other ? one + other : other + one)
}

function workerKey(worker: Worker, world: World): string {
  const { fence } = world.row
  const key = [places.indexOf(worker.at), +worker.stopped]
  if ('held' in worker) {
    const { held } = worker
    key.push(+(fence > held.fence), held.open.length, held.attempt, ahead(held.sendsUntil, world.now))
  }
  if (worker.at === 'waiting') key.push(answerOf(worker.answer?.type))
  if (worker.at === 'stop') key.push(+(worker.from === 'sending'), answerOf(worker.failure))
  if ('doubt' in worker) {
    const { doubt } = worker
    key.push(+(fence > doubt.fence), doubt.looks, doubt.resends, doubt.attempt)
    key.push(answerOf(doubt.outcome), idOf(doubt.externalId))
  }
  if (worker.at === 'decide') {
    if (worker.seen === 'unreadable') key.push(none)
    else {
      key.push(worker.seen.length)
      for (const each of worker.seen) addShown(key, each, world.attempts, world.now)
    }
  }
  return String.fromCharCode(...key)
}

/** Of the time a post was made, only which attempts it can belong to counts. */
function addShown(key: number[], posted: Posted, attempts: readonly Attempt[], now: number): void {
  let belongsTo = 0
  for (const each of attempts) belongsTo = 2 * belongsTo + +(posted.createdAt >= each.startedAt)
  key.push(idOf(posted.externalId), ahead(posted.shownFrom, now), +(posted.createdAt === now), belongsTo)
}

const none = 255
const states = Object.keys(machine) as PostState[]
const places: readonly Worker['at'][] = [
  'idle',
  'renew',
  'upload',
  'intent',
  'send',
  'write',
  'waiting',
  'record',
  'stop',
  'look',
  'decide',
  'tell',
]
const answers: readonly Answer['type'][] = [
  'published',
  'not-sent',
  'rate-limited',
  'channel-blocked',
  'rejected',
  'duplicate',
  'unknown',
]

function answerOf(type: Answer['type'] | undefined): number {
  return type === undefined ? none : answers.indexOf(type)
}

function idOf(id: string | undefined): number {
  return id === undefined ? none : Number(id)
}

function ahead(at: number | undefined, now: number): number {
  return at === undefined ? none : Math.max(0, at - now)
}
