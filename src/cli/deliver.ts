import { writeFileSync } from 'node:fs'
import { messageOf } from '../core/errors/errors.ts'
import { say } from './output.ts'

/** Writes a file that was fetched, to standard output where no name is given. */
export function deliver(bytes: Uint8Array, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(bytes)
    return
  }
  try {
    writeFileSync(out, bytes)
  } catch (thrown) {
    throw new Error(`${out} cannot be written: ${messageOf(thrown).split(',')[0]}.`)
  }
  say(`${out}: ${bytes.length} bytes`)
}
