import { accessSync, constants, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where a program lies: on the PATH, or where Debian keeps PostgreSQL's. Undefined when the machine has none. */
export function findProgram(name: string): string | undefined {
  const folders = [...debianPostgres(), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.map(folder => join(folder, name)).find(isExecutable)
}

function debianPostgres(): string[] {
  const root = '/usr/lib/postgresql'
  try {
    const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
    return versions.map(version => join(root, version, 'bin'))
  } catch {
    return []
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
