/** The networks Dateline knows by name; each has its adapter in the registry. */
export const networkNames = ['x', 'facebook'] as const
export type NetworkName = (typeof networkNames)[number]
