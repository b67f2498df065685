/** What is open on the list of channels, in the address. */
export interface ChannelsSearch {
  /** The form to connect one; the network that is chosen in it, or nothing yet. */
  connect?: string
}

export function channelsSearch(search: Record<string, unknown>): ChannelsSearch {
  return typeof search.connect === 'string' ? { connect: search.connect } : {}
}
