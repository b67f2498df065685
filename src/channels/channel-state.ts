export type ChannelState = 'connected' | 'needs_reconnect' | 'disconnected'
