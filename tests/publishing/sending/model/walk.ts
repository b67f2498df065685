import { restingStates, statesThatTake } from '../../../../src/publishing/sending/machine.ts'
import { isOverdue, networkWays, twinId } from './model-network.ts'
import { cancelPost, movePost, newRow, scheduleAgain, sendAgain, undoCancel } from './person-steps.ts'
import { recallWithdrawn, restoreApproved } from './recall-steps.ts'
import { adopt, endLeases } from './record-steps.ts'
import { approvalBits, bitsOf, type Rules, stopBits } from './rules.ts'
import { makeAgain, takeOff } from './series-steps.ts'
import { isToldOnce, reportLate } from './told.ts'
import { letsTimePass, workerWays } from './worker-steps.ts'
import { idle, type Posted, type Way, type World } from './world.ts'
import { keyOf } from './world-key.ts'

/** What a walk over every order of events found. */
export interface Findings {
  worlds: number
  ends: number
  /** The most attempts on one way. */
  attempts: number
  /** Ends by the state of the post. */
  states: Record<string, number>
  duplicates: number
  losses: number
  /** Segments that the network accepted although their attempt was written after a recall. */
  afterRecall: number
  /** Ends of which the office was not told once and only once. */
  untold: number
  /** Questions to a person, and failures, where the protocol could have gone on. */
  needless: number
  /** Worlds in which nothing can happen although the post does not rest. */
  withoutExit: number
  /** Ways that come back to where they were. */
  circles: number
  /** The first way to each kind of fault, step by step. */
  examples: Record<string, string[]>
}

type Fault = 'duplicates' | 'losses' | 'afterRecall' | 'untold' | 'needless' | 'withoutExit' | 'circles'

/** Walks depth first through every world that can follow, each once. */
export function walk(rules: Rules): Findings {
  const findings: Findings = {
    worlds: 0,
    ends: 0,
    attempts: 0,
    states: {},
    duplicates: 0,
    losses: 0,
    afterRecall: 0,
    untold: 0,
    needless: 0,
    withoutExit: 0,
    circles: 0,
    examples: {},
  }
  const met = new Set<string>()
  const open = new Set<string>()
  const trail: string[] = []

  function count(fault: Fault) {
    findings[fault] += 1
    findings.examples[fault] ??= [...trail]
  }

  function visit(world: World): void {
    const key = keyOf(world, rules)
    if (met.has(key)) {
      if (open.has(key)) count('circles')
      return
    }
    met.add(key)
    open.add(key)
    findings.worlds += 1
    findings.attempts = Math.max(findings.attempts, world.attempts.length)
    if (hasDuplicate(world)) count('duplicates')
    else if (isAfterRecall(world)) count('afterRecall')
    else if (world.isNeedless) count('needless')
    else if (world.isUntold) count('untold')
    else if (world.attempts.length <= rules.mostAttempts) follow(world)
    open.delete(key)
  }

  function follow(world: World): void {
    const ways = waysFrom(world, rules)
    if (ways.length === 0) judgeEnd(world)
    for (const way of ways) {
      trail.push(way.name)
      visit(way.world)
      trail.pop()
    }
  }

  function judgeEnd(world: World): void {
    findings.ends += 1
    const { state } = world.row
    findings.states[state] = (findings.states[state] ?? 0) + 1
    if (!restingStates.includes(state)) count('withoutExit')
    else if (isLost(world, rules)) count('losses')
    else if (!isToldOnce(world)) count('untold')
  }

  visit(start(rules))
  return findings
}

function start(rules: Rules): World {
  return {
    now: 0,
    row: newRow(rules.dueIn),
    segments: Array.from({ length: rules.segments }, () => undefined),
    filesFrom: undefined,
    firstAttempt: 0,
    backBy: undefined,
    isNeedless: false,
    isUntold: false,
    recalled: 0,
    isAboveDeleted: false,
    attempts: [],
    requests: [],
    posted: rules.twin === 'from before' ? [twinOf(rules)] : [],
    workers: [idle, idle],
    left: rules.budget,
  }
}

function twinOf({ networkAhead }: Rules): Posted {
  return { externalId: twinId, position: 0, parent: undefined, createdAt: networkAhead - 2, shownFrom: 0 }
}

function waysFrom(world: World, rules: Rules): Way[] {
  const ended = endLeases(world, rules)
  const withdrawn = recallWithdrawn(world, rules)
  const restored = restoreApproved(world, rules)
  return [
    ...workerWays(world, rules, 0),
    ...workerWays(world, rules, 1),
    ...networkWays(world, rules),
    ...(ended ? [{ name: 'the dispatcher ends the lease', world: ended }] : []),
    ...(withdrawn ? [{ name: 'upkeep finds it recalled', world: withdrawn }] : []),
    ...(restored ? [{ name: 'upkeep finds it approved again', world: restored }] : []),
    ...personWays(world, rules),
    ...moverWays(world, rules),
    ...recallWays(world, rules),
    ...tick(world, rules),
  ]
}

/** A tick goes by when nobody is in the middle of something, and something waits for it. */
function tick(world: World, rules: Rules): Way[] {
  const { now, row, workers, requests, posted, segments } = world
  if (!workers.every(worker => letsTimePass(world, worker))) return []
  if (requests.some(request => isOverdue(world, request))) return []
  const awaited =
    (row.nextAt ?? now) > now ||
    requests.length > 0 ||
    posted.some(post => post.shownFrom > now && segments[post.position] !== post.externalId) ||
    workers.some(worker => 'held' in worker && worker.held.sendsUntil > now)
  return awaited ? [{ name: 'time goes by', world: reportLate({ ...world, now: now + 1 }, rules) }] : []
}

