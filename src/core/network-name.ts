/** The networks Dateline knows by name; each has its adapter in the registry. */
export const networkNames = ['x', 'facebook', 'mastodon'] as const
export type NetworkName = (typeof networkNames)[number]
