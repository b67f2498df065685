import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { createPerson, invitePerson } from '../../src/access/people/add-person.ts'
import { deactivatePerson } from '../../src/access/people/deactivate-person.ts'
import { revokeRole } from '../../src/access/people/roles.ts'
import { newId } from '../../src/core/ids.ts'
import { prepareMails } from '../../src/notifications/mail-queue.ts'
import type { Mail } from '../../src/notifications/mailer.ts'
import { addOffices, buildApp, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { notifyNow } from '../factories/events.ts'

type Method = 'GET' | 'POST' | 'DELETE'
let test: TestApp
let admin: SignedIn
let colleague: SignedIn
let isMailBroken = false
const mails: Mail[] = []

describe.each(['with a mail server', 'without one'])('an invitation, %s', how => {
  const hasMail = how === 'with a mail server'
  beforeAll(async () => {
    const mail = async (each: Mail) => {
      if (isMailBroken) throw new Error('550 no')
      mails.push(each)
    }
    test = await buildApp(hasMail ? { mail } : {}, 'nobody')
    await addOffices(test.database, 'lahore', 'vienna')
    await test.signIn(['admin', '*'])
    admin = await test.signIn(['admin', 'vienna'])
    colleague = await test.signIn(['admin', 'vienna'])
  })
  afterAll(() => test.close())
  beforeEach(() => {
    mails.length = 0
  })

  const ask = async (who: SignedIn, method: Method, url: string, payload?: object) =>
    await test.app.inject({ method, url, headers: who.headers, ...(payload ? { payload } : {}) })
  const invite = async (email: string, role = 'approver') =>
    await ask(admin, 'POST', '/api/v1/people', {
      name: 'Typed Name',
      email,
      grants: [{ role, officeId: 'vienna' }],
    })
  const offersOf = async (who: SignedIn) => (await ask(who, 'GET', '/api/v1/role-offers')).json().items
  const notificationsOf = async (who: SignedIn) => {
    await notifyNow(test.database.db)
    return (await ask(who, 'GET', '/api/v1/notifications')).json().items
  }

  /** People who have a part in Lahore alone, and addresses of nobody. */
  const addresses: Record<string, () => Promise<string>> = {
    'of nobody': async () => `${newId()}@example.org`,
    'of a person': async () => (await test.signIn(['author', 'lahore'])).email,
    'of a person, in other letters': async () =>
      (await test.signIn(['author', 'lahore'])).email.toUpperCase().replace('EXAMPLE.ORG', 'example.org'),
    'of a person with every role elsewhere': async () =>
      (await test.signIn(['admin', 'lahore'], ['approver', 'lahore'])).email,
    'of a person who has left': async () => {
      const gone = await test.signIn(['author', 'lahore'])
      await deactivatePerson(test.deps, systemActor, gone.actor.id)
      return gone.email
    },
    'of a person without a role': async () => {
      const email = `${newId()}@example.org`
      await createPerson(test.deps, systemActor, {
        name: 'n',
        email,
        password: 'correct horse battery',
        grants: [],
      })
      return email
    },
    'of a person whom another office has invited': async () => {
      const email = `${newId()}@example.org`
      const grants = [{ role: 'author', officeId: 'lahore' }] as const
      await invitePerson(test.deps, systemActor, { name: 'n', email, grants })
      return email
    },
  }

  /** Everything that an admin can ask of whom they have invited, in an order that leaves each something to answer. */
  const questions: [Method, string, object?][] = [
    ['GET', '/sessions'],
    ['GET', '/keys'],
    ['DELETE', '/sessions'],
    ['DELETE', '/sessions/nowhere'],
    ['DELETE', '/keys/nowhere'],
    ['POST', '/reset-second-factor'],
    ['POST', '/password-link'],
    ['POST', '/grants', { role: 'analyst', officeId: 'vienna' }],
    ['POST', '/grants', { role: 'analyst', officeId: 'vienna' }],
    ['POST', '/grants', { role: 'analyst', officeId: 'lahore' }],
    ['DELETE', '/grants?role=analyst&officeId=vienna'],
    ['DELETE', '/grants?role=author&officeId=vienna'],
    ['POST', '/deactivate'],
    ['POST', '/deactivate'],
    ['POST', '/password-link'],
    ['DELETE', '/grants?role=approver&officeId=vienna'],
    ['POST', '/password-link'],
    ['POST', '/deactivate'],
  ]

  let ofNobody: unknown[] | undefined

  /** All that the inviting admin and a colleague come to see, with what differs in any case taken out. */
  async function seenOf(email: string): Promise<unknown[]> {
    const seen: unknown[] = []
    let id = ''
    const plain = (value: unknown) =>
      JSON.stringify(value)
        .replace(new RegExp(email, 'gi'), 'ADDRESS')
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
        .replace(/(token=)[\w-]{43}/g, '$1TOKEN')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
        .replace(/"seq":\d+/g, '"seq":0')
    const note = async (answer: { statusCode: number; json(): unknown }) => {
      const list = (await ask(admin, 'GET', '/api/v1/people')).json().items
      const shown = list.filter((each: { id: string }) => each.id === id)
      seen.push([answer.statusCode, plain(answer.json()), plain(shown)])
    }
    await test.database.db.deleteFrom('notification').execute()
    const invited = await invite(email)
    await notifyNow(test.database.db)
    id = invited.json().id
    await note(invited)
    await note(await invite(email))
    for (const [method, path, payload] of questions) {
      await note(await ask(admin, method, `/api/v1/people/${id}${path}`, payload))
    }
    await note(await invite(email))
    const audit = (await ask(colleague, 'GET', '/api/v1/audit?limit=100')).json().items
    seen.push(plain(audit?.filter((entry: { subjectId: string }) => entry.subjectId === id)))
    for (const who of [admin, colleague]) {
      const all: { message: string; kind: string }[] = await notificationsOf(who)
      seen.push(all.map(({ message, kind }) => plain([kind, message])))
    }
    return seen
  }

  it.each(Object.keys(addresses).slice(1, hasMail ? undefined : 3))(
    'answers, shows and tells others the same of the address %s as of one of nobody, whatever is asked',
    async whose => {
      ofNobody ??= await seenOf(`${newId()}@example.org`)
      const ofSomeone = await seenOf((await addresses[whose]?.()) ?? '')
      expect(ofSomeone).toEqual(ofNobody)
      expect(ofNobody[0]).toEqual([
        201,
        expect.stringMatching(hasMail ? /mailedTo/ : /TOKEN/),
        expect.any(String),
      ])
    },
  )

  it.runIf(hasMail)('says the same when the mail server refuses the mail', async () => {
    isMailBroken = true
    const answers = []
    for (const address of Object.values(addresses)) {
      const email = await address()
      const { statusCode, body } = await invite(email)
      answers.push([statusCode, body.replaceAll(email, '').replace(/"requestId":"[^"]*"/, '')])
    }
    isMailBroken = false
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(503)
  })

  it('gives a person nothing before they accept it, and the roles then', async () => {
    const known = await test.signIn(['author', 'lahore'])
    const { id } = (await invite(known.email)).json()
    const vienna = { role: 'approver', officeId: 'vienna' }
    const rolesOf = async () => (await ask(known, 'GET', '/api/v1/session')).json().grants
    expect(await rolesOf()).toEqual([{ role: 'author', officeId: 'lahore' }])
    const told = (await notificationsOf(known)).map((each: { kind: string }) => each.kind)
    expect(told).toEqual(['role-offered'])
    expect(await offersOf(known)).toMatchObject([
      { invitationId: id, ...vienna, offeredBy: admin.actor.id, offeredByName: 'Test Person' },
    ])
    if (hasMail) {
      expect(mails).toMatchObject([{ to: [known.email], text: expect.stringContaining('people offers') }])
      expect(mails[0]?.text).not.toContain('token=')
    }

    const stranger = await test.signIn(['author', 'lahore'])
    for (const deed of ['accept', 'decline'])
      expect((await ask(stranger, 'POST', `/api/v1/role-offers/${id}/${deed}`)).statusCode).toBe(404)
    const accepted = await ask(known, 'POST', `/api/v1/role-offers/${id}/accept`)
    expect([accepted.statusCode, accepted.json()]).toEqual([200, { grants: [vienna] }])
    expect(await rolesOf()).toContainEqual(vienna)
    expect(await offersOf(known)).toEqual([])
    const { items: people } = (await ask(admin, 'GET', '/api/v1/people')).json()
    expect(people.filter((each: { email: string }) => each.email === known.email)).toMatchObject([
      { id: known.actor.id, name: 'Test Person', grants: [vienna] },
    ])
  })

  it('can be declined, and withdrawn before it is accepted', async () => {
    const known = await test.signIn(['author', 'lahore'])
    for (const end of ['decline', 'revoke', 'deactivate']) {
      const { id } = (await invite(known.email)).json()
      const ended = {
        decline: () => ask(known, 'POST', `/api/v1/role-offers/${id}/decline`),
        revoke: () => ask(admin, 'DELETE', `/api/v1/people/${id}/grants?role=approver&officeId=vienna`),
        deactivate: () => ask(admin, 'POST', `/api/v1/people/${id}/deactivate`),
      }[end]
      expect((await ended?.())?.statusCode).toBe(200)
      expect(await offersOf(known)).toEqual([])
      expect((await ask(known, 'POST', `/api/v1/role-offers/${id}/accept`)).statusCode).toBe(404)
    }
  })

  it('gives no role whose admin may no longer give it, and no role for an API key', async () => {
    const known = await test.signIn(['author', 'lahore'])
    const other = await test.signIn(['admin', 'vienna'])
    const grants = [{ role: 'admin', officeId: 'vienna' }]
    const { id } = (
      await ask(other, 'POST', '/api/v1/people', { name: 'n', email: known.email, grants })
    ).json()
    const { key } = (await ask(known, 'POST', '/api/v1/keys', { name: 'k' })).json()
    const url = `/api/v1/role-offers/${id}/accept`
    const byKey = await test.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${key}` },
    })
    expect(byKey.statusCode).toBe(403)
    await revokeRole(test.deps, systemActor, other.actor.id, { role: 'admin', officeId: 'vienna' })
    expect((await ask(known, 'POST', url)).json()).toEqual({ grants: [] })
  })

  it('is a conflict for a person of the admin’s own offices, and when two come at once', async () => {
    const own = await test.signIn(['author', 'vienna'])
    expect((await invite(own.email)).statusCode).toBe(409)
    for (const whose of ['of nobody', 'of a person', 'of a person who has left']) {
      const email = (await addresses[whose]?.()) ?? ''
      const both = await Promise.all([invite(email), invite(email)])
      expect(both.map(answer => answer.statusCode).toSorted()).toEqual([201, 409])
    }
  })

  it('sends a person who has not accepted no mails of the office', async () => {
    const known = await test.signIn(['author', 'lahore'])
    await invite(known.email, 'admin')
    const id = newId()
    await test.database.db
      .insertInto('notification')
      .values({ id, office_id: 'vienna', kind: 'post-late', message: 'late', once_key: id })
      .execute()
    await prepareMails(test.database.db)
    const rows = await test.database.db
      .selectFrom('notification_mail')
      .select('email')
      .where('notification_id', '=', id)
      .execute()
    const emails = rows.map(row => row.email)
    expect(emails).toContain(admin.email)
    expect(emails.filter(email => email === known.email || email.startsWith('invitation:'))).toEqual([])
  })

  it.skipIf(hasMail)(
    'opens no account by its link, and shows a maker who opens it the usual form',
    async () => {
      const known = await test.signIn(['author', 'lahore'])
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl }
      const follow = async (url: string, fields: Record<string, string>) =>
        await test.app.inject({
          method: 'POST',
          url,
          headers,
          payload: new URLSearchParams(fields).toString(),
        })
      const forms = []
      for (const email of [known.email, `${newId()}@example.org`]) {
        const { link } = (await invite(email)).json()
        const token = new URL(link).hash.slice('#token='.length)
        const opened = await follow('/setup/open', { token })
        const weak = await follow('/setup', { token, password: 'password' })
        forms.push(
          [opened, weak].map(({ statusCode, body }) => [
            statusCode,
            body.replaceAll(token, '').replaceAll(email, ''),
          ]),
        )
        if (email !== known.email) continue
        const followed = await follow('/setup', { token, password: 'quite another long password' })
        expect([followed.statusCode, followed.headers['set-cookie']]).toEqual([409, undefined])
        expect(followed.body).toMatch(/Sign in with it and accept/)
      }
      expect(forms[0]).toEqual(forms[1])
      expect((await ask(known, 'GET', '/api/v1/session')).statusCode).toBe(200)
    },
  )

  it('gives one answer for a person of another office and for none, when a role is given by id', async () => {
    const known = await test.signIn(['author', 'lahore'])
    const give = async (id: string) => {
      const answer = await ask(admin, 'POST', `/api/v1/people/${id}/grants`, {
        role: 'author',
        officeId: 'vienna',
      })
      const { requestId: _its, ...problem } = answer.json()
      return [answer.statusCode, JSON.stringify(problem).replaceAll(id, 'the id')]
    }
    expect(await give(known.actor.id)).toEqual(await give(newId()))
  })
})
