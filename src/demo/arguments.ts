import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DatelineError, messageOf } from '../core/errors/errors.ts'

export interface DemoArguments {
  /** What to publish. */
  bytes: Uint8Array
  name: string
  /** Where report, pictures and the demo's data go. */
  out: string
}

const demoUsage = 'Usage: npm run demo -- [FILE] [--out DIR]'
const startUsage = 'Usage: npm run start:demo -- [--out DIR]'

/** Where the demo leaves everything without `--out`. */
const defaultOut = 'out/demo'

/** Where the lived-in installation is kept without `--out`. */
const defaultStartOut = 'out/start-demo'

/** A page of news items of our own. */
const sample = fileURLToPath(new URL('sample-news.txt', import.meta.url))

/** Thrown for a command line that cannot be understood; exit code 2. */
export class UsageError extends Error {}

/**
 * Reads the command line and the file it names.
 * @throws UsageError for an unknown option; DatelineError `bad-input` for a file that cannot be read.
 */
export function readDemoArguments(argv: readonly string[]): DemoArguments {
  const { files, out } = parse(argv, demoUsage)
  if (files.length > 1) throw new UsageError(`One FILE is allowed, ${files.length} were given. ${demoUsage}`)
  const [file] = files
  return { bytes: read(file ?? sample), name: basename(file ?? sample), out: resolve(out ?? defaultOut) }
}

/** Where `npm run start:demo` finds or makes its data. Throws UsageError for anything else than `--out DIR`. */
export function readStartArguments(argv: readonly string[]): { out: string } {
  const { files, out } = parse(argv, startUsage)
  if (files.length > 0) throw new UsageError(`"${files[0]}" is not understood. ${startUsage}`)
  return { out: resolve(out ?? defaultStartOut) }
}

function parse(argv: readonly string[], usage: string): { files: string[]; out: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    })
    return { files: positionals, out: values.out }
  } catch (thrown) {
    // Its first sentence says what is wrong; the next ones are about command lines in general.
    throw new UsageError(`${messageOf(thrown).split(/[.\n]/)[0]}. ${usage}`)
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (thrown) {
    const reason = reasons[(thrown as NodeJS.ErrnoException).code ?? ''] ?? messageOf(thrown)
    throw new DatelineError('demo-file-unreadable', { file, reason })
  }
}
