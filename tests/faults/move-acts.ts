import { setTimeout as delay } from 'node:timers/promises'
import { cancelPost } from '../../src/publishing/aftercare/settle-post.ts'
import { movePost } from '../../src/publishing/calendar/moving/move-post.ts'
import { swapPosts } from '../../src/publishing/calendar/moving/swap-posts.ts'
import { undoChange } from '../../src/publishing/calendar/moving/undo-change.ts'
import { person } from '../factories/news.ts'
import { buildApprover } from '../factories/publishing.ts'
import type { Lane } from './lane.ts'
import type { PlannedPost } from './planned-posts.ts'
import { retriedOften, unlessRefused } from './recall-scenarios.ts'
import { laneClock, localIn } from './series-of-run.ts'
import type { Stage } from './stage.ts'

/** What a person does to a post on the calendar, drawn beforehand: two people at once draw from one chance. */
interface Act {
  kind: 'move' | 'now' | 'swap' | 'cancel' | 'cancel and restore'
  target: PlannedPost
  other: PlannedPost
  afterMs: number
  laterSeconds: number
}

export function drawActs({ chance, lane, planned }: Stage, count: number): Act[] {
  const targets = planned.filter(post => post.ends.includes('published'))
  return Array.from({ length: count }, () => ({
    kind: chance.one(['move', 'move', 'now', 'swap', 'cancel', 'cancel and restore'] as const),
    target: chance.one(targets),
    other: chance.one(targets),
    afterMs: chance.between(20, 250) * lane.pace,
    laterSeconds: chance.between(1, 2),
  }))
}

/** Does one after the other; what the state of a post refuses is passed over, as a person would. */
export async function doActs(lane: Lane, personId: string, acts: readonly Act[]): Promise<void> {
  await retriedOften(() => buildApprover(lane.db, personId))
  for (const act of acts) {
    await delay(act.afterMs)
    await retriedOften(() => unlessRefused(() => doAct(lane, personId, act)))
  }
}

async function doAct(lane: Lane, personId: string, act: Act): Promise<void> {
  const deps = { db: lane.db, clock: laneClock(lane), networks: new Map() }
  const actor = person(personId, 'approver')
  const postId = act.target.id
  switch (act.kind) {
    case 'move': {
      await movePost(deps, { actor, postId, at: localIn(lane, act.laterSeconds * 1_000) })
      return
    }
    case 'now':
      await movePost(deps, { actor, postId, now: true })
      return
    case 'swap':
      await swapPosts(deps, { actor, posts: [{ id: postId }, { id: act.other.id }], now: true })
      return
    case 'cancel':
    case 'cancel and restore': {
      // Before it is asked for: the answer may be lost. Either end is as a person wanted it.
      if (!act.target.ends.includes('cancelled')) act.target.ends = [...act.target.ends, 'cancelled']
      const undo = await cancelPost(deps, { actor, postId })
      if (act.kind === 'cancel' || !undo) return
      await undoChange(deps, { actor, changeId: undo.changeId, now: true })
    }
  }
}
