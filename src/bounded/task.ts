/** Work that runs on a thread of its own, within bounds. Only data goes in and comes out. */
export interface BoundedTask<Input, Output> {
  /** The file that exports `work`, a function from input to output. */
  module: URL
  /** What takes turns, for the sentences of refusals: "imports". */
  what: string
  /** Time of the processor, in milliseconds; how busy the machine is does not count. */
  cpuMs: number
  /** What its data may grow to, in megabytes. */
  memoryMb: number
  /** Never there: it tells the types. */
  types?: (input: Input) => Output
}

/** The function that a task's file exports. */
export type Work<Input, Output> = (input: Input) => Output | Promise<Output>
