import { restingStates } from '../../../../src/publishing/protocol/machine.ts'
import { isOverdue, networkWays, type Way } from './model-network.ts'
import { adopt, endLeases, sendAgain } from './record-steps.ts'
import type { Rules } from './rules.ts'
import { letsTimePass, workerWays } from './worker-steps.ts'
import { idle, keyOf, type World } from './world.ts'

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
  /** Worlds in which nothing can happen although the post does not rest. */
  withoutExit: number
  /** Ways that come back to where they were. */
  circles: number
  /** The first way to each kind of fault, step by step. */
  examples: Record<string, string[]>
}

/** Walks depth first through every world that can follow, each once. */
export function walk(rules: Rules): Findings {
  const findings: Findings = {
    worlds: 0,
    ends: 0,
    attempts: 0,
    states: {},
    duplicates: 0,
    losses: 0,
    withoutExit: 0,
    circles: 0,
    examples: {},
  }
  const done = new Map<string, 'open' | 'closed'>()
  const trail: string[] = []

  function count(fault: 'duplicates' | 'losses' | 'withoutExit' | 'circles') {
    findings[fault] += 1
    findings.examples[fault] ??= [...trail]
  }

  function visit(world: World): void {
    const key = keyOf(world)
    const seen = done.get(key)
    if (seen === 'open') count('circles')
    if (seen) return
    done.set(key, 'open')
    findings.worlds += 1
    findings.attempts = Math.max(findings.attempts, world.attempts.length)
    if (hasDuplicate(world)) count('duplicates')
    else if (world.attempts.length <= rules.mostAttempts) follow(world)
    done.set(key, 'closed')
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
    else if (isLost(world)) count('losses')
  }

  visit(start(rules))
  return findings
}

function start(rules: Rules): World {
  return {
    now: 0,
    row: { state: 'scheduled', fence: 0, nextAt: 0, looks: 0, resends: 0, explained: false },
    segments: Array.from({ length: rules.segments }, () => undefined),
    uploaded: rules.media === 'none',
    approved: true,
    attempts: [],
    requests: [],
    posted: [],
    workers: [idle, idle],
    left: rules.budget,
  }
}

function waysFrom(world: World, rules: Rules): Way[] {
  const ended = endLeases(world, rules)
  return [
    ...workerWays(world, rules, 0),
    ...workerWays(world, rules, 1),
    ...networkWays(world),
    ...(ended ? [{ name: 'the dispatcher ends the lease', world: ended }] : []),
    ...personWays(world, rules),
    ...tick(world),
  ]
}

/** A tick goes by when nobody is in the middle of something, and something waits for it. */
function tick(world: World): Way[] {
  const { now, row, workers, requests, posted } = world
  if (!workers.every(worker => letsTimePass(world, worker))) return []
  if (requests.some(request => isOverdue(world, request))) return []
  const awaited =
    (row.nextAt ?? now) > now ||
    requests.length > 0 ||
    posted.some(post => post.shownFrom > now) ||
    workers.some(worker => 'held' in worker && worker.held.sendsUntil > now)
  return awaited ? [{ name: 'time goes by', world: { ...world, now: now + 1 } }] : []
}

/** A person looks at the account once nothing is on its way, and says what is there. */
function personWays(world: World, rules: Rules): Way[] {
  const { row, left } = world
  const ways: Way[] = []
  if (row.state === 'needs_attention' && left.answers > 0 && world.requests.length === 0) {
    const asked = { ...world, left: { ...left, answers: left.answers - 1 } }
    const position = world.segments.indexOf(undefined)
    const there = world.posted.find(post => post.position === position)
    const next = there
      ? adopt(asked, rules, {
          fence: row.fence,
          from: 'needs_attention',
          position,
          externalId: there.externalId,
        })
      : sendAgain(asked)
    ways.push({ name: there ? 'a person says: it is there' : 'a person says: send it again', world: next })
  }
  if (left.withdrawals > 0 && !restingStates.includes(row.state)) {
    const withdrawn = {
      ...world,
      approved: false,
      left: { ...left, withdrawals: left.withdrawals - 1 },
    }
    ways.push({ name: 'the approval is withdrawn', world: withdrawn })
  }
  return ways
}

/** Two posts for one segment stand at the network. */
function hasDuplicate({ posted }: World): boolean {
  return posted.some((post, index) => posted.findIndex(other => other.position === post.position) !== index)
}

/**
 * A post is lost when it is called published and is not there as meant, when it ended otherwise without a reason,
 * or when something is at the network that neither the record knows nor a person is asked about.
 */
function isLost({ row, segments, posted }: World): boolean {
  const known = posted.filter(post => segments[post.position] === post.externalId)
  if (row.state === 'published') {
    const inOrder = known.every(
      post => post.parent === (post.position === 0 ? undefined : segments[post.position - 1]),
    )
    return known.length !== segments.length || !inOrder
  }
  if (!row.explained) return true
  return row.state !== 'needs_attention' && known.length !== posted.length
}
