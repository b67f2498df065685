import { pino } from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import type { Database } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import { mailNotifications } from '../../src/notifications/mail-notifications.ts'
import { claimMail, prepareMails } from '../../src/notifications/mail-queue.ts'
import { buildOffice } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { buildNotification } from '../factories/events.ts'

interface Mail {
  to: string[]
  text: string
}

/** A mail server of the test; `answerTo` says what it makes of a recipient: 250, 450 or 550. */
class MailServer {
  readonly mails: Mail[] = []
  answerTo: (address: string) => number = () => 250
  answerToData = () => 250
  private server: SMTPServer | undefined

  async open(): Promise<string> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) => done(refusal(this.answerTo(address))),
      onData: (stream, session, done) => {
        let text = ''
        stream.on('data', chunk => {
          text += String(chunk)
        })
        stream.on('end', () => {
          const answer = this.answerToData()
          if (answer === 250) this.mails.push({ to: session.envelope.rcptTo.map(to => to.address), text })
          done(refusal(answer))
        })
      },
    })
    this.server = server
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return `smtp://127.0.0.1:${port}?ignoreTLS=true`
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => (this.server ? this.server.close(resolve) : resolve()))
  }

  sentTo(address: string): number {
    return this.mails.filter(mail => mail.to.includes(address)).length
  }
}

function refusal(code: number): Error | null {
  return code === 250 ? null : Object.assign(new Error('not taken'), { responseCode: code })
}

