/** Gives pages in their order, and reads the next one while the one before is written: the record and the program work at once. */
export async function* readAhead<Page>(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
  const iterator = pages[Symbol.asyncIterator]()
  let next = begun(iterator)
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = begun(iterator)
      yield value
    }
  } finally {
    await next.catch(() => undefined)
    await iterator.return?.()
  }
}

/** A page may fail while no one waits for it yet. */
function begun<Page>(iterator: AsyncIterator<Page>): Promise<IteratorResult<Page>> {
  const next = iterator.next()
  next.catch(() => undefined)
  return next
}
