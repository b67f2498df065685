import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Keys for the demo's data on servers, made on its first run and kept beside it: its tokens are the sandbox's. */
export function demoSecretKeys(dataDirectory: string): string {
  const file = join(dataDirectory, 'demo-secret-keys')
  try {
    writeFileSync(file, `demo:${randomBytes(32).toString('base64')}`, { mode: 0o600, flag: 'wx' })
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
  }
  return readFileSync(file, 'utf8')
}
