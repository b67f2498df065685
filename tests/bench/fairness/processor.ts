import { readdirSync, readFileSync } from 'node:fs'

/** A clock tick of /proc, in milliseconds: USER_HZ is 100 on every Linux. */
const tickMs = 10

/**
 * Processor time in milliseconds that each thread of a program has used so far, by thread id with its name, and that of
 * its ended children as `children`. proc(5): fields 14 to 17 of `stat`. Empty where the system does not say.
 */
export function processorByThread(pid: number): ReadonlyMap<string, number> {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).flatMap(threadUsage(pid))
    const ofProgram = fieldsOf(`/proc/${pid}/stat`)
    const living = sumOf(threads.map(([, milliseconds]) => milliseconds))
    return new Map([
      ...threads,
      ['threads that ended', sumOf(ofProgram.slice(11, 13)) * tickMs - living] as const,
      ['children', sumOf(ofProgram.slice(13, 15)) * tickMs] as const,
    ])
  } catch {
    return new Map()
  }
}

/** What was used from one look to the next, by name: threads of one name together, the busiest first. */
export function usedBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): { name: string; milliseconds: number }[] {
  const used = new Map<string, number>()
  for (const [thread, milliseconds] of after) {
    const name = thread.replace(/^\d+ /, '')
    used.set(name, (used.get(name) ?? 0) + milliseconds - (before.get(thread) ?? 0))
  }
  return [...used]
    .map(([name, milliseconds]) => ({ name, milliseconds }))
    .filter(({ milliseconds }) => milliseconds > 0)
    .sort((a, b) => b.milliseconds - a.milliseconds)
}

/** A thread may end between the list and the look. */
function threadUsage(pid: number) {
  return (tid: string): (readonly [string, number])[] => {
    try {
      const task = `/proc/${pid}/task/${tid}`
      const name = readFileSync(`${task}/comm`, 'utf8').trim()
      return [[`${tid} ${name}`, sumOf(fieldsOf(`${task}/stat`).slice(11, 13)) * tickMs]]
    } catch {
      return []
    }
  }
}

/** The fields of a `stat` from the third on: the second, a name, may hold spaces. */
function fieldsOf(file: string): number[] {
  const stat = readFileSync(file, 'utf8')
  return stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
