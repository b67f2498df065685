/**
 * Joins calls made at the same moment on one database into a single statement: while one batch is under way, the next
 * one gathers. A commit costs the same for one row as for a hundred, so the busier a worker is, the cheaper each call.
 * When a batch fails, each of its calls is made alone, so that one cannot fail another.
 * @param run gives one result for each item, in order.
 * @param most items in a batch.
 */
export function batched<On extends object, Item, Result>(
  run: (on: On, items: readonly Item[]) => Promise<Result[]>,
  most: number,
): (on: On, item: Item) => Promise<Result> {
  const gathering = new WeakMap<On, Batch<Item, Result>>()
  return async (on, item) => {
    const batch = gathering.get(on) ?? { waiting: [], isUnderWay: false }
    gathering.set(on, batch)
    const answer = new Promise<Result>((resolve, reject) => batch.waiting.push({ item, resolve, reject }))
    if (!batch.isUnderWay) void work(batch, items => run(on, items), most)
    return await answer
  }
}

interface Batch<Item, Result> {
  waiting: Call<Item, Result>[]
  isUnderWay: boolean
}

interface Call<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

type Run<Item, Result> = (items: readonly Item[]) => Promise<Result[]>

async function work<Item, Result>(
  batch: Batch<Item, Result>,
  run: Run<Item, Result>,
  most: number,
): Promise<void> {
  batch.isUnderWay = true
  // Requests of this same turn of the event loop come along.
  await new Promise<void>(resolve => setImmediate(resolve))
  while (batch.waiting.length > 0) await answer(batch.waiting.splice(0, most), run)
  batch.isUnderWay = false
}

async function answer<Item, Result>(
  calls: readonly Call<Item, Result>[],
  run: Run<Item, Result>,
): Promise<void> {
  try {
    const results = await run(calls.map(call => call.item))
    for (const [index, call] of calls.entries()) call.resolve(results[index] as Result)
  } catch (thrown) {
    const [only, ...others] = calls
    if (others.length === 0) return only?.reject(thrown)
    for (const call of calls) await answer([call], run)
  }
}
