import type { PublishingDeps } from './deps.ts'

/** How long to go on trying to write down what the network said, in milliseconds. */
const persistForMs = 120_000

/**
 * Writes down what came of an attempt, however often it takes: the database may be restarting just now. When it
 * stays away, the attempt ends in doubt and is reconciled later.
 */
export async function persist<Value>(
  deps: Pick<PublishingDeps, 'clock' | 'log'>,
  write: () => Promise<Value>,
): Promise<Value> {
  const giveUpAt = deps.clock.monotonic() + persistForMs
  for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2_000)) {
    try {
      return await write()
    } catch (thrown) {
      if (deps.clock.monotonic() > giveUpAt) throw thrown
      deps.log.warn({ err: thrown }, 'the record does not take the outcome of an attempt; trying again')
      await deps.clock.sleep(waitMs)
    }
  }
}
