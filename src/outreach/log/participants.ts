/** Participants by sex, then by age band. */
export type Participants = Partial<Record<'women' | 'men' | 'unknown', Record<string, number>>>
