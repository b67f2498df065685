/** How an operation is a command of `dateline`: made from its schemas, or written by hand (docs/command-line.md). */
export type CommandOfOperation = GeneratedCommand | HandWrittenCommand | NoCommand

/**
 * The parameters of the path become arguments, the fields of query and body become flags: `officeIds` is `--office`,
 * `quietHours.from` is `--quiet-hours.from`.
 */
export interface GeneratedCommand {
  /** A noun and what is done, such as `offices create`. */
  readonly words: string
  /** The rest of a command line that works: shown in its help, and parsed by a test. */
  readonly example: string
  /** Required fields of query or body that are given as arguments, after the parameters of the path. */
  readonly arguments?: readonly string[]
  /** The last argument may be repeated; one after the other is done. */
  readonly several?: true
  /** The fields of an answer that people see, in order, such as `id` or `content.places`; `--json` prints all. */
  readonly columns?: readonly string[]
  /** What it prints where the answer says only that it is done, such as `cancelled`; "done" when absent. */
  readonly done?: string
}

/** One of src/cli/commands/, which takes several operations, or talks with the person. */
export interface HandWrittenCommand {
  readonly words: string
  readonly handWritten: true
}

export interface NoCommand {
  /** Why a command line cannot do it, such as "only a browser has passkeys". */
  readonly none: string
}

export function generatedCommandOf({
  command,
}: {
  command: CommandOfOperation
}): GeneratedCommand | undefined {
  return 'example' in command ? command : undefined
}
