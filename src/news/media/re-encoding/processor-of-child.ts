import { readFileSync } from 'node:fs'

/** A clock tick of /proc, in milliseconds: USER_HZ is 100 on every Linux. */
const tickMs = 10
const lookEveryMs = 100

/**
 * Follows how much processor time a child uses, since the system gives no sum of one child that has ended. What comes
 * after the last look is counted as one look more; where the system says nothing, the time that passed counts.
 */
export function followProcessor(pid: number | undefined) {
  const began = performance.now()
  let seen: number | undefined
  const looking = setInterval(() => {
    seen = processorMsOf(pid) ?? seen
  }, lookEveryMs)
  return {
    /** @returns milliseconds, once the child has ended. */
    stop(): number {
      clearInterval(looking)
      const passed = performance.now() - began
      return process.platform === 'linux' ? (seen ?? 0) + lookEveryMs : passed
    },
  }
}

/** proc(5): fields 14 and 15 of `stat`. Undefined for a process that has ended, or where there is no /proc. */
function processorMsOf(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tickMs
  } catch {
    return undefined
  }
}
