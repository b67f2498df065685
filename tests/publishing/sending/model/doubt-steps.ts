import { type Match, matchPost } from '../../../../src/publishing/sending/doubt/matching.ts'
import { lookAgainAfter } from '../../../../src/publishing/sending/doubt/when-to-look.ts'
import { twinId } from './model-network.ts'
import { adopt, moveOn } from './record-steps.ts'
import { dateOf, type Rules, tickMs, ticks, timing } from './rules.ts'
import { type HeldDoubt, idle, type OwnWay, type Posted, type World } from './world.ts'

/** `look` of reconcile.ts and reconcile-comment.ts: what the account shows at this moment, or nothing at all. */
export function looks(world: World, rules: Rules, doubt: HeldDoubt): OwnWay[] {
  if (doubt.externalId !== undefined) {
    const { position = 0 } = world.attempts[doubt.attempt] ?? {}
    const adopted = adopt(world, rules, {
      fence: doubt.fence,
      from: 'reconciling',
      position,
      externalId: doubt.externalId,
    })
    return [{ name: 'adopts the id of the attempt', world: adopted, worker: idle }]
  }
  if (doubt.isAboveDeleted && rules.deletedAbove === 'ends the doubt') {
    const ended = moveOn(world, rules, doubt.fence, 'reconciling', 'post-deleted', { wait: undefined })
    return [{ name: 'finds its post deleted', world: ended, worker: idle }]
  }
  if (world.isAboveDeleted) {
    const worker = { stopped: false, at: 'decide', doubt, seen: 'unreadable' } as const
    return [{ name: 'cannot read the comments of a deleted post', world, worker }]
  }
  const isAway = world.backBy !== undefined && world.now < world.backBy
  return [
    ...usualLooks({ ...world, backBy: undefined }, rules, doubt),
    ...(isAway || world.left.outages > 0 ? [outageLook(world, rules, doubt, isAway)] : []),
  ]
}

/** The account can be read, or this one read-back fails in one of the three ways. */
function usualLooks(world: World, rules: Rules, doubt: HeldDoubt): OwnWay[] {
  const { left } = world
  const seen = shownPosts(world, rules, doubt)
  const sees = (name: string, next: World, shown: readonly Posted[] | 'unreadable'): OwnWay => ({
    name,
    world: next,
    worker: { stopped: false, at: 'decide', doubt, seen: shown },
  })
  const ways = [sees(`sees ${seen.length} posts`, world, seen)]
  if (left.failedReads === 0) return ways
  const blind = { ...world, left: { ...left, failedReads: left.failedReads - 1 } }
  const veiled = seen.map((post): Posted => ({ ...post, unreadable: true }))
  return [
    ...ways,
    sees('cannot read the account', blind, 'unreadable'),
    sees('reads an answer that is none', blind, rules.emptyAnswer === 'is no answer' ? 'unreadable' : []),
    sees('sees posts in an unknown form', blind, rules.unknownForm === 'may be it' ? veiled : []),
  ]
}

/** The account goes away, or is still away: it comes back at any moment, at the latest after `awayAtMost`. */
function outageLook(world: World, rules: Rules, doubt: HeldDoubt, isAway: boolean): OwnWay {
  const { now, left } = world
  const gone = { ...world, backBy: now + rules.awayAtMost, left: { ...left, outages: left.outages - 1 } }
  return {
    name: isAway ? 'finds the account still away' : 'finds the account away',
    world: isAway ? world : gone,
    worker: { stopped: false, at: 'decide', doubt, seen: 'unreadable' },
  }
}

/** `findRecentPosts`: all that the lists show by now; read from long before the attempt, since clocks may be hours apart. */
function shownPosts({ posted, now }: World, rules: Rules, { startedAt }: HeldDoubt): readonly Posted[] {
  const shown = posted.filter(post => post.shownFrom <= now)
  return rules.readsBack === 'hours before' ? shown : shown.filter(post => post.createdAt >= startedAt)
}

/** `reconcilePost` of reconcile.ts after its look, with `notFound` and `couldNotLook`. */
export function decide(
  world: World,
  rules: Rules,
  doubt: HeldDoubt,
  seen: readonly Posted[] | 'unreadable',
): World {
  const attempt = world.attempts[doubt.attempt]
  const move = (event: Parameters<typeof moveOn>[4], change: Parameters<typeof moveOn>[5]) =>
    moveOn(world, rules, doubt.fence, 'reconciling', event, change)
  if (!attempt) return world

  const match = seen === 'unreadable' ? { type: 'unreadable' as const } : matchSeen(world, rules, doubt, seen)
  switch (match.type) {
    case 'one':
      return adopt(world, rules, {
        fence: doubt.fence,
        from: 'reconciling',
        position: attempt.position,
        externalId: match.post.externalId,
      })
    case 'unreadable': {
      // `countFailedLook`.
      const failures = doubt.fence - attempt.fence - doubt.looks
      // The account always comes back before the time after which the program asks.
      if (failures > timing.failedLooksAllowed) return ask(rules.awayAtMost > 0 || doubt.isAboveDeleted)
      return move('unreadable', { wait: ticks(lookAgainAfter(timing, waitsLike(rules, failures))) })
    }
    case 'none':
      if (doubt.looks === 0) {
        const wait = rules.settleWait === 'kept' ? ticks(timing.lookAfterMs[1]) : 0
        return move('not-found-yet', { wait, looks: doubt.looks + 1 })
      }
      if (doubt.outcome === 'duplicate' || doubt.outcome === 'rejected' || doubt.resends > 0)
        return ask(showsIt())
      return move('not-there', { wait: 0, looks: 0, resends: doubt.resends + 1 })
    default:
      return ask(showsIt())
  }

  function ask(isNeedless: boolean): World {
    const asked = move('undecided', { wait: undefined })
    return asked !== world && isNeedless ? { ...asked, isNeedless } : asked
  }

  /** Whether the account shows one post of ours for the segment, so that nobody need be asked. */
  function showsIt(): boolean {
    const ours = (each: Posted) => each.position === attempt?.position && each.externalId !== twinId
    return seen !== 'unreadable' && seen.filter(ours).length === 1
  }
}

function waitsLike(rules: Rules, failures: number): number {
  return rules.lookAgain === 'later each time' ? failures : 1
}

function matchSeen(world: World, rules: Rules, doubt: HeldDoubt, seen: readonly Posted[]): Match {
  const { position = 0, parent } = world.attempts[doubt.attempt] ?? {}
  const meant = {
    text: textOf(position),
    mediaCount: 0,
    intendedAt: dateOf(doubt.startedAt),
    clockAheadMs: rules.clocks === 'by their difference' ? rules.networkAhead * tickMs : 0,
    ...(parent === undefined ? {} : { parentExternalId: parent }),
  }
  const adoptedIds = new Set(world.segments.filter(id => id !== undefined))
  return matchPost(asWritten, meant, seen.map(remotePost), adoptedIds)
}

/** The model's network changes nothing in a text. */
const asWritten = { comparable: (text: string) => text }

function remotePost({ externalId, position, parent, createdAt, unreadable }: Posted) {
  return {
    externalId,
    text: textOf(position),
    createdAt: dateOf(createdAt),
    mediaCount: 0,
    links: [],
    ...(unreadable ? { unreadable } : {}),
    ...(parent === undefined ? {} : { parentExternalId: parent }),
  }
}

function textOf(position: number): string {
  return `Segment ${position}`
}
