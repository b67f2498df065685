import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** How a child that unpacks a stranger's file is kept in, as far as this machine and user allow. */
export interface Confinement {
  /** Comes before Node and its arguments; each replaces itself by the next, so that a signal reaches the child. */
  wrapper: readonly string[]
  /** For the log: what holds beyond Node's own permissions. */
  holds: string
}

/** No user of the machine: owns nothing, and reads only what everyone may. */
const nobody = '65534'

const asNobody = [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--no-new-privs',
  '--bounding-set=-all',
]

/** From the strongest to none; the first that can run our own scripts is taken. */
const confinements: readonly Confinement[] = [
  {
    wrapper: ['unshare', '--net', '--ipc', ...asNobody],
    holds: 'no network, and a user of its own who owns nothing',
  },
  { wrapper: asNobody, holds: 'a user of its own who owns nothing' },
  {
    wrapper: ['unshare', '--user', '--net', '--ipc', 'setpriv', '--no-new-privs'],
    holds: 'no network',
  },
  { wrapper: ['unshare', '--user', '--net', '--ipc'], holds: 'no network' },
  { wrapper: [], holds: "nothing beyond Node's own permissions" },
]

/** Our own scripts, and what they import. Never the data directory, the settings or the rest of the machine. */
const readable = ['../../../../src/', '../../../../node_modules/', '../../../../package.json'].flatMap(
  path => {
    const named = fileURLToPath(new URL(path, import.meta.url))
    // Node asks for the place that a link leads to.
    return path.endsWith('/') ? [named, join(realpathSync(named), '/')] : [named]
  },
)

/**
 * Permissions of Node's own: no files but its scripts, nothing written, no other processes, workers or WASI. They bind
 * JavaScript alone: native code, such as a fault in libvips would run, is bound by the wrapper.
 */
const nodePermissions: readonly string[] = [
  '--permission',
  ...readable.map(path => `--allow-fs-read=${path}`),
  '--allow-addons',
]

let chosen: Promise<Confinement> | undefined

/** Tried out once in a process. */
export function confinement(): Promise<Confinement> {
  chosen ??= firstThatRuns(confinements)
  return chosen
}

/** What to start for a script of ours with a stranger's file on its standard input: command and arguments. */
export async function confined(script: URL, args: readonly string[]): Promise<[string, string[]]> {
  const path = fileURLToPath(script)
  const options = [...nodePermissions, `--allow-fs-read=${path}`, '--no-warnings', '--max-old-space-size=128']
  const { wrapper } = await confinement()
  const [command = '', ...rest] = [...wrapper, process.execPath, ...options, path, ...args]
  return [command, rest]
}

async function firstThatRuns(candidates: readonly Confinement[]): Promise<Confinement> {
  for (const candidate of candidates) {
    // Node itself runs here, so the last needs no trial.
    if (candidate.wrapper.length === 0 || (await runs(candidate.wrapper))) return candidate
  }
  throw new Error('the last confinement has a wrapper')
}

/** A wrapper may be missing, forbidden to this user or by the container, or lead to a user who cannot read our scripts. */
async function runs(wrapper: readonly string[]): Promise<boolean> {
  const [command = '', ...options] = wrapper
  const script = `import('sharp').then(() => process.stdout.write('ready'))`
  const args = [
    process.execPath,
    ...nodePermissions,
    '--no-warnings',
    '--input-type=module',
    '--eval',
    script,
  ]
  return await new Promise(resolve => {
    const child = spawn(command, [...options, ...args], {
      env: {},
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 30_000,
      killSignal: 'SIGKILL',
    })
    let said = ''
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString()
    })
    child.on('error', () => resolve(false))
    child.on('close', code => resolve(code === 0 && said === 'ready'))
  })
}
