/**
 * What became of an entry of a feed: a `draft`; nothing new, as its words were `known` to the office; passed over as
 * `older` than the newest few when the feed was added; or `unusable`, with the reason.
 */
export const entryOutcomes = ['draft', 'known', 'older', 'unusable'] as const
export type EntryOutcome = (typeof entryOutcomes)[number]
