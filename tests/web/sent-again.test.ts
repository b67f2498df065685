import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call } from '../../src/web/shared/api/client.ts'
import { asProblem } from '../../src/web/shared/api/problem.ts'

type Answer = Awaited<ReturnType<typeof fetch>>

/** What comes of a request: an answer, one whose line breaks off in its middle, or none. */
type Comes = Answer | 'nothing'

const made = () => answer(201, { id: 'a' })
const refusal = (status: number, code: string) => answer(status, { code, detail: code })
function answer(status: number, body: BodyInit | object): Answer {
  const headers = { 'content-type': 'application/json' }
  return new Response(body instanceof ReadableStream ? body : JSON.stringify(body), { status, headers })
}
function brokenOff(): Answer {
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"id"'))
      stream.error(new TypeError('network error'))
    },
  })
  return answer(201, body)
}

describe('what is sent again', () => {
  let comes: Comes[] = []
  let keys: (string | undefined)[] = []
  beforeEach(() => {
    comes = []
    keys = []
    vi.useFakeTimers()
    vi.stubGlobal('fetch', async (_address: string, { headers }: { headers: Record<string, string> }) => {
      keys.push(headers['idempotency-key'])
      const next = comes.shift() ?? made()
      if (next === 'nothing') throw new TypeError('Failed to fetch')
      return next
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const press = async (): Promise<unknown> =>
    await call('POST /api/v1/news/:id/duplicate', { params: { id: 'a' }, body: {} }).catch(asProblem)
  const isOneKey = (): boolean => new Set(keys).size === 1

  const lost: [string, () => Comes][] = [
    ['no answer came', () => 'nothing'],
    ['the answer broke off', brokenOff],
    ['the server was busy', () => refusal(503, 'request-not-served')],
  ]
  it.each(lost)('is done once where %s', async (_title, first) => {
    comes = [first()]
    await press()
    await press()
    expect([keys.length, isOneKey()]).toEqual([2, true])
  })

  it.each([
    ['is still being done', refusal(409, 'idempotency-key-in-progress')],
    ['was asked for too often', refusal(429, 'request-limit')],
    ['was asked for after the session ended', refusal(401, 'session-ended')],
  ])('is done once where no answer came and it %s', async (_title, second) => {
    comes = ['nothing', second]
    await press()
    await press()
    await press()
    expect([keys.length, isOneKey()]).toEqual([3, true])
  })

  it('says that it cannot be reached where the answer broke off', async () => {
    comes = [brokenOff()]
    expect(await press()).toMatchObject({ code: 'unreachable' })
  })

  it('is another request once it was answered', async () => {
    await press()
    await press()
    expect(new Set(keys).size).toBe(2)
  })

  it('is another request after some minutes, when the person has seen what came of the first', async () => {
    comes = ['nothing']
    await press()
    await vi.advanceTimersByTimeAsync(5 * 60_000)
    await press()
    expect(new Set(keys).size).toBe(2)
  })
})
