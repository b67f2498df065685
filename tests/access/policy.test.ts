import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../src/access/actor.ts'
import { assertMay, may, officesWhere, refuseEarly } from '../../src/access/policy.ts'

function person(role: Role, officeId = 'lahore'): Actor {
  return { id: 'p', via: 'session', grants: [{ role, officeId }] }
}

describe('the policy', () => {
  it.each([
    ['author', 'news.write', true],
    ['author', 'news.approve', false],
    ['approver', 'news.approve', true],
    ['analyst', 'news.write', false],
    ['analyst', 'outreach.freeze', true],
    ['analyst', 'outreach.set-targets', true],
    ['author', 'outreach.set-targets', false],
    ['operator', 'exports.make', true],
    ['author', 'exports.make', false],
    ['operator', 'channels.manage', true],
    ['operator', 'news.approve', false],
    ['operator', 'budget.set', true],
    ['author', 'budget.set', false],
    ['admin', 'people.manage', true],
    ['approver', 'people.manage', false],
  ] as const)('%s: %s is %s', (role, action, allowed) => {
    expect(may(person(role), action, 'lahore')).toBe(allowed)
  })

  it('hides another office behind "not found"', () => {
    expect(() => assertMay(person('admin', 'vienna'), 'news.read', 'lahore')).toThrow(
      expect.objectContaining({ family: 'not-found' }),
    )
  })

  it('names the roles that would do', () => {
    expect(() => refuseEarly(person('author'), 'news.approve', 'lahore')).toThrow(/approver, admin/)
  })

  it('never lets an API key approve, whatever its owner may', () => {
    const key: Actor = { ...person('admin', '*'), via: 'api-key' }
    expect(may(key, 'news.approve', 'lahore')).toBe(false)
    expect(may(key, 'news.write', 'lahore')).toBe(true)
  })

  it('lists the offices of an actor, or all of them', () => {
    expect(officesWhere(person('author'), 'news.write')).toEqual(['lahore'])
    expect(officesWhere(person('admin', '*'), 'news.write')).toBe('*')
  })
})
