import { decide, looks } from './doubt-steps.ts'
import { afterAnswer, sendRequest } from './model-network.ts'
import {
  claimDoubt,
  claimNext,
  dropUploads,
  recordPublished,
  recordUploads,
  renewLease,
  stopSending,
  writeIntent,
} from './record-steps.ts'
import type { Rules } from './rules.ts'
import { tell, toldStates } from './told.ts'
import { type Held, idle, type OwnWay, type Way, type Worker, type World, withWorker } from './world.ts'

/** Everything that the worker at `index` may do next, or that may happen to it. */
export function workerWays(world: World, rules: Rules, index: 0 | 1): Way[] {
  const worker = world.workers[index]
  const name = (what: string) => `worker ${index + 1} ${what}`
  const { left } = world
  if (worker.stopped) {
    return [{ name: name('wakes'), world: withWorker(world, index, { ...worker, stopped: false }) }]
  }
  const ways = goOn(world, rules, worker).map(way => ({
    name: name(way.name),
    world: withWorker(
      way.world,
      index,
      mustTell(world, rules, way) ? { stopped: false, at: 'tell' } : way.worker,
    ),
  }))
  if (worker.at === 'idle') return ways
  if (left.crashes > 0) {
    const dead = { ...world, left: { ...left, crashes: left.crashes - 1 } }
    ways.push({ name: name(`dies at "${worker.at}"`), world: withWorker(dead, index, idle) })
  }
  if (left.stops > 0) {
    const frozen = { ...world, left: { ...left, stops: left.stops - 1 } }
    ways.push({
      name: name(`is stopped at "${worker.at}"`),
      world: withWorker(frozen, index, { ...worker, stopped: true }),
    })
  }
  return ways
}

/** Only where the protocol is broken on purpose: then the worker tells by a commit of its own what became of the post. */
function mustTell(before: World, rules: Rules, { world: { row }, worker }: OwnWay): boolean {
  const isNew = row.state !== before.row.state || row.fence !== before.row.fence
  return rules.told === 'in a later one' && isNew && worker.at === 'idle' && toldStates.includes(row.state)
}

/** Whether time may go by for this worker without its having done what it is about to do. */
export function letsTimePass(world: World, worker: Worker): boolean {
  if (worker.stopped || worker.at === 'idle') return true
  return worker.at === 'waiting' && !worker.answer && world.now < worker.held.sendsUntil
}

/** One small step of `workChannel`, `publishPost` or `reconcilePost`, up to the next point where it may be cut off. */
function goOn(world: World, rules: Rules, worker: Worker): OwnWay[] {
  const to = (name: string, next: World, at: Worker = idle): OwnWay[] => [{ name, world: next, worker: at }]
  switch (worker.at) {
    case 'idle':
      return [...claims(world, rules), ...doubts(world, rules)]
    case 'renew': {
      const renewed = renewLease(world, rules, worker.held)
      return renewed
        ? to('renews its lease', renewed, { ...worker, at: 'upload' })
        : to('has lost its lease', world)
    }
    case 'upload':
      return [
        ...to('uploads', recordUploads(world, rules, worker.held), {
          stopped: false,
          at: 'intent',
          held: { ...worker.held, filesFrom: world.now },
        }),
        ...(world.left.refusals > 0
          ? to(
              'cannot upload',
              { ...world, left: { ...world.left, refusals: world.left.refusals - 1 } },
              { stopped: false, at: 'stop', held: worker.held, from: 'claimed', failure: 'not-sent' },
            )
          : []),
      ]
    case 'intent': {
      const written = writeIntent(world, rules, worker.held)
      return written.held
        ? to('writes its intent', written.world, { stopped: false, at: 'send', held: written.held })
        : to('may not send it', written.world)
    }
    case 'send':
      // `sendOnce` of publish-post.ts: the first look at the time, before there is a connection.
      return rules.deadline === 'kept' && isTooLate(world, worker.held)
        ? to('is too late to send', world, notSent(worker.held))
        : to('connects', world, { ...worker, at: 'write' })
    case 'write': {
      // `agentUntil` of connection-watch.ts: the second look, and the first byte, in one turn.
      const { held } = worker
      if (rules.deadline === 'kept' && rules.firstByte === 'kept' && isTooLate(world, held)) {
        return to('is too late to write', world, notSent(held))
      }
      const request = {
        attempt: held.attempt,
        position: held.open[0] ?? 0,
        parent: held.parent,
        filesFrom: held.filesFrom,
      }
      const sendsUntil = Math.max(held.sendsUntil, world.now + 1)
      return to('sends', sendRequest(world, request), {
        ...worker,
        at: 'waiting',
        held: { ...held, sendsUntil },
      })
    }
    case 'waiting':
      return waits(world, worker)
    case 'record': {
      const recorded = recordPublished(world, rules, worker.held, worker.externalId)
      return to(
        'records the id',
        recorded.world,
        recorded.held ? { stopped: false, at: 'send', held: recorded.held } : idle,
      )
    }
    case 'forget':
      return rules.forgotten === 'uploaded again'
        ? to('drops the uploads', dropUploads(world, rules, worker.held), {
            stopped: false,
            at: 'stop',
            held: worker.held,
            from: 'sending',
            failure: 'media-forgotten',
          })
        : to('takes it for refused', { ...world, isNeedless: true })
    case 'stop':
      return to(
        `records "${worker.failure}"`,
        stopSending(world, rules, worker.held, worker.from, worker.failure),
      )
    case 'look':
      return looks(world, rules, worker.doubt)
    case 'decide':
      return to('settles the doubt', decide(world, rules, worker.doubt, worker.seen))
    case 'tell':
      return to('tells the office', tell(world))
  }
}

function isTooLate(world: World, { sendsUntil }: Held): boolean {
  return world.now >= sendsUntil
}

function notSent(held: Held): Worker {
  return { stopped: false, at: 'stop', held, from: 'sending', failure: 'not-sent' }
}

/** `workChannel`: the next claim. */
function claims(world: World, rules: Rules): OwnWay[] {
  const { world: next, held, state } = claimNext(world, rules)
  if (next === world) return []
  if (!held) return [{ name: 'finds it must not be sent', world: next, worker: idle }]
  const at = state === 'claimed' ? 'renew' : 'send'
  return [{ name: 'claims', world: next, worker: { stopped: false, at, held } }]
}

/** `reconcilePost`: the claim of a doubt. */
function doubts(world: World, rules: Rules): OwnWay[] {
  const taken = claimDoubt(world, rules)
  if (!taken) return []
  return [
    {
      name: 'takes the doubt',
      world: taken.world,
      worker: { stopped: false, at: 'look', doubt: taken.doubt },
    },
  ]
}

/** The adapter's answer, or its time limit; when both are there, either may come first. */
function waits(world: World, worker: Extract<Worker, { at: 'waiting' }>): OwnWay[] {
  const { held, answer } = worker
  const ways: OwnWay[] = []
  if (answer) ways.push({ name: `is told "${answer.type}"`, world, worker: afterAnswer(held, answer) })
  if (world.now >= held.sendsUntil) {
    ways.push({ name: 'waits no longer', world, worker: afterAnswer(held, { type: 'unknown' }) })
  }
  return ways
}