/**
 * A person looks at the account once nothing is on its way, and says what is there; or else has it sent again, once its
 * content is approved; or cancels it.
 */
function personWays(world: World, rules: Rules): Way[] {
  const { row, left } = world
  if (!statesThatTake('send-again').includes(row.state) || left.answers === 0 || world.requests.length > 0)
    return []
  const asked = { ...world, left: { ...left, answers: left.answers - 1 } }
  const position = world.segments.indexOf(undefined)
  const there = world.posted.find(post => post.position === position && isOurs(post))
  if (there && row.state === 'needs_attention') {
    const input = {
      fence: row.fence,
      from: 'needs_attention',
      position,
      externalId: there.externalId,
    } as const
    return [{ name: 'a person says: it is there', world: adopt(asked, rules, input) }]
  }
  const again = sendAgain(asked, rules)
  return [
    ...(again ? [{ name: 'a person says: send it again', world: again }] : []),
    { name: 'a person says: leave it, cancel the rest', world: cancelPost(asked, rules) },
  ]
}

/** People beside the workers: one deletes the post above a comment, moves the post, takes it off the schedule, undoes that, or schedules its content again. */
function moverWays(world: World, rules: Rules): Way[] {
  const { row, left } = world
  const isCancellable = statesThatTake('cancel').includes(row.state) && !restingStates.includes(row.state)
  const ways: Way[] = []
  const add = (name: string, after: World | undefined) => {
    if (after) ways.push({ name, world: after })
  }
  if (isCancellable && left.moves + left.undos > 0) add('a person cancels it', cancelPost(world, rules))
  if (left.moves > 0) {
    const spent = { ...world, left: { ...left, moves: left.moves - 1 } }
    add('a person schedules it again', scheduleAgain(spent, rules))
  }
  if (left.shifts > 0) {
    const spent = { ...world, left: { ...left, shifts: left.shifts - 1 } }
    add('a person moves it to now', movePost(spent, rules, 0))
    add('a person moves it to later', movePost(spent, rules, 2))
  }
  if (left.takings > 0) {
    const spent = { ...world, left: { ...left, takings: left.takings - 1 } }
    add('its series takes it off', takeOff(spent, rules))
  }
  if (row.offSeries || rules.madeAgain === 'always') add('its series makes it again', makeAgain(world, rules))
  if (left.deletions > 0) {
    const spent = { ...left, deletions: left.deletions - 1 }
    add('a person deletes the post above', { ...world, isAboveDeleted: true, posted: [], left: spent })
  }
  if (left.undos > 0) {
    const spent = { ...world, left: { ...left, undos: left.undos - 1 } }
    add('a person undoes the cancellation', undoCancel(spent, rules))
  }
  return ways
}

/** Recalls come and end. A content that was edited is not approved again; whatever else was withdrawn may be. */
function recallWays(world: World, rules: Rules): Way[] {
  const { recalled, left } = world
  if (rules.recalls.length === 0) return []
  if (rules.recallsCome === 'before they are read' && !readsRecalls(world)) return []
  const ways: Way[] = []
  if (left.recalls > 0) {
    const spent = { ...left, recalls: left.recalls - 1 }
    for (const recall of rules.recalls) {
      const with_ = recalled | bitsOf([recall])
      if (with_ !== recalled)
        ways.push({ name: `recall: ${recall}`, world: { ...world, recalled: with_, left: spent } })
    }
  }
  if (recalled & stopBits)
    ways.push({ name: 'the stop ends', world: { ...world, recalled: recalled & ~stopBits } })
  if (
    recalled & approvalBits &&
    !(recalled & bitsOf(['edited'])) &&
    restingStates.includes(world.row.state)
  ) {
    ways.push({ name: 'it is approved again', world: { ...world, recalled: recalled & ~approvalBits } })
  }
  return ways
}

/** Whether the next step of anyone asks for recalls. */
function readsRecalls({ row, now, workers, left }: World): boolean {
  const isClaimable = statesThatTake('claimed').includes(row.state) && (row.nextAt ?? now + 1) <= now
  const asksPerson = statesThatTake('send-again').includes(row.state) && left.answers > 0
  return (
    isClaimable ||
    asksPerson ||
    workers.some(worker => worker.at === 'intent' || (worker.at === 'record' && worker.held.open.length > 1))
  )
}

/** The network has a segment whose attempt was written down after a recall. */
function isAfterRecall({ posted, attempts }: World): boolean {
  return posted.some(post => attempts[Number(post.externalId)]?.recalled)
}

function isOurs({ externalId }: Posted): boolean {
  return externalId !== twinId
}

/** Two posts for one segment stand at the network. */
function hasDuplicate({ posted }: World): boolean {
  const ours = posted.filter(isOurs)
  return ours.some((post, index) => ours.findIndex(other => other.position === post.position) !== index)
}

/**
 * A post is lost when it is called published and is not there as meant, when it ended otherwise without a reason,
 * or when something is at the network that neither the record knows nor a person is asked about.
 */
function isLost({ row, segments, ...world }: World, { above }: Rules): boolean {
  // What stood below a deleted post went with it.
  if (world.isAboveDeleted) return row.state !== 'published' && !row.explained
  const posted = world.posted.filter(isOurs)
  const known = posted.filter(post => segments[post.position] === post.externalId)
  if (row.state === 'published') {
    const inOrder = known.every(
      post => post.parent === (post.position === 0 ? above : segments[post.position - 1]),
    )
    return known.length !== segments.length || !inOrder
  }
  if (!row.explained) return true
  return row.state !== 'needs_attention' && known.length !== posted.length
}
