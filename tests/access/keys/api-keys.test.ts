import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '../../../src/access/actor.ts'
import {
  keyLifetime,
  listApiKeys,
  makeApiKey,
  revokeApiKey,
  type WantedKey,
} from '../../../src/access/keys/api-keys.ts'
import { changePassword } from '../../../src/access/passwords/change-password.ts'
import { followSetupLink } from '../../../src/access/passwords/setup-link.ts'
import { renewPasswordLink } from '../../../src/access/people/password-link.ts'
import { listRoleOffers } from '../../../src/access/people/role-offers.ts'
import { revokeRole } from '../../../src/access/people/roles.ts'
import { type Action, may } from '../../../src/access/policy.ts'
import { secondFactorOf } from '../../../src/access/second-factor/manage-second-factor.ts'
import { listSessions } from '../../../src/access/signing-in/sessions.ts'
import { newId } from '../../../src/core/ids.ts'
import { countUnread, listNotifications } from '../../../src/notifications/notification.view.ts'
import { readNotification } from '../../../src/notifications/read-notification.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../../factories/app.ts'
import { buildNotification } from '../../factories/events.ts'

let test: TestApp
let approver: SignedIn
beforeAll(async () => {
  test = await buildApp()
  await addOffices(test.database, 'lahore', 'vienna')
  approver = await test.signIn(['approver', 'lahore'], ['author', 'vienna'])
})
afterAll(() => test.close())

async function actorWith(wanted: Omit<WantedKey, 'name'>, owner = approver): Promise<Actor> {
  const { key } = await makeApiKey(test.deps, owner.actor, { name: 'job', ...wanted })
  const actor = await test.deps.access.signedInActor(new Headers({ 'x-api-key': key }))
  if (!actor) throw new Error('the key should open')
  return actor
}

