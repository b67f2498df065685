import { type PostEvent, statesThatTake, step } from '../../../../src/publishing/sending/machine.ts'
import { backoffAfter } from '../../../../src/publishing/sending/timing.ts'
import { partsOut, recallEvent, recalled, recallsSeen } from './recall-steps.ts'
import { filesRenewed, type Rules, stopBits, ticks, timing } from './rules.ts'
import { withRow } from './told.ts'
import type { Attempt, Failure, Held, HeldDoubt, Row, World } from './world.ts'

// One function for each statement on the record; each is as atomic as its statement is.

const lease = ticks(timing.leaseMs)
const sendWindow = ticks(timing.sendWindowMs)

/** `claimNext` of claim.ts. */
export function claimNext(
  world: World,
  rules: Rules,
): { world: World; held?: Held; state?: 'claimed' | 'sending' } {
  const { row } = world
  if (!statesThatTake('claimed').includes(row.state) || !isDue(world)) return { world }
  if (recallsSeen(world, rules, 'the claim') & stopBits) return { world }
  const isPartOut = partsOut(world) > 0
  const isTooLate = world.now - row.dueAt > rules.holdAfter && !row.released && !isPartOut
  const event =
    (world.isAboveDeleted ? 'cancel' : recallEvent(world, rules, 'the claim', isPartOut)) ??
    (isTooLate ? 'too-late' : hasFiles(world, rules) ? 'claimed-ready' : 'claimed')
  const state = step(row.state, event)
  const fence = row.fence + 1
  if (state !== 'claimed' && state !== 'sending') {
    return { world: withRow(world, rules, { ...row, state, fence, nextAt: undefined, explained: true }) }
  }
  const taken = withRow(world, rules, { ...row, state, fence, nextAt: world.now + lease })
  const open = world.segments.flatMap((id, position) => (id === undefined ? [position] : []))
  const parent = parentOf(world, rules, open[0] ?? 0)
  const held = {
    fence,
    open,
    parent,
    sendsUntil: world.now + sendWindow,
    attempt: world.attempts.length,
    filesFrom: world.filesFrom,
    isJustUploaded: state === 'claimed',
  }
  const written = state === 'sending' ? withAttempt(taken, open[0] ?? 0, parent, fence) : taken
  return { world: written, held, state }
}

/** `renewLease` of lease.ts; undefined when the lease was lost. */
export function renewLease(world: World, rules: Rules, held: Held): World | undefined {
  if (!isOurs(world, rules, held) || world.row.state !== 'claimed') return undefined
  return { ...world, row: { ...world.row, nextAt: world.now + lease } }
}

/** `recordUploads` of record.ts. */
export function recordUploads(world: World, rules: Rules, held: Held): World {
  return isOurs(world, rules, held) ? { ...world, filesFrom: world.now } : world
}

/** `dropUploads` of record.ts. */
export function dropUploads(world: World, rules: Rules, held: Held): World {
  return isOurs(world, rules, held) ? { ...world, filesFrom: undefined } : world
}

/** `writeIntent` of record.ts; without `held` when another worker has taken the post, or it was recalled. */
export function writeIntent(world: World, rules: Rules, held: Held): { world: World; held?: Held } {
  const { row } = world
  if (!isOurs(world, rules, held) || !statesThatTake('intent-written').includes(row.state)) return { world }
  const recall = recallEvent(world, rules, 'the intent after an upload', partsOut(world) > 0)
  if (recall) return { world: recalled(world, rules, recall) }
  const state = step(row.state, 'intent-written')
  const taken = withRow(world, rules, { ...row, state, nextAt: world.now + lease })
  return {
    world: withAttempt(taken, held.open[0] ?? 0, held.parent, row.fence),
    held: { ...held, attempt: world.attempts.length, sendsUntil: world.now + sendWindow },
  }
}

