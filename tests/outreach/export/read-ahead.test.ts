import { expect, it } from 'vitest'
import { readAhead } from '../../../src/outreach/export/read-ahead.ts'

async function* numbered(most: number, seen: string[] = []): AsyncGenerator<number> {
  try {
    for (let page = 1; page <= most; page += 1) {
      seen.push(`read ${page}`)
      yield page
    }
    throw new Error('the record is gone')
  } finally {
    seen.push('closed')
  }
}

it('begins to read a page before the one before it is written', async () => {
  const seen: string[] = []
  const pages = readAhead(numbered(3, seen))
  expect(await pages.next()).toEqual({ done: false, value: 1 })
  expect(seen).toEqual(['read 1', 'read 2'])
  await pages.return(undefined)
  expect(seen).toEqual(['read 1', 'read 2', 'closed'])
})

it('gives every page in its order, and then the failure', async () => {
  const written: number[] = []
  const writing = async () => {
    for await (const page of readAhead(numbered(2))) written.push(page)
  }
  await expect(writing()).rejects.toThrow('the record is gone')
  expect(written).toEqual([1, 2])
})
