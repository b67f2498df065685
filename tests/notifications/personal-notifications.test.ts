import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type Role, systemActor } from '../../src/access/actor.ts'
import { createPerson, invitePerson } from '../../src/access/people/add-person.ts'
import { renewPasswordLink } from '../../src/access/people/password-link.ts'
import { resetSecondFactor } from '../../src/access/second-factor/manage-second-factor.ts'
import { newId } from '../../src/core/ids.ts'
import type { Database } from '../../src/database/connect.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import { prepareMails } from '../../src/notifications/mail-queue.ts'
import { listNotifications } from '../../src/notifications/notification.view.ts'
import { readNotification } from '../../src/notifications/read-notification.ts'
import { addOffices } from '../factories/app.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { notifyNow } from '../factories/events.ts'
import { stillClock } from '../factories/news.ts'

describe.each(databaseKinds)('what single people are notified of, on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  beforeAll(async () => {
    database = await freshDatabase(kind, 'nobody')
    deps = { db: database.db, clock: stillClock }
    await addOffices(database, 'lahore', 'vienna')
  })
  afterAll(() => database.close())

  async function personWith(...given: [Role, string][]): Promise<Actor> {
    const grants = given.map(([role, officeId]) => ({ role, officeId }))
    const email = `${newId()}@example.org`
    const person = { name: `Person ${email}`, email, password: 'correct horse battery', grants }
    const { id } = await createPerson(deps, systemActor, person)
    return { id, via: 'session', grants }
  }
  const seenBy = async (actor: Actor) =>
    (await listNotifications(database.db, actor, { unreadOnly: 'no', limit: 100 })).filter(
      each => each.officeId === null,
    )
  const mailedTo = async () => {
    await prepareMails(database.db)
    const rows = await database.db.selectFrom('notification_mail').select('email').execute()
    return rows.map(row => row.email)
  }

  it('a link for a new password: its person, and all other admins, once each', async () => {
    const [maker, person] = [await personWith(['admin', 'lahore']), await personWith(['approver', 'lahore'])]
    const here = await personWith(['admin', 'lahore'])
    const everywhere = await personWith(['admin', '*'])
    const elsewhere = await personWith(['admin', 'vienna'])
    const colleague = await personWith(['approver', 'lahore'])
    await renewPasswordLink(deps, maker, person.id)
    await notifyNow(database.db)
    await notifyNow(database.db)
    expect(await seenBy(person)).toMatchObject([
      { kind: 'link-made', message: expect.stringMatching(/by which a password for your account/) },
    ])
    for (const admin of [here, everywhere])
      expect(await seenBy(admin)).toMatchObject([{ message: expect.stringMatching(/can act as/) }])
    for (const other of [maker, elsewhere, colleague]) expect(await seenBy(other)).toEqual([])
    expect(new Set(await mailedTo()).size).toBe(3)
    expect(await mailedTo()).toHaveLength(3)
  })

  it('an invitation: the other admins by mail too, and the person only in the app when the link was mailed', async () => {
    await database.db.deleteFrom('notification').execute()
    const maker = await personWith(['admin', 'vienna'])
    const other = await personWith(['admin', 'vienna'])
    const grants = [{ role: 'approver', officeId: 'vienna' }] as const
    const email = `${newId()}@example.org`
    const mail = async () => undefined
    const { id } = await invitePerson({ ...deps, mail }, maker, { name: 'Eva', email, grants })
    await notifyNow(database.db)
    expect(await seenBy({ id, via: 'session', grants })).toHaveLength(1)
    expect(await seenBy(other)).toMatchObject([{ message: expect.stringMatching(/invited Eva/) }])
    expect(await mailedTo()).not.toContain(email)
  })

  it('a second factor that was reset: its person, and all other admins, in the app and by mail, once each', async () => {
    await database.db.deleteFrom('notification').execute()
    const [maker, person] = [await personWith(['admin', 'lahore']), await personWith(['approver', 'lahore'])]
    const here = await personWith(['admin', 'lahore'])
    const elsewhere = await personWith(['admin', 'vienna'])
    await resetSecondFactor(deps, maker, person.id)
    await notifyNow(database.db)
    await notifyNow(database.db)
    expect(await seenBy(person)).toMatchObject([
      {
        kind: 'second-factor-reset',
        message: expect.stringMatching(/reset the second factor of your account/),
      },
    ])
    expect(await seenBy(here)).toMatchObject([
      { kind: 'second-factor-reset', message: expect.stringMatching(/the second factor of Person/) },
    ])
    for (const other of [maker, elsewhere]) expect(await seenBy(other)).toEqual([])
    const rows = await database.db
      .selectFrom('person')
      .select('email')
      .where('id', 'in', [person.id, here.id])
      .execute()
    const mailed = await mailedTo()
    for (const { email } of rows) expect(mailed.filter(each => each === email)).toEqual([email])
  })

  it('a broken audit log: every admin once, whoever finds it and however often', async () => {
    await database.db.deleteFrom('notification').execute()
    const admins = await database.db
      .selectFrom('role_grant')
      .select('person_id')
      .distinct()
      .where('role', '=', 'admin')
      .execute()
    const found = { kind: 'audit.broken', officeId: null, subjectId: 'audit-log' } as const
    const data = { firstFault: 7, problem: 'Row 7 is missing.' }
    for (let times = 0; times < 3; times += 1)
      await database.db.transaction().execute(trx => recordEvents(trx, [{ ...found, data }]))
    await notifyNow(database.db)
    const rows = await database.db.selectFrom('notification').select(['person_id', 'message']).execute()
    expect(rows.map(row => row.person_id).toSorted()).toEqual(admins.map(row => row.person_id).toSorted())
    expect(rows[0]?.message).toMatch(/Row 7 is missing/)
  })

  it('is read by its person alone', async () => {
    await database.db.deleteFrom('notification').execute()
    const [maker, person] = [await personWith(['admin', '*']), await personWith(['author', 'lahore'])]
    await renewPasswordLink(deps, maker, person.id)
    await notifyNow(database.db)
    const [notification] = await seenBy(person)
    const notificationId = notification?.id ?? ''
    await expect(readNotification(deps, { actor: maker, notificationId })).rejects.toMatchObject({
      family: 'not-found',
    })
    await readNotification(deps, { actor: person, notificationId })
    expect(await seenBy(person)).toMatchObject([{ readBy: person.id }])
  })
})
