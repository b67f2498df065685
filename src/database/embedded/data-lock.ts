import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatelineError } from '../../core/errors/errors.ts'

/**
 * Takes the data directory for this process. PGlite itself would let two processes write to one directory.
 * A lock left by a killed process is taken over.
 * @returns a function that gives the directory back.
 * @throws DatelineError `conflict` that names the process which has it.
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const lock = join(directory, 'dateline.lock')
  const mine = join(directory, `dateline.lock.${process.pid}`)
  writeFileSync(mine, JSON.stringify(identify(process.pid)))
  try {
    for (let tries = 0; tries < 5; tries += 1) {
      if (placed(mine, lock)) return () => rmSync(lock, { force: true })
      const holder = read(lock)
      if (holder && isAlive(holder)) {
        throw new DatelineError('data-dir-in-use', { directory, pid: holder.pid })
      }
      removeStale(lock, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  throw new DatelineError('data-dir-locked', { directory })
}

interface Holder {
  pid: number
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  born: string
}

function identify(pid: number): Holder {
  return { pid, born: bornAt(pid) }
}

/** A hard link is made at once or not at all, also between two processes. */
function placed(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock)
    return true
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw thrown
  }
}

function read(lock: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.born === bornAt(holder.pid) && !hasEnded(holder.pid)
}

/**
 * A killed process that its parent has not buried yet still has its number, in some containers for ever. Its last
 * thread is over by then.
 */
function hasEnded(pid: number): boolean {
  const { state, threads } = statOf(pid)
  return state === 'Z' && Number(threads) <= 1
}

function bornAt(pid: number): string {
  return statOf(pid).born
}

/**
 * Fields 3, 20 and 22 of /proc/PID/stat, proc(5): how the process is, how many threads it has, and when it started, in
 * clock ticks after boot. Empty where the system does not say.
 */
function statOf(pid: number): { state: string; threads: string; born: string } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', threads: fields[17] ?? '', born: fields[19] ?? '' }
  } catch {
    return { state: '', threads: '', born: '' }
  }
}

/** Moves the stale lock aside first: if another process has just taken it over, its lock is put back. */
function removeStale(lock: string, stale: Holder | undefined): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && moved.pid !== stale?.pid) placed(aside, lock)
  rmSync(aside, { force: true })
}
