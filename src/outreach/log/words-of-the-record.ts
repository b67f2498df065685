/** The two logs. */
export const logs = ['activities', 'enquiries'] as const
export type Log = (typeof logs)[number]

/** Whose participants or enquiries are counted, as they said it themselves. */
export const sexes = ['women', 'men', 'other', 'unknown'] as const
export type Sex = (typeof sexes)[number]

/** What became of an enquiry. */
export const outcomes = ['answered', 'referred', 'pending', 'unknown'] as const
export type Outcome = (typeof outcomes)[number]

/** How an audience was estimated; estimates made in different ways are not compared. */
export const audienceBases = ['organiser', 'broadcaster', 'sample-count', 'survey', 'not-noted'] as const
export type AudienceBasis = (typeof audienceBases)[number]

/** The lists of words that people choose from. */
export const wordLists = ['kind', 'contact-method', 'topic'] as const
export type WordList = (typeof wordLists)[number]
