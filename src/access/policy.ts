import { DatelineError } from '../core/errors/errors.ts'
import type { Actor, CurrentActor, Role } from './actor.ts'
import { isInScope, scopeFor } from './keys/scopes-of-actions.ts'

/** Who may do what in an office. Each row is a test title. */
const permissions = {
  'news.read': ['author', 'approver', 'analyst', 'operator', 'admin'],
  'news.write': ['author', 'approver', 'admin'],
  'news.comment': ['author', 'approver', 'analyst', 'operator', 'admin'],
  'news.submit': ['author', 'approver', 'admin'],
  'news.approve': ['approver', 'admin'],
  'posts.read': ['author', 'approver', 'analyst', 'operator', 'admin'],
  'posts.schedule': ['author', 'approver', 'admin'],
  'posts.settle': ['approver', 'operator', 'admin'],
  'posts.stop': ['author', 'approver', 'operator', 'admin'],
  'posts.resume': ['approver', 'operator', 'admin'],
  'offices.read': ['author', 'approver', 'analyst', 'operator', 'admin'],
  'offices.manage': ['operator', 'admin'],
  'channels.read': ['author', 'approver', 'analyst', 'operator', 'admin'],
  'channels.manage': ['operator', 'admin'],
  'budget.set': ['operator', 'admin'],
  'projects.manage': ['operator', 'admin'],
  'topics.manage': ['approver', 'operator', 'admin'],
  'handles.manage': ['approver', 'operator', 'admin'],
  'outreach.read': ['author', 'approver', 'analyst', 'operator', 'admin'],
  'outreach.log': ['author', 'analyst', 'admin'],
  /** Entries of others; authors correct their own. */
  'outreach.correct': ['analyst', 'admin'],
  /** Imports of others; authors undo their own. */
  'outreach.undo-import': ['analyst', 'admin'],
  'outreach.close': ['author', 'analyst', 'admin'],
  'outreach.reopen': ['analyst', 'admin'],
  /** The words of the log, which all offices share. */
  'outreach.manage-words': ['analyst', 'admin'],
  'outreach.freeze': ['analyst', 'admin'],
  'outreach.set-targets': ['analyst', 'admin'],
  'exports.make': ['analyst', 'operator', 'admin'],
  'people.manage': ['admin'],
  'audit.read': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof permissions
type ReadAction = Extract<Action, `${string}.read`>
/** Reading goes by what the request came with; whatever writes must have read the actor's standing itself. */
type ActorFor<A extends Action> = [A] extends [ReadAction] ? Actor : CurrentActor

/** What a person must do themselves: an API key is refused (publishing-protocol, "Attacks to survive"). */
const personOnly: ReadonlySet<Action> = new Set(['news.approve', 'people.manage'])

/** Whether the actor may do this in the office: to show, to choose from, to read. What writes uses `assertMay`. */
export function may(actor: Actor, action: Action, officeId: string): boolean {
  if (actor.via === 'api-key' && personOnly.has(action)) return false
  if (actor.scopes && !isInScope(actor.scopes, action)) return false
  const allowed: readonly Role[] = permissions[action]
  return grantsIn(actor, officeId).some(grant => allowed.includes(grant.role))
}

/**
 * @throws DatelineError `not-found` where the actor has no part in the office at all, so that no one learns what
 * another office has; `not-allowed` where a role is missing.
 * @param notFound what is thrown where a missing id would be: the same error as for one that does not exist.
 */
export function assertMay<A extends Action>(
  actor: ActorFor<A>,
  action: A,
  officeId: string,
  notFound?: () => DatelineError,
): void {
  refuseEarly(actor, action, officeId, notFound)
}

/**
 * For what all offices share.
 * @throws DatelineError `needs-role-everywhere` for a person whose roles are for single offices; as `assertMay`.
 */
export function assertMayEverywhere<A extends Action>(actor: ActorFor<A>, action: A): void {
  refuseEarlyEverywhere(actor, action)
}

/** As `assertMayEverywhere`, before long work. */
export function refuseEarlyEverywhere(actor: Actor, action: Action): void {
  if (may(actor, action, '*')) return
  if (grantsIn(actor, '*').length === 0) throw new DatelineError('needs-role-everywhere', { action })
  refuseEarly(actor, action, '*')
}

/** As `assertMay`, before long work: the transaction that writes what came of it asks again. */
export function refuseEarly(
  actor: Actor,
  action: Action,
  officeId: string,
  notFound?: () => DatelineError,
): void {
  if (may(actor, action, officeId)) return
  if (grantsIn(actor, officeId).length === 0)
    throw notFound?.() ?? new DatelineError('office-not-found', { officeId })
  if (actor.scopes && !personOnly.has(action) && !isInScope(actor.scopes, action))
    throw new DatelineError('key-out-of-scope', {
      scopes: actor.scopes.join(', '),
      action,
      needed: scopeFor(action),
    })
  const wanted = permissions[action].join(', ')
  const means =
    actor.via === 'api-key' && personOnly.has(action) ? ' An API key cannot do this; sign in.' : ''
  throw new DatelineError('role-missing', { action, officeId, roles: wanted, hint: means })
}

/** The roles that may do this in an office, for statements that ask the record. */
export function rolesThatMay(action: Action): Role[] {
  return [...permissions[action]]
}

/** The offices in which the actor may do this; `*` means all. */
export function officesWhere(actor: Actor, action: Action): readonly string[] | '*' {
  const offices = [...new Set(actor.grants.map(grant => grant.officeId))].filter(id => may(actor, action, id))
  return offices.includes('*') ? '*' : offices
}

function grantsIn(actor: Actor, officeId: string) {
  return actor.grants.filter(grant => grant.officeId === officeId || grant.officeId === '*')
}

/** @throws DatelineError `not-allowed` for a program: what a person alone may do, such as "make or end keys". */
export function assertSession(actor: Actor, what: string): void {
  if (actor.via === 'session') return
  throw new DatelineError('needs-person', { what })
}

/** Whether the actor may do anything of a key's scope, such as `news:write`, in one of the offices. */
export function mayInScope(actor: Actor, scope: string, officeIds: readonly string[]): boolean {
  const actions = (Object.keys(permissions) as Action[]).filter(action => scopeFor(action) === scope)
  return officeIds.some(officeId => actions.some(action => may(actor, action, officeId)))
}
