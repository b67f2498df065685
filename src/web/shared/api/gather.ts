/** Hands on what came in at most once in `everyMs`; the first at once. */
export function gather<Item>(
  everyMs: number,
  handOn: (items: readonly Item[]) => void,
): (item: Item) => void {
  let waiting: Item[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    timer = undefined
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    timer = setTimeout(flush, everyMs)
    handOn(items)
  }
  return item => {
    waiting.push(item)
    if (timer === undefined) flush()
  }
}
