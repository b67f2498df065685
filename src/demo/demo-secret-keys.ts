import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../core/files/write-whole.ts'

/** Keys for the demo's data on servers, made on its first run and kept beside it: its tokens are the sandbox's. */
export function demoSecretKeys(dataDirectory: string): string {
  const file = join(dataDirectory, 'demo-secret-keys')
  if (!existsSync(file)) writeWhole(file, `demo:${randomBytes(32).toString('base64')}`, { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
