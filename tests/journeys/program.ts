import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** How a program ended, and everything it wrote. */
export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A program of ours that runs. */
export interface Running {
  pid: number
  process: ChildProcess
  ended: Promise<Ended>
  /** Resolves when standard output or standard error has shown `text`; rejects when the program ends without it. */
  shows(text: string): Promise<void>
  /** What the first group of a pattern finds on standard output. */
  finds(pattern: RegExp): Promise<string>
  /** The first line on standard output; rejects when the program ends without one. */
  firstLine(): Promise<string>
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>
}

export interface StartOptions {
  /** Settings; nothing of this machine's own environment but PATH and HOME gets in. */
  env?: Record<string, string>
  /** Where it is started; a `.env` there would be read. The system's temporary directory unless told. */
  cwd?: string
  uid?: number
  /** Another Node than the one that runs the tests. */
  node?: string
}

/** Starts a file of the project the way its npm script does, with that script's flags: `node --import ./config/node.js FILE …`. */
export function start(file: string, args: readonly string[], options: StartOptions = {}): Running {
  const child = spawn(
    options.node ?? process.execPath,
    [...flagsFor(file), '--import', join(root, 'config/node.js'), join(root, file), ...args],
    {
      cwd: options.cwd ?? tmpdir(),
      env: { PATH: process.env.PATH, HOME: process.env.HOME, BUILD_WEB_APP: 'no', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    },
  )
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  const look = () => {
    for (const check of waiting) check()
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    look()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    look()
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  /** Resolves with the first value that `find` gives, looking again whenever the program says something. */
  async function until<Found>(find: () => Found | undefined, wanted: string): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>()
    const check = () => {
      const found = find()
      if (found !== undefined) resolve(found)
    }
    waiting.add(check)
    check()
    void ended.then(() => reject(new Error(`${file} ended without ${wanted}: ${stderr || stdout}`)), reject)
    return await promise.finally(() => waiting.delete(check))
  }
  return {
    pid: child.pid ?? 0,
    process: child,
    ended,
    async shows(text) {
      await until(() => (stdout.includes(text) || stderr.includes(text) ? true : undefined), `"${text}"`)
    },
    finds: pattern => until(() => pattern.exec(stdout)?.[1], String(pattern)),
    firstLine: () => until(() => /^(.*)\n/.exec(stdout)?.[1], 'a line'),
    async end(signal) {
      child.kill(signal)
      return await ended
    },
  }
}

/** Runs a file of the project to its end. */
export async function run(file: string, args: readonly string[], options: StartOptions = {}): Promise<Ended> {
  return await start(file, args, options).ended
}

/** A folder that is gone after `removeFolders`. */
export function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `dateline-${name}-`))
  folders.push(folder)
  return folder
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

const folders: string[] = []

/** What the npm script of a file gives to Node; nothing for a file without one. */
function flagsFor(file: string): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const script = Object.values(scripts).find(each => each.split(' ').at(-1) === file)
  return script?.split(' ').filter(word => /^--.+=/.test(word)) ?? []
}
