import { readFileSync } from 'node:fs'

/** A clock tick of /proc, in milliseconds: USER_HZ is 100 on every Linux. */
const tickMs = 10

/**
 * Processor time in milliseconds that a server has used so far: its first process, the children it has waited for, and
 * those that run. proc(5): fields 14 to 17 of `stat`. Undefined where the system does not say.
 */
export function processorMsOf(pid: number | undefined): number | undefined {
  if (pid === undefined) return undefined
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    const ticks = [ticksOf(String(pid), 4), ...children.map(child => ticksOf(child, 2))]
    return ticks.reduce((sum, each) => sum + each, 0) * tickMs
  } catch {
    return undefined
  }
}

/** The first `count` of user time, system time, and both of ended children. */
function ticksOf(pid: string, count: 2 | 4): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 11 + count).reduce((sum, field) => sum + Number(field), 0)
}
