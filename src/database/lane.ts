import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * How soon a statement is needed. People and posts wait for those of the foreground; exports, imports and upkeep are
 * background. It matters where there is one connection for all, as in the embedded record.
 */
export type Lane = 'foreground' | 'background'

const storage = new AsyncLocalStorage<Lane>()

/**
 * Runs `work`; every statement and transaction that it begins, however deep, takes its turns in the background. Each of
 * them must be short, some hundred rows, since one that runs is not interrupted.
 */
export function inBackground<Result>(work: () => Result): Result {
  return storage.run('background', work)
}

export function currentLane(): Lane {
  return storage.getStore() ?? 'foreground'
}
