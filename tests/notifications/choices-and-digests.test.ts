import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../src/access/actor.ts'
import { newId } from '../../src/core/ids.ts'
import type { Clock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { chooseNotifications } from '../../src/notifications/choices/choose-notifications.ts'
import { sendDigests } from '../../src/notifications/digest/send-digests.ts'
import { prepareMails } from '../../src/notifications/mail-queue.ts'
import type { Mail } from '../../src/notifications/mailer.ts'
import { countUnread, listNotifications } from '../../src/notifications/notification.view.ts'
import { readAllNotifications, readNotification } from '../../src/notifications/read-notification.ts'
import { addOffices } from '../factories/app.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { stillClock } from '../factories/news.ts'

describe.each(databaseKinds)('the bell and the mail of each person, on %s PostgreSQL', kind => {
  let database: Database
  let approver: Actor
  let author: Actor
  const deps = () => ({ db: database.db, clock: stillClock })
  beforeAll(async () => {
    database = await freshDatabase(kind, 'nobody')
    await addOffices(database, 'lahore', 'vienna')
    approver = await person('bilal', 'approver', 'lahore')
    author = await person('amina', 'author', 'lahore')
  })
  afterAll(() => database.close())

  async function person(id: string, role: Role, officeId: string): Promise<Actor> {
    const { db } = database
    await db
      .insertInto('person')
      .values({ id, name: id, email: `${id}@example.org` })
      .execute()
    await db
      .insertInto('role_grant')
      .values({ person_id: id, role, office_id: officeId, granted_by: 'test' })
      .execute()
    return { id, via: 'session', grants: [{ role, officeId }] }
  }

  /** `minutes` ago. */
  async function notification(kind: string, minutes = 5, officeId = 'lahore'): Promise<string> {
    const id = newId()
    const created_at = sql<Date>`now() - make_interval(mins => ${minutes}::int)`
    await database.db
      .insertInto('notification')
      .values({ id, office_id: officeId, kind, message: `About ${kind}.`, created_at })
      .execute()
    return id
  }
  const clear = () => database.db.deleteFrom('notification').execute()

  it('what one person reads stays unread for their colleague, one by one and all at once', async () => {
    const oldest = await notification('post-late', 30)
    const seen = await notification('post-late', 20)
    const since = await notification('post-late', 10)
    await notification('post-late', 10, 'vienna')
    await notification('post-late', 60 * 24 * 91)
    const unread = async () => [
      await countUnread(database.db, author),
      await countUnread(database.db, approver),
    ]
    expect(await unread()).toEqual([3, 3])
    await readNotification(deps(), { actor: author, notificationId: oldest })
    expect(await unread()).toEqual([2, 3])
    expect(await readAllNotifications(deps(), { actor: author, upTo: seen })).toBe(1)
    expect(await readAllNotifications(deps(), { actor: author, upTo: seen })).toBe(0)
    expect(await unread()).toEqual([1, 3])
    const filter = { unreadOnly: 'yes', limit: 10 } as const
    expect(await listNotifications(database.db, author, filter)).toMatchObject([
      { id: since, isUnread: true },
    ])
    expect(await readAllNotifications(deps(), { actor: approver, officeId: 'lahore' })).toBe(3)
    const shown = await listNotifications(database.db, author, { unreadOnly: 'no', limit: 3 })
    expect(shown).toMatchObject([
      { id: since, readBy: 'bilal', readAt: stillClock.now() },
      { id: seen, readBy: 'amina', readAt: stillClock.now() },
      { id: oldest, readBy: 'amina' },
    ])
    expect(await unread()).toEqual([1, 0])
    const stranger = await person('zara', 'admin', 'vienna')
    await expect(readAllNotifications(deps(), { actor: stranger, upTo: seen })).rejects.toMatchObject({
      code: 'notification-not-found',
    })
    await expect(readAllNotifications(deps(), { actor: stranger, officeId: 'lahore' })).rejects.toMatchObject(
      {
        code: 'office-not-found',
      },
    )
    await clear()
  })

  it('a kind that was turned off is not shown, nor mailed; one that was asked for is mailed to an author', async () => {
    await chooseNotifications(deps(), {
      actor: approver,
      choices: { kinds: [{ kind: 'post-late', inApp: false, mail: 'none' }] },
    })
    await chooseNotifications(deps(), {
      actor: author,
      choices: { kinds: [{ kind: 'post-late', inApp: true, mail: 'at-once' }] },
    })
    await notification('post-late')
    await notification('post-failed')
    expect(await countUnread(database.db, approver)).toBe(1)
    await prepareMails(database.db)
    const { rows } = await sql<{ kind: string; email: string }>`
      select n.kind, m.email from notification_mail m join notification n on n.id = m.notification_id
      order by n.kind`.execute(database.db)
    expect(rows).toEqual([
      { kind: 'post-failed', email: 'bilal@example.org' },
      { kind: 'post-late', email: 'amina@example.org' },
    ])
    await chooseNotifications(deps(), {
      actor: approver,
      choices: { kinds: [{ kind: 'post-late', inApp: true, mail: 'usual' }] },
    })
    expect(await countUnread(database.db, approver)).toBe(2)
    await clear()
  })

  it('a zone is kept by its own name, however it was written', async () => {
    const digest = { hour: 8, timeZone: ' asia/karachi ' }
    const chosen = await chooseNotifications(deps(), { actor: author, choices: { digest } })
    expect(chosen.digest).toEqual({ hour: 8, timeZone: 'Asia/Karachi' })
    await chooseNotifications(deps(), { actor: author, choices: { digest: null } })
  })

  it('choices that a person makes at the same moment are all kept', async () => {
    const choose = (mail: 'none' | 'at-once') =>
      chooseNotifications(deps(), {
        actor: author,
        choices: { kinds: [{ kind: 'post-doubled', inApp: true, mail }] },
      })
    const all = Array.from({ length: 8 }, (_, index) => choose(index % 2 ? 'none' : 'at-once'))
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(all.map(() => 'fulfilled'))
    await chooseNotifications(deps(), {
      actor: author,
      choices: { kinds: [{ kind: 'post-doubled', inApp: true, mail: 'usual' }] },
    })
  })

  it.each([
    [{ kinds: [{ kind: 'link-made', inApp: false, mail: 'none' as const }] }, 'notification-kind-fixed'],
    [{ kinds: [{ kind: 'sign-in-linked', inApp: false, mail: 'none' as const }] }, 'notification-kind-fixed'],
    [{ kinds: [{ kind: 'series-recalled', inApp: true, mail: 'digest' as const }] }, 'digest-hour-missing'],
    [{ kinds: [{ kind: 'gossip', inApp: true, mail: 'none' as const }] }, 'notification-kind-unknown'],
    [{ kinds: [{ kind: 'post-late', inApp: true, mail: 'digest' as const }] }, 'digest-hour-missing'],
    [{ digest: { hour: 8, timeZone: 'Mars/Olympus' } }, 'zone-unknown'],
  ])('refuses %j, and changes nothing', async (choices, code) => {
    const zara = { ...author, id: 'amina' }
    const before = await database.db.selectFrom('notification_choice').selectAll().execute()
    const also = {
      kinds: [
        { kind: 'budget-near', inApp: false, mail: 'none' as const },
        ...('kinds' in choices ? choices.kinds : []),
      ],
    }
    await expect(
      chooseNotifications(deps(), { actor: zara, choices: { ...choices, ...also } }),
    ).rejects.toMatchObject({
      code,
    })
    expect(await database.db.selectFrom('notification_choice').selectAll().execute()).toEqual(before)
  })

  it('a digest comes once a day at the person’s hour and in their zone, with what they have not read', async () => {
    const mails: Mail[] = []
    let isAway = false
    let now = new Date('2026-11-23T02:59:00Z')
    const clock: Clock = { ...stillClock, now: () => now }
    const log = pino({ level: 'silent' })
    const mail = async (each: Mail) => {
      if (isAway) throw new Error('away')
      mails.push(each)
    }
    const round = () => sendDigests({ db: database.db, clock, log, mail, publicUrl: 'https://mrc.example' })
    await chooseNotifications(deps(), {
      actor: approver,
      choices: {
        digest: { hour: 8, timeZone: 'Asia/Karachi' },
        kinds: [{ kind: 'post-late', inApp: true, mail: 'digest' }],
      },
    })
    await sql`update notification_digest set covered_to = now() - interval '1 day'`.execute(database.db)
    await notification('post-late')
    await notification('post-late', 5, 'vienna')
    await notification('post-failed')
    const read = await notification('post-late', 6)
    await readNotification(deps(), { actor: approver, notificationId: read })

    expect(await round()).toBe(0)
    now = new Date('2026-11-23T03:00:00Z')
    isAway = true
    expect(await round()).toBe(0)
    isAway = false
    expect(await round()).toBe(0)
    await sql`update notification_digest set claimed_until = now()`.execute(database.db)
    expect(await Promise.all([round(), round(), round()])).toEqual(expect.arrayContaining([1, 0, 0]))
    expect(mails).toMatchObject([
      {
        to: ['bilal@example.org'],
        subject: 'Dateline notifications: 1',
        text: expect.stringMatching(
          /^Office lahore\n- \d+ \w+ \d\d:\d\d: About post-late\.\n\nhttps:\/\/mrc\.example\/\n$/,
        ),
        messageId: '<digest-bilal-2026-11-23@mrc.example>',
      },
    ])
    now = new Date('2026-11-24T03:00:00Z')
    expect(await round()).toBe(0)
    await notification('post-late', 2)
    await sql`update notification_digest set covered_to = now() - interval '3 minutes'`.execute(database.db)
    now = new Date('2026-11-25T09:00:00Z')
    expect(await round()).toBe(1)
    expect(mails).toHaveLength(2)
    await sql`update person set deactivated_at = now() where id = 'bilal'`.execute(database.db)
    now = new Date('2026-11-26T09:00:00Z')
    expect(await round()).toBe(0)
  })
})
