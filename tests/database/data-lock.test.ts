import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { lockDataDirectory } from '../../src/database/embedded/data-lock.ts'

let directory: string
const running: ChildProcess[] = []
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dateline-lock-'))
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

/** The pid of a process that goes on, or that has ended and that nobody has buried. */
async function processOf(kind: 'alive' | 'zombie'): Promise<number> {
  const script = kind === 'alive' ? 'echo $$; exec sleep 60' : 'sleep 0.3 & echo $!; exec sleep 60'
  const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  running.push(child)
  for await (const line of createInterface({ input: child.stdout })) return Number(line)
  throw new Error('the process says nothing')
}

const stat = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []

function holdBy(pid: number): void {
  const holder = { pid, born: stat(pid)[19] }
  writeFileSync(join(directory, 'dateline.lock'), JSON.stringify(holder))
}

describe('the lock of a data directory', () => {
  it('is held by a process that goes on', async () => {
    const pid = await processOf('alive')
    holdBy(pid)
    expect(() => lockDataDirectory(directory)).toThrow(`is in use by process ${pid}.`)
  })

  it('is not held by one that has ended, though nobody has buried it', async () => {
    const pid = await processOf('zombie')
    await vi.waitFor(() => expect(stat(pid)[0]).toBe('Z'), { timeout: 10_000 })
    holdBy(pid)
    lockDataDirectory(directory)()
    expect(readdirSync(directory)).toEqual([])
  })

  it('is not held by another process that was given the number of one that ended', async () => {
    const pid = await processOf('alive')
    writeFileSync(join(directory, 'dateline.lock'), JSON.stringify({ pid, born: '1' }))
    lockDataDirectory(directory)()
    expect(readdirSync(directory)).toEqual([])
  })
})
