import type { CallOptions, Credentials } from './network.ts'

/**
 * How a network lets Dateline in, made with what this installation's settings say of it. Of the ways that its profile
 * names, `missing` explains each that is not here.
 */
export interface NetworkConnect {
  /** By signing in at the network in a browser. */
  signIn?: SignIn
  /** By an access token that the account's owner made there. The network says whose it is. */
  byToken?(given: { server: string; accessToken: string }, call: CallOptions): Promise<ConnectableAccount>
  /** Why keys that a person brings would not work here; undefined where they would. */
  refuseKeys?(credentials: Credentials): string | undefined
  /** A sentence with the settings to be set. */
  missing?: string
}

/** OAuth in the network's own form. No function keeps anything: what finishing needs is handed back to it. */
export interface SignIn {
  /** Throws `bad-input` for a server that is no host name, and `NetworkFailureError`. */
  begin(given: { server: string; redirectUri: string }, call: CallOptions): Promise<BegunSignIn>
  /** The caller has compared the `state` that came back with the one kept before. Throws `NetworkFailureError`. */
  finish(given: ReturnedSignIn, call: CallOptions): Promise<SignedIn>
  /**
   * When access to an account that was chosen ends for good, UTC; undefined where it does not. Absent where `finish`
   * says it. Throws `NetworkFailureError`.
   */
  accessEnd?(credentials: Credentials, call: CallOptions): Promise<Date | undefined>
}

/** What a sign-in begins with. `state` and `secret` are kept until the person comes back, and used once. */
export interface BegunSignIn {
  /** Where the person is sent. */
  url: string
  state: string
  /** What finishing needs beside the code; to be sealed. Empty where that is nothing. */
  secret: string
}

/** What a person comes back with. */
export interface ReturnedSignIn {
  code: string
  /** As `begin` gave it. */
  secret: string
  redirectUri: string
  /** The server's name for itself, where it sends one (RFC 9207). */
  issuer: string | undefined
}

/** `choose`: the person must choose among the accounts that the sign-in opens. */
export type SignedIn =
  | { type: 'connected'; account: ConnectableAccount }
  | { type: 'choose'; accounts: OfferedAccount[] }

/** An account as its network names it, with what opens it. */
export interface ConnectableAccount {
  externalId: string
  /** Absent where the network has none: then a channel that is there keeps its own, and a new one takes the name. */
  handle?: string
  name: string
  credentials: Credentials
  /** When the network says access ends for good, UTC. */
  accessEndsAt?: Date
}

/** An account to choose. */
export interface OfferedAccount {
  externalId: string
  name: string
  /** Its token does not end by time. */
  accessToken: string
  /** Whether the person may publish there. */
  mayPublish: boolean
}
