import type { Role, Session } from './session.ts'
import { useSession } from './session.ts'

/** Who may do what: src/access/policy.ts, which decides; tests/web/may.test.ts holds the two to each other. */
export const permissions = {
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
  'outreach.correct': ['analyst', 'admin'],
  'outreach.manage-words': ['analyst', 'admin'],
  'outreach.undo-import': ['analyst', 'admin'],
  'outreach.close': ['author', 'analyst', 'admin'],
  'outreach.reopen': ['analyst', 'admin'],
  'outreach.freeze': ['analyst', 'admin'],
  'outreach.set-targets': ['analyst', 'admin'],
  'exports.make': ['analyst', 'operator', 'admin'],
  'people.manage': ['admin'],
  'audit.read': ['operator', 'admin'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof permissions

/** Whether the person may do this in the office; without one, in any; with `*`, in all offices at once. */
export function may({ grants }: Pick<Session, 'grants'>, action: Action, officeId?: string): boolean {
  const roles: readonly Role[] = permissions[action]
  return grants.some(
    grant =>
      roles.includes(grant.role) &&
      (officeId === undefined || grant.officeId === '*' || grant.officeId === officeId),
  )
}

/** What a role may never do is not shown: `useMay('news.write', item.officeId) && <Button …>`. */
export function useMay(action: Action, officeId?: string): boolean {
  return may(useSession(), action, officeId)
}