describe.each(databaseKinds)('mailing notifications, on the %s database', kind => {
  let database: Database
  let server: MailServer
  let smtpUrl: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
    await buildOffice(database.db)
    await database.db.deleteFrom('role_grant').execute()
    await buildOffice(database.db, 'vienna', 'Europe/Vienna')
    await addPerson('admin@mrc.example', 'admin', '*')
    await addPerson('bilal@mrc.example', 'approver', 'lahore')
    await addPerson('omar@mrc.example', 'operator', 'lahore')
    await addPerson('amina@mrc.example', 'author', 'lahore')
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    server = new MailServer()
    smtpUrl = await server.open()
    await database.db.deleteFrom('notification').execute()
  })
  afterEach(() => server.close())

  const round = () =>
    mailNotifications({
      db: database.db,
      log: pino({ level: 'silent' }),
      smtpUrl,
      publicUrl: 'https://mrc.example',
    })

  it('goes once to those who can act for the office, who do not see each other', async () => {
    await buildNotification(database.db, { message: 'The post is late.' })
    expect(await round()).toBe(1)
    expect(await round()).toBe(0)
    expect(server.mails.map(mail => mail.to)).toEqual([
      ['admin@mrc.example', 'bilal@mrc.example', 'omar@mrc.example'],
    ])
    expect(server.mails[0]?.text).toContain('The post is late.')
    expect(server.mails[0]?.text).not.toContain('bilal@')
  })

  it('comes in the language of its reader, one mail for each language', async () => {
    await database.db
      .updateTable('person')
      .set({ profile: toJson({ language: 'ur' }) })
      .where('email', '=', 'bilal@mrc.example')
      .execute()
    await buildNotification(database.db, { message: 'The feed "News" works again.' })
    await database.db
      .updateTable('notification')
      .set({ says: toJson({ code: 'feed-recovered', params: { name: 'News' } }) })
      .execute()
    expect(await round()).toBe(1)
    expect(server.mails.map(mail => mail.to)).toEqual([
      ['admin@mrc.example', 'omar@mrc.example'],
      ['bilal@mrc.example'],
    ])
    const [english = '', urdu = ''] = server.mails.map(mail => mail.text)
    expect(english).toContain('The feed "News" works again.')
    const body = Buffer.from(urdu.split('\r\n\r\n')[1] ?? '', 'base64').toString()
    expect(body).toContain('دوبارہ چل رہی ہے')
    await database.db
      .updateTable('person')
      .set({ profile: toJson({}) })
      .execute()
  })

  it('is sent once by workers that look at the same moment', async () => {
    for (let count = 0; count < 20; count += 1) await buildNotification(database.db)
    await Promise.all([round(), round(), round()])
    expect(server.mails).toHaveLength(20)
    expect(server.sentTo('bilal@mrc.example')).toBe(20)
  })

  it.each([450, 550])('is not kept from the others by one whose recipients all get %d', async code => {
    server.answerTo = address => (address === 'admin@mrc.example' ? code : 250)
    await buildNotification(database.db, { officeId: 'vienna', ageMs: 60_000 })
    await buildNotification(database.db, { officeId: 'lahore' })
    await round()
    expect(server.mails.map(mail => mail.to)).toEqual([['bilal@mrc.example', 'omar@mrc.example']])
  })

  it('goes again to the one who was refused for now, later each time, and to nobody else', async () => {
    server.answerTo = address => (address === 'bilal@mrc.example' ? 450 : 250)
    await buildNotification(database.db)
    const waits: number[] = []
    for (let tries = 1; tries <= 6; tries += 1) {
      await round()
      await round()
      const row = await rowOf('bilal@mrc.example')
      expect(row).toMatchObject({ tries, sent_at: null })
      expect(row.refused).toContain('450')
      waits.push(Math.round(row.waitSeconds))
      await hurry()
    }
    expect(waits.map(seconds => Math.round(seconds / 60))).toEqual([1, 5, 15, 60, 180, 180])
    expect(server.sentTo('omar@mrc.example')).toBe(1)
    server.answerTo = () => 250
    await round()
    expect([server.sentTo('bilal@mrc.example'), server.sentTo('omar@mrc.example')]).toEqual([1, 1])
    await hurry()
    expect(await round()).toBe(0)
  })

  it('is not tried again for one who is refused for good, and that is written down', async () => {
    server.answerTo = address => (address === 'bilal@mrc.example' ? 550 : 250)
    await buildNotification(database.db)
    await round()
    await hurry()
    await round()
    expect(await rowOf('bilal@mrc.example')).toMatchObject({ tries: 1, next_at: null, sent_at: null })
    expect((await rowOf('bilal@mrc.example')).refused).toContain('550')
    const { mailed_at } = await database.db
      .selectFrom('notification')
      .select('mailed_at')
      .executeTakeFirstOrThrow()
    expect(mailed_at).not.toBeNull()
  })

  it('is sent again as the same mail when the server takes recipients but not the mail', async () => {
    server.answerToData = () => 451
    await buildNotification(database.db)
    await round()
    expect(server.mails).toEqual([])
    server.answerToData = () => 250
    await hurry()
    await round()
    expect(server.mails).toHaveLength(1)
    const { id } = await database.db.selectFrom('notification').select('id').executeTakeFirstOrThrow()
    expect(server.mails[0]?.text).toContain(`Message-ID: <${id}@mrc.example>`)
  })

  it('waits while the server is away, and loses none', async () => {
    await buildNotification(database.db)
    await buildNotification(database.db)
    await server.close()
    expect(await round()).toBe(0)
    const again = new MailServer()
    smtpUrl = await again.open()
    await hurry()
    expect(await round()).toBe(2)
    expect(again.mails).toHaveLength(2)
    await again.close()
  })

  it('is another worker’s when the one that claimed it died, and only when its time is over', async () => {
    await buildNotification(database.db)
    await prepareMails(database.db)
    expect((await claimMail(database.db))?.recipients).toHaveLength(3)
    expect(await round()).toBe(0)
    await hurry()
    expect(await round()).toBe(1)
  })

  it('goes to an address with another way of writing its domain', async () => {
    await addPerson('desk@münchen.example', 'operator', 'vienna')
    server.answerTo = address => (address.startsWith('desk@') ? 550 : 250)
    await buildNotification(database.db, { officeId: 'vienna' })
    await round()
    expect(await rowOf('desk@münchen.example')).toMatchObject({ sent_at: null, next_at: null })
    expect((await rowOf('admin@mrc.example')).sent_at).not.toBeNull()
    await database.db.deleteFrom('person').where('email', '=', 'desk@münchen.example').execute()
  })

  it.each(['before its mails were prepared', 'between two tries'])(
    'goes to all but the person who read it in the app, %s',
    async moment => {
      const id = await buildNotification(database.db)
      if (moment === 'between two tries') {
        server.answerTo = () => 450
        await round()
        await hurry()
        server.answerTo = () => 250
      }
      await readBy('bilal@mrc.example', id)
      await round()
      expect(server.mails.map(mail => mail.to)).toEqual([['admin@mrc.example', 'omar@mrc.example']])
      await hurry()
      expect(await round()).toBe(0)
    },
  )

  it('keeps no other mail waiting when everyone has read it', async () => {
    const read = await buildNotification(database.db, { ageMs: 60_000 })
    await prepareMails(database.db)
    for (const name of ['admin', 'bilal', 'omar']) await readBy(`${name}@mrc.example`, read)
    await buildNotification(database.db, { message: 'The next one.' })
    expect(await round()).toBe(1)
    expect(server.mails.map(mail => mail.text)).toEqual([expect.stringContaining('The next one.')])
  })

  it('stays in the app once it is two days old', async () => {
    await buildNotification(database.db, { ageMs: 2 * 86_400_000 + 1_000 })
    expect(await round()).toBe(0)
    expect(server.mails).toEqual([])
  })

  async function readBy(email: string, notification_id: string) {
    const { id: person_id } = await database.db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    await database.db.insertInto('notification_read').values({ notification_id, person_id }).execute()
  }

  async function addPerson(
    email: string,
    role: 'admin' | 'approver' | 'operator' | 'author',
    office: string,
  ) {
    const id = newId()
    await database.db.insertInto('person').values({ id, name: email, email }).execute()
    await database.db
      .insertInto('role_grant')
      .values({ person_id: id, role, office_id: office, granted_by: id })
      .execute()
  }

  async function rowOf(email: string) {
    const row = await database.db
      .selectFrom('notification_mail')
      .selectAll()
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    const waitSeconds = row.next_at ? (row.next_at.getTime() - Date.now()) / 1_000 : 0
    return { ...row, waitSeconds }
  }

  /** Lets the time of all that waits come. */
  async function hurry(): Promise<void> {
    await database.db
      .updateTable('notification_mail')
      .set({ next_at: new Date(0) })
      .where('next_at', 'is not', null)
      .execute()
  }
})
