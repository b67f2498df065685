/** What people do here. Roles are granted for one office, or for all (`*`). */
export const roles = ['author', 'approver', 'analyst', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/**
 * Who is asking, and by what means, as the head of the request showed it. Enough to read with; whatever writes asks
 * for a `CurrentActor`.
 */
export interface Actor {
  /** The person's id; `system` for what Dateline does by itself. */
  id: string
  /** An API key never approves, however much its owner may. */
  via: 'session' | 'api-key' | 'system'
  grants: readonly Grant[]
  /** Of the session or the API key; absent where no one signed in, as in the demo, which acts for its own people. */
  credentialId?: string
  /** What an API key may do at most; absent: as much as its owner. */
  scopes?: readonly string[]
  /** They must have a second factor and have none: setting one up is all they may do. */
  mustEnrol?: true
}

/** Someone who has signed in: what they did ends with their session or key. */
export interface SignedInActor extends Actor {
  credentialId: string
}

export interface Grant {
  role: Role
  /** An office id, or `*` for every office. */
  officeId: string
}

declare const current: unique symbol

/**
 * An actor whose standing the writing transaction has read itself, and holds: no one can take a role away, deactivate
 * the person or end the session before it commits. Made by `actingAs` alone.
 */
export interface CurrentActor extends Actor {
  readonly [current]: true
}

/** Dateline itself: dispatching, measuring, keeping up. Nothing can be taken from it. */
export const systemActor = {
  id: 'system',
  via: 'system',
  grants: [{ role: 'admin', officeId: '*' }],
} satisfies Actor as Actor as CurrentActor
