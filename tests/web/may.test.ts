import { describe, expect, it } from 'vitest'
import { rolesThatMay } from '../../src/access/policy.ts'
import { type Action, may, permissions } from '../../src/web/shared/session/may.ts'

describe('what the app shows of what a person may do', () => {
  it.each(Object.keys(permissions) as Action[])('is what the server decides by: %s', action => {
    expect([...permissions[action]]).toEqual(rolesThatMay(action))
  })

  const approver = { grants: [{ role: 'approver', officeId: 'lahore' }] } as const
  it.each([
    ['in the office of the role', 'lahore', true],
    ['in another office', 'vienna', false],
    ['in all offices at once', '*', false],
    ['in any office', undefined, true],
  ])('asks %s', (_title, officeId, expected) => {
    expect(may({ grants: [...approver.grants] }, 'news.approve', officeId)).toBe(expected)
  })

  it('knows that a role everywhere is a role in each office', () => {
    const everywhere = { grants: [{ role: 'operator' as const, officeId: '*' }] }
    expect(may(everywhere, 'posts.resume', 'lahore')).toBe(true)
    expect(may(everywhere, 'news.approve', 'lahore')).toBe(false)
  })
})