describe('an API key', () => {
  it.each<[string, Omit<WantedKey, 'name'>, Action, string, boolean]>([
    ['without scopes reads', {}, 'news.read', 'lahore', true],
    ['without scopes writes nothing', {}, 'news.write', 'lahore', false],
    ['for news writes news', { scopes: ['news:write'] }, 'news.submit', 'lahore', true],
    ['for news reads it too', { scopes: ['news:write'] }, 'news.read', 'lahore', true],
    ['for news stops no posts', { scopes: ['news:write'] }, 'posts.stop', 'lahore', false],
    ['for news never approves', { scopes: ['news:write'] }, 'news.approve', 'lahore', false],
    ['for Vienna reads there', { officeIds: ['vienna'] }, 'news.read', 'vienna', true],
    ['for Vienna sees nothing of Lahore', { officeIds: ['vienna'] }, 'news.read', 'lahore', false],
    ['has no more roles than its owner', { scopes: ['posts:write'] }, 'posts.settle', 'vienna', false],
  ])('%s', async (_title, wanted, action, officeId, expected) => {
    expect(may(await actorWith(wanted), action, officeId)).toBe(expected)
  })

  it('of a person with a role in every office is narrowed to its own', async () => {
    const admin = await test.signIn(['admin', '*'])
    const actor = await actorWith({ officeIds: ['lahore'], scopes: ['channels:write'] }, admin)
    expect([may(actor, 'channels.manage', 'lahore'), may(actor, 'channels.manage', 'vienna')]).toEqual([
      true,
      false,
    ])
    expect(may(actor, 'channels.manage', '*')).toBe(false)
  })

  it.each<[string, Omit<WantedKey, 'name'>, string]>([
    ['an office without a role', { officeIds: ['kabul'] }, 'not-found'],
    ['a scope that no role of theirs has', { scopes: ['channels:write'] }, 'not-allowed'],
    ['a scope that they have elsewhere', { scopes: ['budget:write'], officeIds: ['vienna'] }, 'not-allowed'],
  ])('is not made for %s', async (_title, wanted, code) => {
    await expect(makeApiKey(test.deps, approver.actor, { name: 'job', ...wanted })).rejects.toMatchObject({
      family: code,
    })
  })

  it('does less as soon as its owner may less', async () => {
    const owner = await test.signIn(['operator', 'lahore'])
    const { key } = await makeApiKey(test.deps, owner.actor, { name: 'job', scopes: ['channels:write'] })
    await revokeRole(test.deps, systemActor, owner.actor.id, { role: 'operator', officeId: 'lahore' })
    const actor = await test.deps.access.signedInActor(new Headers({ 'x-api-key': key }))
    expect(actor && may(actor, 'channels.manage', 'lahore')).toBe(false)
  })

  it('ends after 90 days, or when it was made for, and never later than in a year', async () => {
    const owner = await test.signIn(['author', 'lahore'])
    await makeApiKey(test.deps, owner.actor, { name: 'usual' })
    await makeApiKey(test.deps, owner.actor, { name: 'short', expiresInDays: 1 })
    const keys = await listApiKeys(test.deps.db, owner.actor)
    const days = keys.map(key => [
      key.name,
      Math.round(((key.expiresAt?.getTime() ?? 0) - key.createdAt.getTime()) / 86_400_000),
    ])
    expect(Object.fromEntries(days)).toEqual({ usual: keyLifetime.usual, short: 1 })
    const asked = (expiresInDays: number | null) =>
      test.app.inject({
        method: 'POST',
        url: '/api/v1/keys',
        headers: owner.headers,
        payload: { name: 'x', expiresInDays },
      })
    for (const days of [0, 366, null]) expect((await asked(days)).statusCode).toBe(400)
  })

  it('is listed, with its last use, and ended by an admin of its owner', async () => {
    const owner = await test.signIn(['author', 'lahore'])
    const { id, key } = await makeApiKey(test.deps, owner.actor, { name: 'job' })
    await test.deps.access.signedInActor(new Headers({ 'x-api-key': key }))
    const admin = (officeId: string) =>
      ({ id: 'a', via: 'session', grants: [{ role: 'admin', officeId }] }) as const
    await expect(listApiKeys(test.deps.db, admin('vienna'), owner.actor.id)).rejects.toMatchObject({
      family: 'not-found',
    })
    const [listed] = await listApiKeys(test.deps.db, admin('lahore'), owner.actor.id)
    expect(listed).toMatchObject({ id, lastUsedAt: expect.any(Date) })
    await expect(revokeApiKey(test.deps, admin('vienna'), id, owner.actor.id)).rejects.toMatchObject({
      family: 'not-found',
    })
    await revokeApiKey(test.deps, admin('lahore'), id, owner.actor.id)
    expect(await test.deps.access.signedInActor(new Headers({ 'x-api-key': key }))).toBeUndefined()
  })

  it('ends with a password chosen through a link, and at a change of it where asked', async () => {
    const owner = await test.signIn(['author', 'lahore'])
    const opens = async (key: string) =>
      (await test.deps.access.signedInActor(new Headers({ 'x-api-key': key }))) !== undefined
    const first = await makeApiKey(test.deps, owner.actor, { name: 'job' })
    const form = {
      currentPassword: password,
      newPassword: 'quite another pass',
      networkAddress: '203.0.113.1',
    }
    await changePassword(test.deps, owner.actor, form)
    expect(await opens(first.key)).toBe(true)
    const again = { ...form, currentPassword: form.newPassword, newPassword: 'and a third one here' }
    await changePassword(test.deps, owner.actor, { ...again, apiKeys: 'revoke' })
    expect(await opens(first.key)).toBe(false)
    const second = await makeApiKey(test.deps, owner.actor, { name: 'job' })
    const { token } = await renewPasswordLink(test.deps, systemActor, owner.actor.id)
    await followSetupLink(test.deps, { token, password: 'after it was forgotten' })
    expect(await opens(second.key)).toBe(false)
  })

  it('says nothing of its owner, and marks nothing as read without a scope that writes', async () => {
    const own = newId()
    const { db } = test.deps
    const personal = {
      id: own,
      office_id: null,
      person_id: approver.actor.id,
      kind: 'test',
      message: 'Yours.',
    }
    await db.insertInto('notification').values(personal).execute()
    const ofOffice = await buildNotification(db)
    const reading = await actorWith({ scopes: ['posts:read'] })
    const deps = test.deps
    for (const ask of [
      () => listApiKeys(db, reading),
      () => listSessions(deps, reading, reading.id),
      () => secondFactorOf(db, reading),
      () => listRoleOffers(db, reading),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'needs-person' })
    const shown = await listNotifications(db, reading, { unreadOnly: 'yes', limit: 10 })
    expect(shown.map(({ id }) => id)).toEqual([ofOffice])
    expect(await countUnread(db, reading)).toBe(1)
    const read = (actor: Actor, notificationId: string) => readNotification(deps, { actor, notificationId })
    await expect(read(reading, own)).rejects.toMatchObject({ code: 'notification-not-found' })
    await expect(read(reading, ofOffice)).rejects.toMatchObject({ code: 'key-out-of-scope' })
    await read(await actorWith({ scopes: ['posts:write'] }), ofOffice)
    expect(await countUnread(db, reading)).toBe(0)
  })
})
