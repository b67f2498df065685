import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTurns, type TurnLimits } from '../../src/bounded/turns.ts'

const limits: TurnLimits = { what: 'jobs', atOnce: 2, atOnceForOne: 1, waiting: 10, waitingForOne: 4 }

/** Takes a turn for each key and writes down the order in which they begin. */
function begin(keys: readonly string[], given: Partial<TurnLimits> = {}) {
  const turns = createTurns({ ...limits, ...given })
  const begun: string[] = []
  const running: { key: string; release(): void }[] = []
  const taken = keys.map(async key => {
    const { release } = await turns.take(key)
    begun.push(key)
    running.push({ key, release })
  })
  return { turns, begun, running, taken }
}

const settled = () => new Promise(resolve => setImmediate(resolve))

describe('turns', () => {
  it('let a late key in before the many of an early one', async () => {
    const { begun, running } = begin(['a', 'a', 'a', 'a', 'b', 'b'], { atOnce: 1 })
    for (let n = 0; n < 6; n += 1) {
      await settled()
      running.pop()?.release()
    }
    expect(begun.join('')).toBe('ababaa')
  })

  it('keep a place free for others, however much one key brings', async () => {
    const { begun } = begin(['a', 'a', 'a', 'b'])
    await settled()
    expect(begun).toEqual(['a', 'b'])
  })

  it('refuse one key beyond its own limit, and all beyond the whole, at once', async () => {
    const { turns } = begin(['a', 'a', 'a', 'a', 'a', 'b'])
    await expect(turns.take('a')).rejects.toMatchObject({ family: 'too-many-requests', retryAfterSeconds: 5 })
    for (const key of ['b', 'b', 'c', 'c', 'd', 'd']) void turns.take(key)
    await expect(turns.take('e')).rejects.toMatchObject({ family: 'unavailable' })
  })

  it('tell a full house from one key’s own limit, where nothing may wait', async () => {
    const turns = createTurns({ ...limits, atOnce: 3, atOnceForOne: 2, waiting: 0, waitingForOne: 0 })
    for (const key of ['a', 'a']) await turns.take(key)
    await expect(turns.take('a')).rejects.toMatchObject({ family: 'too-many-requests' })
    const { release } = await turns.take('b')
    await expect(turns.take('c')).rejects.toMatchObject({ family: 'unavailable' })
    release()
    await turns.take('c')
  })

  it('forget one that waits no longer', async () => {
    const { turns, running, begun } = begin(['a'])
    await settled()
    const gone = new AbortController()
    const waiting = turns.take('a', gone.signal)
    gone.abort(new Error('left'))
    await expect(waiting).rejects.toThrow('left')
    const next = turns.take('a')
    running[0]?.release()
    await next
    expect(begun).toEqual(['a'])
  })

  it('end a turn once, and also where the work throws', async () => {
    const turns = createTurns({ ...limits, atOnce: 1 })
    await expect(turns.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    const turn = await turns.take('a')
    turn.release()
    turn.release()
    await turns.take('b')
    const late = turns.take('c')
    await settled()
    expect(await Promise.race([late.then(() => 'begun'), 'waits'])).toBe('waits')
  })

  it('never have more at work than allowed, and leave nobody waiting', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.nat(100)),
        async (keys, atOnce, choices) => {
          const most = { atOnce, waiting: 100, waitingForOne: 100 }
          const { begun, running, taken } = begin(keys, most)
          while (begun.length < keys.length) {
            await settled()
            expect(running.length).toBeLessThanOrEqual(atOnce)
            expect(new Set(running.map(turn => turn.key)).size).toBe(running.length)
            const [ended] = running.splice(choices.next().value % running.length, 1)
            ended?.release()
          }
          await Promise.all(taken)
        },
      ),
      { numRuns: 200 },
    )
  })
})
