import { messageOf } from '../../src/core/errors/errors.ts'
import { type Lane, openLane, type Setup } from './lane.ts'
import { type Outcome, runOnce } from './run-once.ts'

/** Does runs `from` to `from + runs - 1` of a seed on so many lanes side by side, and tells of each as it ends.
 * Throws when `signal` stops it; servers and workers are gone then. */
export async function runMany(
  input: {
    setup: Setup
    seed: number
    from: number
    runs: number
    lanes: number
    /** Of the names of the scenarios; see `runOnce`. */
    words?: string
    signal?: AbortSignal
  },
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let next = input.from
  const end = input.from + input.runs
  const lanes: Lane[] = []
  try {
    // One after the other: a start takes a whole processor.
    for (let number = 0; number < Math.min(input.lanes, input.runs); number += 1) {
      lanes.push(await openLane(input.setup, number))
    }
    await Promise.race([Promise.all(lanes.map(work)), aborted(input.signal)])
  } finally {
    await Promise.all(lanes.map(lane => lane.close()))
  }
  return outcomes.sort((a, b) => a.run - b.run)

  async function work(lane: Lane): Promise<void> {
    while (next < end) {
      const run = next
      next += 1
      const outcome = await runOnce(lane, { ...input, run }).catch(thrown => unfinished(run, thrown))
      outcomes.push(outcome)
      tell(outcome)
    }
  }
}

/** Rejects when the signal comes; never resolves. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('stopped before the end')))
  })
}

/** A run that the harness itself could not end counts as a loss: nothing is passed over. */
function unfinished(run: number, thrown: unknown): Outcome {
  return {
    run,
    scenario: 'not finished',
    kills: 0,
    planned: 0,
    published: 0,
    duplicates: 0,
    lost: 1,
    unapproved: 0,
    early: 0,
    afterRecall: 0,
    needlessQuestions: 0,
    needingAttention: 0,
    late: 0,
    recoveryMs: 0,
    faults: [`the run could not be finished: ${messageOf(thrown)}`],
  }
}
