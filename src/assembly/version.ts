import { readFileSync } from 'node:fs'

/** Of this program, as package.json has it. */
export function programVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return String((JSON.parse(readFileSync(file, 'utf8')) as { version: unknown }).version)
}
