import { getPriority } from 'node:os'
import type { BoundedTask } from '../../src/bounded/task.ts'
import { DatelineError } from '../../src/core/errors/errors.ts'

export type Wish =
  | { do: 'answer'; value: unknown }
  | { do: 'refuse' | 'break' | 'loop' | 'swell' | 'exit' | 'wait' | 'priority' | 'count' }

/** A task for tests, with small bounds. */
export function testTask(what: string): BoundedTask<Wish, unknown> {
  return { module: new URL(import.meta.url), what, cpuMs: 100, memoryMb: 32 }
}

export async function work(wish: Wish): Promise<unknown> {
  switch (wish.do) {
    case 'answer':
      return wish.value
    case 'refuse':
      throw new DatelineError('too-many-records', { name: 'f', most: 1 }, ['a fault'])
    case 'break':
      throw new TypeError('broken')
    case 'loop':
      for (;;) Math.sqrt(2)
    case 'swell': {
      const held: number[][] = []
      for (;;) held.push(new Array(100_000).fill(held.length))
    }
    case 'exit':
      return process.exit(3)
    case 'wait':
      return await new Promise(() => setInterval(() => undefined, 1_000))
    case 'count': {
      let sum = 0
      for (let n = 0; n < 50_000_000; n += 1) sum += Math.sqrt(n)
      return sum
    }
    case 'priority':
      return getPriority()
  }
}