/** `recordPublished` of record.ts. `held` is there when there is one more segment to send, and it may be sent. */
export function recordPublished(
  world: World,
  rules: Rules,
  held: Held,
  externalId: string,
): { world: World; held?: Held } {
  const [position = 0, ...rest] = held.open
  const tried = { ...world, attempts: ended(world, held.attempt, { outcome: 'published', externalId }) }
  const { row } = tried
  if (!isOurs(tried, rules, held) || row.state !== 'sending') return { world: tried }
  const known = { ...tried, segments: tried.segments.with(position, externalId) }
  if (rest.length === 0) {
    const state = step(row.state, 'post-published')
    return { world: withRow(known, rules, { ...row, state, nextAt: undefined }) }
  }
  const recall = recallEvent(known, rules, 'the record of a segment', true)
  if (recall) return { world: recalled(known, rules, recall) }
  const state = step(row.state, 'segment-published')
  const moved = withRow(known, rules, { ...row, state, nextAt: tried.now + lease })
  const next = {
    ...held,
    open: rest,
    parent: externalId,
    sendsUntil: tried.now + sendWindow,
    attempt: tried.attempts.length,
  }
  return { world: withAttempt(moved, rest[0] ?? 0, externalId, row.fence), held: next }
}

/** `stop` of publish-post.ts, with the `moveOn` it ends in. */
export function stopSending(
  world: World,
  rules: Rules,
  held: Held,
  from: 'claimed' | 'sending',
  failure: Failure,
): World {
  const outcome = failure === 'media-forgotten' ? 'not-sent' : failure
  const attempts = from === 'sending' ? ended(world, held.attempt, { outcome }) : world.attempts
  const tried = { ...world, attempts }
  const isDoubtful = from === 'sending' && failure === 'rejected' && mayBeOutAlready(tried, rules, held)
  const change = isDoubtful ? inDoubt(rules) : changeAfter(rules, from, failure)
  return moveOn(tried, rules, held.fence, from, change.event, change)
}

function changeAfter(rules: Rules, from: 'claimed' | 'sending', failure: Failure): Change {
  switch (failure) {
    case 'not-sent':
    case 'media-forgotten':
      return { event: 'not-sent', wait: ticks(backoffAfter(1)) }
    case 'rate-limited':
    case 'channel-blocked':
      return { event: 'refused-for-now', wait: 0 }
    case 'rejected':
      return { event: 'rejected', wait: undefined }
    case 'duplicate':
    case 'unknown':
      if (from === 'claimed' || (rules.unknown === 'sent again' && failure === 'unknown')) {
        return { event: 'not-sent', wait: ticks(backoffAfter(1)) }
      }
      return inDoubt(rules)
  }
}

function inDoubt(rules: Rules): Change {
  return { event: 'in-doubt', wait: firstLook(rules), looks: 0 }
}

/** `mayBeOutAlready` of doubt.ts. */
function mayBeOutAlready({ attempts, firstAttempt }: World, rules: Rules, held: Held): boolean {
  const position = attempts[held.attempt]?.position
  return (
    rules.refusedResend === 'a doubt' &&
    attempts.some(
      (each, at) =>
        at >= firstAttempt && at !== held.attempt && each.position === position && mayHavePublished(each),
    )
  )
}

/** `firstLook` of publish-post.ts. */
function firstLook(rules: Rules): number {
  return rules.settleWait === 'kept' ? ticks(timing.leaseMs + timing.lookAfterMs[0]) : 0
}

/** `endLeases` of dispatch.ts; undefined when no lease is over. */
export function endLeases(world: World, rules: Rules): World | undefined {
  const { row } = world
  if (row.state !== 'sending' || !isDue(world)) return undefined
  const wait = rules.settleWait === 'kept' ? ticks(timing.lookAfterMs[0]) : 0
  const nextAt = (row.nextAt ?? 0) + wait
  const state = step('sending', 'lease-ended')
  return withRow(world, rules, { ...row, state, looks: 0, nextAt, explained: true })
}

/** `claimDoubt` of doubt.ts, `claimCommentDoubt` of claim-comment-doubt.ts; undefined when it is not its time. */
export function claimDoubt(world: World, rules: Rules): { world: World; doubt: HeldDoubt } | undefined {
  const { row } = world
  if (row.state !== 'reconciling' || !isDue(world)) return undefined
  const fence = row.fence + 1
  const attempt = world.attempts.length - 1
  const nextAt = world.now + lease
  const { outcome, externalId } = world.attempts[attempt] ?? {}
  const startedAt = startOf(world, rules, attempt)
  const { looks, resends } = row
  return {
    world: { ...world, row: { ...row, fence, nextAt } },
    doubt: {
      fence,
      looks,
      resends,
      attempt,
      outcome,
      externalId,
      startedAt,
      isAboveDeleted: world.isAboveDeleted,
    },
  }
}

