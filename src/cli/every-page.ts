/** All items of a list, asked for page by page. */
export async function everyPage<Item>(
  askFor: (cursor: string | undefined) => Promise<{ items: Item[]; next?: string | undefined }>,
): Promise<Item[]> {
  const { items, next } = await askFor(undefined)
  const all = [...items]
  for (let cursor = next; cursor !== undefined; ) {
    const page = await askFor(cursor)
    all.push(...page.items)
    cursor = page.next
  }
  return all
}
