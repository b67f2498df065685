import { setTimeout as delay } from 'node:timers/promises'
import { DatelineError } from '../../src/core/errors/errors.ts'
import {
  approvalRecalls,
  approverRecalls,
  type Recall as Recalling,
  stopRecalls,
} from '../factories/recalls.ts'
import type { PlannedPost } from './planned-posts.ts'
import type { Scenario, Stage } from './stage.ts'

/**
 * Permission to publish taken back at any moment around the due times, while replies are slow, so that uploads, threads
 * and requests are under way; and sometimes a worker dies besides.
 */
export const recallScenarios: readonly Scenario[] = [
  ...[...approvalRecalls.slice(0, 2), ...approverRecalls.slice(0, 2)].map(
    (recalling): Scenario => ({
      name: `recall: ${recalling.name}`,
      setups: ['postgres-redis', 'postgres', 'embedded'],
      async strike(stage) {
        await slowReplies(stage)
        const target = targetOf(stage)
        await delay(stage.chance.between(300, 2_600) * stage.lane.pace)
        await recallNow(stage, recalling, [target])
        // What was out by then is out; the rest of a thread, and what needs another approver, waits for a person.
        const isAsked = approverRecalls.includes(recalling) || target.texts.length > 1
        const isCancelled = approvalRecalls.includes(recalling)
        target.ends = [
          'published',
          ...(isAsked ? (['needs_attention'] as const) : []),
          ...(isCancelled ? (['cancelled'] as const) : []),
        ]
        stage.over()
      },
    }),
  ),
  ...stopRecalls
    .filter(({ name }) => !name.startsWith('its network'))
    .map(
      (recalling): Scenario => ({
        name: `recall: ${recalling.name}`,
        setups: ['postgres-redis', 'postgres', 'embedded'],
        async strike(stage) {
          await slowReplies(stage)
          const target = targetOf(stage)
          await delay(stage.chance.between(300, 2_600) * stage.lane.pace)
          const recall = await recallNow(stage, recalling, await stoppedWith(stage, recalling, target))
          await killSometimes(stage)
          await delay(stage.chance.between(1_500, 3_000) * stage.lane.pace)
          recall.resumedAt = Date.now()
          await retriedOften(() => recalling.resume(stage.lane.db, target.id))
          stage.over()
        },
      }),
    ),
]

/** A thread in half of the runs: it is under way the longest. */
function targetOf({ planned, chance }: Stage): PlannedPost {
  const open = planned.filter(post => post.ends.includes('published'))
  const threads = open.filter(post => post.texts.length > 1)
  return chance.one(chance.percent(50) && threads.length > 0 ? threads : open)
}

async function recallNow(stage: Stage, recalling: Recalling, posts: readonly PlannedPost[]) {
  const [first] = posts
  await retriedOften(() => recalling.recall(stage.lane.db, first?.id ?? ''))
  const recall = {
    postIds: posts.map(post => post.id),
    committedAt: Date.now(),
    resumedAt: Number.POSITIVE_INFINITY,
  }
  stage.recalled(recall)
  return recall
}

/** Every post that a stop holds: of its channel, of its office (each channel has one of its own here), or all. */
async function stoppedWith(
  { planned }: Stage,
  { name }: Recalling,
  target: PlannedPost,
): Promise<PlannedPost[]> {
  const held = name.startsWith('everything')
    ? planned
    : planned.filter(post => post.channelId === target.channelId)
  // The one that the recall names comes first.
  return [target, ...held.filter(post => post !== target)]
}

async function slowReplies({ lane, chance }: Stage): Promise<void> {
  for (const network of ['x', 'facebook']) {
    const fault = { network, match: { method: 'POST' }, kind: 'delay', ms: chance.between(50, 500), times: 8 }
    await fetch(`${lane.sandboxOrigin}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
  }
}

export async function killSometimes(stage: Stage): Promise<void> {
  if (!stage.chance.percent(25)) return
  stage.chance.one(stage.lane.workers).signal('SIGKILL')
  stage.killed()
}

/** The embedded record is away while its process starts again. */
export async function retriedOften<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (thrown) {
      if (tries > 60) throw thrown
      await delay(100)
    }
  }
}

/** What the state of a post or a series refuses is passed over, as a person would. */
export async function unlessRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (!(thrown instanceof DatelineError)) throw thrown
  }
}
