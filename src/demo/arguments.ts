import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DatelineError, messageOf } from '../core/errors.ts'

export interface DemoArguments {
  /** What to publish. */
  bytes: Uint8Array
  name: string
  /** Where report, pictures and the demo's data go. */
  out: string
}

export const demoUsage = 'Usage: npm run demo -- [FILE] [--out DIR]'

/** Where the demo leaves everything unless told. */
const defaultOut = 'out/demo'

/** A page of news items of our own. */
const sample = fileURLToPath(new URL('sample-news.txt', import.meta.url))

/** Thrown for a command line that cannot be understood; exit code 2. */
export class UsageError extends Error {}

/**
 * Reads the command line and the file it names.
 * @throws UsageError for an unknown option; DatelineError `bad-input` for a file that cannot be read.
 */
export function readDemoArguments(argv: readonly string[]): DemoArguments {
  const { file, out } = parse(argv)
  return { bytes: read(file ?? sample), name: basename(file ?? sample), out: resolve(out ?? defaultOut) }
}

function parse(argv: readonly string[]): { file: string | undefined; out: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    })
    if (positionals.length > 1) throw new Error(`one FILE is allowed, ${positionals.length} were given`)
    return { file: positionals[0], out: values.out }
  } catch (thrown) {
    throw new UsageError(`${messageOf(thrown)}. ${demoUsage}`)
  }
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (thrown) {
    throw new DatelineError(
      'bad-input',
      `${file} cannot be read (${messageOf(thrown)}); name a file of news items.`,
    )
  }
}
