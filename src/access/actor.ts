/** What people do here. Roles are granted for one office, or for all (`*`). */
export const roles = ['author', 'approver', 'analyst', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who is asking, and by what means: an API key never approves, however much its owner may. */
export interface Actor {
  /** The person's id; `system` for what Dateline does by itself. */
  id: string
  via: 'session' | 'api-key' | 'system'
  grants: readonly Grant[]
}

export interface Grant {
  role: Role
  /** An office id, or `*` for every office. */
  officeId: string
}

/** Dateline itself: dispatching, measuring, keeping up. */
export const systemActor: Actor = { id: 'system', via: 'system', grants: [{ role: 'admin', officeId: '*' }] }
