import type { PostState } from '../../../../src/publishing/post-state.ts'
import { machine } from '../../../../src/publishing/sending/machine.ts'
import { mayHavePublished } from './record-steps.ts'
import { filesKept, type Rules } from './rules.ts'
import type { Answer, Posted, Worker, World } from './world.ts'

/**
 * What two worlds have in common when everything that can follow is the same: times count only as far as they lie
 * ahead, of earlier times only the order counts, fences count from the row's, and the two workers may change places.
 * One character for each small number: a walk makes millions of these, and a flat string is quick to look up.
 */
export function keyOf(world: World, rules: Rules): string {
  const { now, row, left, attempts, requests, posted, segments } = world
  const key = [
    states.indexOf(row.state),
    ahead(row.nextAt, now),
    row.looks,
    row.resends,
    row.told,
    +row.explained +
      2 * +row.released +
      4 * +row.byPerson +
      8 * +row.late +
      16 * row.lateTold +
      64 * +row.restorable +
      128 * +row.offSeries,
    ageOf(world.filesFrom, now),
    +world.isNeedless + 2 * +world.isUntold + 4 * +world.isAboveDeleted,
    ahead(world.backBy, now),
    overdue(world, rules),
    world.recalled,
    left.crashes,
    left.stops,
    left.failedReads,
    left.refusals,
    left.recalls,
    left.answers,
    left.outages,
    left.lateLists,
    left.forgets,
    left.moves,
    left.shifts,
    left.undos,
    left.deletions,
    left.takings,
  ]
  for (const id of segments) key.push(idOf(id))
  key.push(attempts.length, world.firstAttempt)
  for (const each of attempts) {
    // Of what is known to be out, nothing more is asked.
    const mayBeOut = 2 * +(segments[each.position] === undefined && mayHavePublished(each))
    key.push(each.position, idOf(each.externalId), +(each.recalled ?? false) + mayBeOut)
  }
  const newest = attempts.at(-1)
  if (newest) {
    key.push(Math.min(4, row.fence - newest.fence), +(newest.startedAt === now), answerOf(newest.outcome))
  }
  key.push(requests.length)
  for (const each of requests) key.push(each.attempt, ahead(each.landsBy, now), ageOf(each.filesFrom, now))
  key.push(posted.length)
  for (const each of posted) addShown(key, each, world, rules)
  const [one, other] = [workerKey(world.workers[0], world, rules), workerKey(world.workers[1], world, rules)]
  return String.fromCharCode(...key) + (one < other ? one + other : other + one)
}

function workerKey(worker: Worker, world: World, rules: Rules): string {
  const { fence } = world.row
  const key = [places.indexOf(worker.at), +worker.stopped]
  if ('held' in worker) {
    const { held } = worker
    key.push(+(fence > held.fence), held.open.length, held.attempt, ahead(held.sendsUntil, world.now))
    key.push(2 * ageOf(held.filesFrom, world.now) + +held.isJustUploaded)
  }
  if (worker.at === 'waiting') key.push(answerOf(worker.answer?.type))
  if (worker.at === 'stop') key.push(+(worker.from === 'sending'), answerOf(worker.failure))
  if ('doubt' in worker) {
    const { doubt } = worker
    key.push(+(fence > doubt.fence), doubt.looks, doubt.resends, doubt.attempt)
    key.push(answerOf(doubt.outcome), idOf(doubt.externalId), +doubt.isAboveDeleted)
  }
  if (worker.at === 'decide') {
    if (worker.seen === 'unreadable') key.push(none)
    else {
      key.push(worker.seen.length)
      for (const each of worker.seen) addShown(key, each, world, rules)
    }
  }
  return String.fromCharCode(...key)
}

/** Of the time a post was made, only which attempts it can belong to counts. */
function addShown(key: number[], posted: Posted, world: World, rules: Rules): void {
  const { attempts, now, segments } = world
  const { externalId, position, shownFrom } = posted
  key.push(idOf(externalId))
  if (segments[position] === externalId) return
  // As the record sees it, when it compares the clocks.
  const clockAhead = rules.clocks === 'by their difference' ? rules.networkAhead : 0
  const createdAt = posted.createdAt - clockAhead
  let belongsTo = 0
  for (const each of attempts) {
    if (each.position === position) belongsTo = 2 * belongsTo + +(createdAt >= each.startedAt)
  }
  const newer = 2 * Math.max(0, createdAt - now + 1) + +(posted.unreadable ?? false)
  key.push(ahead(shownFrom, now), newer, belongsTo)
}

/** How old an upload is, as far as that counts. */
function ageOf(filesFrom: number | undefined, now: number): number {
  return filesFrom === undefined ? filesKept + 1 : Math.min(filesKept, now - filesFrom)
}

/** How long ago the post was due, as far as that counts. */
function overdue({ row, now }: World, { holdAfter }: Rules): number {
  const most = holdAfter === Number.POSITIVE_INFINITY ? 1 : holdAfter + 1
  return row.dueAt > now ? none - (row.dueAt - now) : Math.min(most, now - row.dueAt)
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
  'forget',
]
const answers: readonly Answer['type'][] = [
  'published',
  'not-sent',
  'rate-limited',
  'channel-blocked',
  'rejected',
  'duplicate',
  'unknown',
  'media-forgotten',
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
