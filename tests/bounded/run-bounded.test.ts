import { getPriority } from 'node:os'
import { describe, expect, it } from 'vitest'
import { runBounded } from '../../src/bounded/run-bounded.ts'
import { testTask } from './trial.task.ts'

const person = 'amina'

describe('work on a thread of its own', { timeout: 120_000 }, () => {
  const task = testTask('checks')

  it('gives its output, and what it refuses, as if it were done here', async () => {
    const value = { a: [1, new Date(0)], bytes: new Uint8Array([1, 2]) }
    expect(await runBounded(task, { do: 'answer', value }, { person })).toEqual(value)
    await expect(runBounded(task, { do: 'refuse' }, { person })).rejects.toMatchObject({
      name: 'DatelineError',
      code: 'too-many-records',
      params: { name: 'f', most: 1 },
      message: 'f has more than 1 records; import it in parts.',
      faults: ['a fault'],
    })
  })

  it('keeps the words and the place of a fault of ours', async () => {
    await expect(runBounded(task, { do: 'break' }, { person })).rejects.toMatchObject({
      message: 'broken',
      stack: expect.stringContaining('trial.task.ts'),
    })
    await expect(runBounded(task, { do: 'exit' }, { person })).rejects.toThrow('ended')
  })

  it.each([
    ['never ends', { do: 'loop' }, /more than the 0.1 seconds allowed for checks/],
    ['waits for ever', { do: 'wait' }, /more than the 0.1 seconds/],
    ['takes ever more memory', { do: 'swell' }, /more than the 32 MB of memory/],
  ] as const)('ends work that %s, and does the next', async (_what, wish, message) => {
    const ended = runBounded(task, wish, { person })
    await expect(ended).rejects.toMatchObject({ code: 'too-costly', message: expect.stringMatching(message) })
    expect(await runBounded(task, { do: 'answer', value: 1 }, { person })).toBe(1)
  })

  it('leaves the processor to others', async () => {
    const before = getPriority()
    const there = await runBounded(task, { do: 'priority' }, { person })
    expect(there).toBe(process.platform === 'linux' ? 10 : before)
    expect(getPriority()).toBe(before)
  })

  it('takes turns by person: one who sends much does not keep out another', async () => {
    const many = Array.from({ length: 3 }, () => runBounded(testTask('rounds'), { do: 'loop' }, { person }))
    const order: string[] = []
    const all = many.map(each => each.catch(() => order.push('amina')))
    await runBounded(testTask('rounds'), { do: 'answer', value: 1 }, { person: 'bilal' })
    order.push('bilal')
    expect(order.slice(0, 2)).toContain('bilal')
    await Promise.all(all)
  })

  it('refuses at once what one person has too much of', async () => {
    const sent = Array.from({ length: 12 }, () =>
      runBounded(testTask('heaps'), { do: 'answer', value: 1 }, { person }),
    )
    const outcomes = await Promise.allSettled(sent)
    const refused = outcomes.filter(each => each.status === 'rejected').map(each => each.reason)
    expect(refused).toMatchObject([{ family: 'too-many-requests', retryAfterSeconds: 5 }])
  })
})
