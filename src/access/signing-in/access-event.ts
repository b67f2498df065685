/** What happened at the door, for the log and for counting; it holds no password, code, key or whole address. */
export interface AccessEvent {
  what: 'sign-in' | 'second-factor' | 'sign-out' | 'password-check' | 'password-reset'
  outcome: 'succeeded' | 'refused' | 'limited' | 'code-needed'
  /** The person, where one is known by the address or the session. */
  personId: string | undefined
  /** The network of the client, /24 or /56. */
  network: string | undefined
  /** A short code, where the answer to the person does not say all that an operator needs. */
  reason?: string
}

export type AccessListener = (event: AccessEvent) => void
