import { DatelineError } from '../core/errors/errors.ts'

interface Page<Item> {
  items: Item[]
  next?: string
}

/** A page of rows of which one more was read than it holds, to know whether another page follows. */
export function pageOfRows<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => string,
): Page<Item> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(last) } : { items }
}

/**
 * A page of a list that is short enough to be read whole; its cursor is what `cursorOf` says of the last item shown.
 * @throws DatelineError `bad-input` for a cursor that is of no item of the list, or is of none any more.
 */
export function pageOfList<Item>(
  list: readonly Item[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  cursorOf: (item: Item) => string,
): Page<Item> {
  const before = cursor === undefined ? -1 : list.findIndex(item => cursorOf(item) === cursor)
  if (cursor !== undefined && before < 0) throw new DatelineError('cursor-not-on-list', { cursor })
  return pageOfRows(list.slice(before + 1), limit, cursorOf)
}

/** The cursor of lists whose items have ids. */
export function idOf({ id }: { id: string }): string {
  return id
}
