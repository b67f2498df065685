import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const credentials = z.object({ apiKey: z.string().optional(), cookie: z.string().optional() })
const stored = z.record(z.string(), credentials)
export type StoredCredentials = z.output<typeof credentials>

/** What signs requests to an address: DATELINE_API_KEY, or what `dateline login` stored for it. */
export function readCredentials(origin: string): StoredCredentials {
  const apiKey = process.env.DATELINE_API_KEY
  if (apiKey) return { apiKey }
  return readAll()[origin] ?? {}
}

/** Keeps credentials for an address, or forgets them, in a file that only its owner can read. */
export function keepCredentials(origin: string, kept: StoredCredentials | undefined): string {
  const file = credentialsFile()
  const { [origin]: _before, ...others } = readAll()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(
    `${file}.new`,
    `${JSON.stringify(kept ? { ...others, [origin]: kept } : others, null, 2)}\n`,
    {
      mode: 0o600,
    },
  )
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
  return file
}

function readAll(): Record<string, StoredCredentials> {
  const file = credentialsFile()
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return {}
    throw new Error(`${file} cannot be used; remove it and sign in again.`)
  }
}

function credentialsFile(): string {
  return join(configurationFolder(), 'credentials.json')
}

/** Where the command keeps what it must remember. */
export function configurationFolder(): string {
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'dateline')
}
