import { DatelineError } from '../core/errors/errors.ts'
import { assertBudgetLeft, spendProcessor } from './processor-budget.ts'
import type { BoundedTask } from './task.ts'
import { startThread, type Thread } from './thread.ts'
import { createTurns, type Turns } from './turns.ts'

/** Two of a kind at work, and one of each person: another person's turn never waits for more than one. */
const turnLimits = { atOnce: 2, atOnceForOne: 1, waiting: 60, waitingForOne: 10 }

/** How long an idle thread is kept for the next, in milliseconds; it holds some 30 MB. */
const idleMs = 30_000

interface Lane {
  turns: Turns
  idle: Thread[]
}

/** By what takes turns, so that long imports never hold up a preview. */
const lanes = new Map<string, Lane>()

/**
 * Works on a thread of its own, with a limit on time and memory, in turns by person. Threads start with the first task,
 * run at low priority, and end when nothing has come for a while.
 * @throws DatelineError of the work itself; `too-costly` where it takes more than its bounds; BusyError where too much
 * waits, or where the person whose work it is has spent their budget.
 */
export async function runBounded<Input, Output>(
  task: BoundedTask<Input, Output>,
  input: Input,
  { person }: { person: string },
): Promise<Output> {
  assertBudgetLeft()
  const lane = laneOf(task.what)
  return await lane.turns.run(person, async () => {
    // Again: while this one waited, the person's others may have spent it.
    assertBudgetLeft()
    const thread = lane.idle.pop() ?? startThread(task.memoryMb)
    try {
      const output = await thread.run(task, input, spendProcessor)
      if (thread.isUsable()) keepIdle(lane, thread)
      return output as Output
    } catch (thrown) {
      if (thrown instanceof DatelineError && thread.isUsable()) keepIdle(lane, thread)
      else thread.end()
      throw thrown
    }
  })
}

function laneOf(what: string): Lane {
  const lane = lanes.get(what) ?? { turns: createTurns({ what, ...turnLimits }), idle: [] }
  lanes.set(what, lane)
  return lane
}

function keepIdle(lane: Lane, thread: Thread): void {
  lane.idle.push(thread)
  thread.whenIdle(idleMs, () => {
    lane.idle = lane.idle.filter(each => each !== thread)
  })
}
