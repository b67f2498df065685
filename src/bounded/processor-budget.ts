import { AsyncLocalStorage } from 'node:async_hooks'
import { BusyError } from '../core/errors/busy-error.ts'

export interface BudgetLimits {
  /** What comes back in a minute, in milliseconds of one processor. */
  perMinuteMs: number
  /** What a person has who has asked for nothing costly for a while. */
  mostMs: number
}

/** Processor time that each person may spend on costly requests of all kinds together. */
export interface ProcessorBudget {
  /** @throws BusyError `too-many-requests` when the person has spent it, with the time until some has come back. */
  assertLeft(person: string): void
  /** Milliseconds; work that was let in may take more than was left, which delays the next. */
  spend(person: string, milliseconds: number): void
}

/** `now` is a moment in milliseconds, of any clock that never goes back. */
export function createProcessorBudget(
  { perMinuteMs, mostMs }: BudgetLimits,
  now: () => number = () => performance.now(),
): ProcessorBudget {
  /** What was spent and has not come back yet, and since when. A person without a debt is not kept. */
  const spent = new Map<string, { ms: number; at: number }>()
  const perMs = perMinuteMs / 60_000

  function debtOf(person: string): number {
    const known = spent.get(person)
    return known ? Math.max(0, known.ms - (now() - known.at) * perMs) : 0
  }

  function forgetRepaid(): void {
    for (const person of spent.keys()) if (debtOf(person) === 0) spent.delete(person)
  }

  return {
    assertLeft(person) {
      const tooMuch = debtOf(person) - mostMs
      if (tooMuch < 0) return
      // Until something that is worth the while has come back.
      const seconds = Math.ceil((tooMuch + perMinuteMs / 10) / perMs / 1_000)
      throw new BusyError('computing-used-up', { most: mostMs / 1_000, seconds }, seconds)
    },
    spend(person, milliseconds) {
      forgetRepaid()
      const ms = debtOf(person) + milliseconds
      if (ms > 0) spent.set(person, { ms, at: now() })
    },
  }
}

/** One for this process. A quarter of a processor for a person, and 30 seconds at once: a large import and some files. */
const ourBudget = createProcessorBudget({ perMinuteMs: 15_000, mostMs: 30_000 })

interface Spender {
  person: string
  budget: ProcessorBudget
}

const spenders = new AsyncLocalStorage<Spender>()

/** Runs `work`; what it spends, however deep, is the person's. Work for no person, as of a command, has no budget. */
export function spendingAs<Result>(person: string, work: () => Result, budget = ourBudget): Result {
  return spenders.run({ person, budget }, work)
}

/** @throws BusyError where the person whose work this is has spent their budget. */
export function assertBudgetLeft(): void {
  const spender = spenders.getStore()
  spender?.budget.assertLeft(spender.person)
}

/** Charges the person whose work this is. */
export function spendProcessor(milliseconds: number): void {
  const spender = spenders.getStore()
  spender?.budget.spend(spender.person, milliseconds)
}
