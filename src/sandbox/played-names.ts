/** The networks that the sandbox plays: what its requests and its file may name. */
export const playedNames = ['x', 'facebook', 'mastodon'] as const