/** Ends of an attempt by which nothing was published. */
const notPublished: readonly (string | undefined)[] = [
  'not-sent',
  'rate-limited',
  'channel-blocked',
  'rejected',
]

export function mayHavePublished(attempt: Attempt): boolean {
  return !notPublished.includes(attempt.outcome)
}

/** When the first attempt of this post at the segment began that may have published it. */
function startOf({ attempts, firstAttempt }: World, rules: Rules, latest: number): number {
  const { position, startedAt = 0 } = attempts[latest] ?? {}
  if (rules.matchFrom === 'the newest attempt') return startedAt
  const first = attempts
    .slice(firstAttempt)
    .find(attempt => attempt.position === position && mayHavePublished(attempt))
  return first?.startedAt ?? startedAt
}

/** `adopt` of doubt.ts, as `adoptFound` of reconcile.ts and `adoptByHand` of settle-post.ts call it. */
export function adopt(
  world: World,
  rules: Rules,
  input: { fence: number; from: 'reconciling' | 'needs_attention'; position: number; externalId: string },
): World {
  const { row, segments } = world
  if ((rules.fence === 'kept' && row.fence !== input.fence) || row.state !== input.from) return world
  const isLast = input.position === segments.length - 1
  const event: PostEvent =
    input.from === 'reconciling'
      ? isLast
        ? 'found-last'
        : 'found-more-to-send'
      : isLast
        ? 'adopt-last'
        : 'adopt-more-to-send'
  const state = step(input.from, event)
  const nextAt = state === 'published' ? undefined : world.now
  const found = { ...world, segments: segments.with(input.position, input.externalId) }
  return withRow(found, rules, { ...row, state, looks: 0, resends: 0, nextAt })
}

interface Change {
  event: PostEvent
  /** In ticks; undefined: nothing happens by itself. */
  wait: number | undefined
  looks?: number
  resends?: number
}

/** `moveOn` of record.ts. */
export function moveOn(
  world: World,
  rules: Rules,
  fence: number,
  from: 'claimed' | 'sending' | 'reconciling',
  event: PostEvent,
  change: Omit<Change, 'event'>,
): World {
  if (!isOurs(world, rules, { fence }) || world.row.state !== from) return world
  const row: Row = {
    ...world.row,
    state: step(from, event),
    explained: true,
    nextAt: change.wait === undefined ? undefined : world.now + change.wait,
    looks: change.looks ?? world.row.looks,
    resends: change.resends ?? world.row.resends,
  }
  return withRow(world, rules, row)
}

/** No file is missing, and none so old that it is uploaded again (`areHandlesOld` of claim.ts). */
function hasFiles({ filesFrom, now }: World, rules: Rules): boolean {
  if (rules.media === 'none') return true
  return filesFrom !== undefined && (rules.oldFiles === 'used' || now - filesFrom < filesRenewed)
}

/** `next_at <= now()` */
function isDue({ row, now }: World): boolean {
  return row.nextAt !== undefined && row.nextAt <= now
}

/** `fence = claim.fence` */
function isOurs(world: World, rules: Rules, { fence }: { fence: number }): boolean {
  return rules.fence === 'broken' || world.row.fence === fence
}

function parentOf(world: World, rules: Rules, position: number): string | undefined {
  return position === 0 ? rules.above : world.segments[position - 1]
}

function withAttempt(world: World, position: number, parent: string | undefined, fence: number): World {
  const attempt = { position, fence, startedAt: world.now, parent }
  const seen: Attempt = world.recalled === 0 ? attempt : { ...attempt, recalled: true }
  return { ...world, attempts: [...world.attempts, seen] }
}

function ended(world: World, index: number, end: Partial<Attempt>): readonly Attempt[] {
  return world.attempts.map((attempt, at) => (at === index ? { ...attempt, ...end } : attempt))
}
