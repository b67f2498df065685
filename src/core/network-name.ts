/** The name of a network in the record and the API: `x`, `facebook`. Which there are, the catalogue of networks knows. */
export type NetworkName = string

/** What such a name is made of. */
export const networkNameShape = /^[a-z][a-z0-9-]{0,30}$/
