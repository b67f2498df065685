import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DatelineError, messageOf } from '../../core/errors/errors.ts'
import { lockDataDirectory } from './data-lock.ts'
import type { Engine } from './engine.ts'
import { openOnThread } from './open-on-thread.ts'

export interface OpenedEmbedded {
  engine: Engine
  /** Gives the data directory back, once the database is closed. */
  unlock(): void
}

/**
 * Opens the embedded PostgreSQL under `dataDirectory`, making it on the first start.
 * @throws DatelineError `conflict` when another process has it, `bad-input` when it cannot be written.
 */
export async function openEmbedded(dataDirectory: string): Promise<OpenedEmbedded> {
  const directory = resolve(dataDirectory)
  assertWritable(directory)
  const unlock = lockDataDirectory(directory)
  try {
    const home = join(directory, 'postgres')
    const engine = existsSync(home) ? await openOnThread(home) : await openNew(home)
    return { engine, unlock }
  } catch (thrown) {
    unlock()
    throw thrown
  }
}

function assertWritable(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    accessSync(directory, constants.W_OK)
  } catch (thrown) {
    throw new DatelineError('data-dir-not-writable', { directory, reason: messageOf(thrown) })
  }
}

/** Where the unpacked directory does not open, because it fits another PGlite, initdb makes one. */
async function openNew(home: string): Promise<Engine> {
  for (const left of halfMade(home)) rmSync(left, { recursive: true, force: true })
  try {
    return await openOnThread(home, { unpack: true })
  } catch {
    rmSync(home, { recursive: true, force: true })
    await createBeside(home)
    return await openOnThread(home)
  }
}

/** Beside, then renamed, for the same reason as `unpackDirectory`. */
async function createBeside(home: string): Promise<void> {
  const beside = `${home}.new-${randomUUID()}`
  try {
    await promisify(execFile)(process.execPath, [
      fileURLToPath(new URL('create.ts', import.meta.url)),
      beside,
    ])
  } catch (thrown) {
    rmSync(beside, { recursive: true, force: true })
    const said = (thrown as { stderr?: string }).stderr ?? ''
    const why = /^\w*Error.*$/m.exec(said)?.[0] ?? 'the process that makes it was stopped'
    throw new DatelineError('database-not-created', { directory: home, reason: why })
  }
  renameSync(beside, home)
}

function halfMade(home: string): string[] {
  const names = readdirSync(dirname(home)).filter(name => name.startsWith(`${basename(home)}.new`))
  return names.map(name => join(dirname(home), name))
}
