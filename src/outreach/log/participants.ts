import type { Sex } from './words-of-the-record.ts'

/** Participants by sex, then by age band. */
export type Participants = Partial<Record<Sex, Record<string, number>>>
