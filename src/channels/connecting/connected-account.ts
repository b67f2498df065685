/** What came of an attempt to connect. */
export interface ConnectedAccount {
  channelId: string
  outcome: 'connected' | 'reconnected'
  name: string
}
