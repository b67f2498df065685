import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { configurationFolder } from './credentials.ts'

const stored = z.record(z.string(), z.string())

/** Where an upload that did not come to its end lies, so that the next run of the command goes on there. */
export function keptUpload(key: string): string | undefined {
  return readAll()[key]
}

/** Keeps the address of an upload, or forgets it. */
export function keepUpload(key: string, address: string | undefined): void {
  const { [key]: _before, ...others } = readAll()
  const file = uploadsFile()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Those that were never ended are forgotten by the server after a day.
  const newest = Object.fromEntries(Object.entries(others).slice(-20))
  const all = address ? { ...newest, [key]: address } : newest
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 })
}

/** A file that cannot be read costs only sending again. */
function readAll(): Record<string, string> {
  try {
    return stored.parse(JSON.parse(readFileSync(uploadsFile(), 'utf8')))
  } catch {
    return {}
  }
}

function uploadsFile(): string {
  return join(configurationFolder(), 'uploads.json')
}
