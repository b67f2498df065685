/** What the first reading of an address brought. */
export interface FirstEntries {
  /** Ids of the drafts. */
  drafts: string[]
  /** How many entries were passed over, as they are older. */
  older: number
}

/** A feed without faults, as columns. */
export const working = {
  failures: 0,
  failing_since: null,
  fault: null,
  fault_code: null,
  reported_at: null,
} as const
export const notPaused = { paused_at: null, paused_by: null } as const
