import type { BoundedTask } from '../../bounded/task.ts'

export interface IcsReading {
  content: Uint8Array
  /** The file's name, for messages. */
  name: string
  /** Entries that repeat are read in these years, both included. */
  years: { from: number; until: number }
}

export interface ReadIcs {
  holidays: { day: string; name: string }[]
  /** Entries that could not be read, by the line on which they begin. */
  faults: { line: number; reason: string }[]
}

/** Reads the holidays of an iCalendar file, on a thread of its own. */
export const readIcs: BoundedTask<IcsReading, ReadIcs> = {
  module: new URL('read-ics.task.ts', import.meta.url),
  what: 'imports of holidays',
  cpuMs: 10_000,
  memoryMb: 256,
}
