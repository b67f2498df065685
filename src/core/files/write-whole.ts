import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a file beside its place, then renames it: no reader ever sees half of it, whenever this process ends. */
export function writeWhole(
  file: string,
  content: Uint8Array | string,
  options: { mode?: number } = {},
): void {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.${randomUUID()}.new`
  writeFileSync(beside, content, options)
  renameSync(beside, file)
}
