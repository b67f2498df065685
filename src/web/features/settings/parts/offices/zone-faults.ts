/** Refusals that are about the time zone of an office. */
export const zoneFaults: readonly string[] = ['zone-needed', 'zone-not-in-database', 'zone-unknown']
