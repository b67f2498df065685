import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { lookupPublic } from '../../src/networks/public-address.ts'
import {
  addWebhook,
  editWebhook,
  retryDelivery,
  testWebhook,
} from '../../src/notifications/webhooks/change-webhooks.ts'
import { deliverWebhook } from '../../src/notifications/webhooks/deliver-webhook.ts'
import { dueDeliveries } from '../../src/notifications/webhooks/delivery-queue.ts'
import { sendWebhook } from '../../src/notifications/webhooks/send-webhook.ts'
import { deliveriesOf, webhooksFor } from '../../src/notifications/webhooks/webhook.view.ts'
import { webhookReader } from '../../src/notifications/webhooks/webhook-reader.ts'
import { addOffices } from '../factories/app.ts'
import { testKeys } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { notifyNow, readToEnd } from '../factories/events.ts'
import { person } from '../factories/news.ts'

describe.each(databaseKinds)('webhooks, on %s PostgreSQL', kind => {
  let database: Database
  let server: Server
  let ca: string
  let origin: string
  const received: { headers: IncomingMessage['headers']; body: string }[] = []
  let status = 204
  let location: string | undefined
  const operator: Actor = person('omar', 'operator', 'lahore')

  beforeAll(async () => {
    database = await freshDatabase(kind)
    await addOffices(database, 'lahore', 'vienna')
    const directory = mkdtempSync(join(tmpdir(), 'dateline-hook-'))
    const [keyFile, certificateFile] = [join(directory, 'key'), join(directory, 'certificate')]
    const subject = ['-subj', '/CN=hooks.example.org', '-addext', 'subjectAltName=DNS:hooks.example.org']
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
    execFileSync(
      'openssl',
      ['req', '-x509', ...curve, '-keyout', keyFile, '-out', certificateFile, ...subject],
      {
        stdio: 'ignore',
      },
    )
    ca = readFileSync(certificateFile, 'utf8')
    server = createServer({ key: readFileSync(keyFile), cert: ca }, async (request, reply) => {
      received.push({ headers: request.headers, body: await text(request) })
      reply.writeHead(status, location ? { location } : {}).end('x'.repeat(100_000))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    origin = `https://hooks.example.org:${typeof address === 'object' ? address?.port : 0}`
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await database.close()
  })

  const deps = () => ({ db: database.db, clock: systemClock, keys: testKeys })
  /** The name of the test's server stands for this machine. */
  const line = () => ({
    ca,
    lookup: ((_host, options, callback) =>
      options.all
        ? callback(null, [{ address: '127.0.0.1', family: 4 }])
        : callback(null, '127.0.0.1', 4)) as typeof lookupPublic,
  })
  const read = () => readToEnd(database.db, webhookReader)
  async function deliverDue(): Promise<void> {
    for (const { id } of await dueDeliveries(database.db, 100))
      await deliverWebhook({ ...deps(), line: line() }, id)
  }
  async function changed(
    kind: string,
    officeId: string | null,
    id: string = crypto.randomUUID(),
  ): Promise<string> {
    const [subject = ''] = kind.split('.')
    await sql`insert into event (kind, office_id, subject_kind, subject_id, data)
      values (${kind}, ${officeId}, ${subject}, ${id}, '{"reason": "the token abc was refused", "by": "omar"}')`.execute(
      database.db,
    )
    return id
  }
  async function webhook(path: string): Promise<{ id: string; secret: string }> {
    await database.db.deleteFrom('webhook').execute()
    received.length = 0
    status = 204
    return await addWebhook(deps(), {
      actor: operator,
      officeId: 'lahore',
      url: `${origin}${path}`,
      kinds: ['post', 'stop'],
    })
  }

  it('are sent what changed in their office, once and signed, by ids alone', async () => {
    const { id, secret } = await webhook('/a?key=1')
    const post = await changed('post.failed', 'lahore')
    await changed('post.failed', 'vienna')
    await changed('item.created', 'lahore')
    await changed('everything.stopped', null, 'everything')
    await read()
    await read()
    await deliverDue()
    await deliverDue()
    expect(received.map(each => JSON.parse(each.body).type).toSorted()).toEqual([
      'everything.stopped',
      'post.failed',
    ])
    const sent = received.find(each => each.body.includes('post.failed'))
    const {
      'webhook-id': messageId,
      'webhook-timestamp': at,
      'webhook-signature': signature,
    } = sent?.headers ?? {}
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    expect(signature).toBe(
      `v1,${createHmac('sha256', key).update(`${messageId}.${at}.${sent?.body}`).digest('base64')}`,
    )
    expect(Math.abs(Number(at) - Date.now() / 1_000)).toBeLessThan(300)
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      type: 'post.failed',
      timestamp: expect.any(String),
      data: { id: post, officeId: 'lahore' },
    })
    expect(await deliveriesOf(database.db, id, { limit: 10 })).toMatchObject([
      { state: 'delivered', lastStatus: 204, tries: 1 },
      { state: 'delivered', tries: 1 },
    ])
    const rows = await database.db.selectFrom('webhook').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret.slice(10))
    const log = await database.db.selectFrom('audit_log').select('detail').execute()
    expect(JSON.stringify(log)).not.toContain('key=1')
  })

  it.each([
    ['answers with an error', 500],
    ['sends elsewhere, which is not followed', 302],
  ])('one that %s is tried again later, under the same id', async (_title, answer) => {
    const { id } = await webhook('/b')
    status = answer
    location = `${origin}/other`
    await testWebhook(deps(), { actor: operator, webhookId: id })
    await deliverDue()
    location = undefined
    expect(received).toHaveLength(1)
    expect(await deliveriesOf(database.db, id, { limit: 10 })).toMatchObject([
      { state: 'waiting', lastStatus: answer },
    ])
    await deliverDue()
    expect(received).toHaveLength(1)
    status = 200
    await sql`update webhook_delivery set next_at = now()`.execute(database.db)
    await deliverDue()
    expect(received).toHaveLength(2)
    expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id'])
    expect(await webhooksFor(database.db, operator)).toMatchObject([{ failingSince: null, disabled: null }])
    const [delivery] = await deliveriesOf(database.db, id, { limit: 1 })
    await retryDelivery(deps(), { actor: operator, deliveryId: delivery?.id ?? '' })
    await deliverDue()
    expect(received).toHaveLength(3)
  })

  it('are disabled after days of failure with one notification, and go on when a person enables them', async () => {
    const { id } = await webhook('/c')
    status = 500
    await changed('post.failed', 'lahore')
    await read()
    await deliverDue()
    await sql`update webhook set failing_since = now() - interval '4 days'`.execute(database.db)
    await sql`update webhook_delivery set next_at = now(), created_at = now() - interval '4 days'`.execute(
      database.db,
    )
    await deliverDue()
    expect(await webhooksFor(database.db, operator)).toMatchObject([
      { disabled: { reason: expect.stringContaining('3 days') } },
    ])
    await notifyNow(database.db)
    const notifications = await database.db
      .selectFrom('notification')
      .selectAll()
      .where('kind', '=', 'webhook-disabled')
      .execute()
    expect(notifications).toMatchObject([
      { office_id: 'lahore', message: expect.stringContaining('hooks.example.org') },
    ])
    await expect(testWebhook(deps(), { actor: operator, webhookId: id })).rejects.toMatchObject({
      code: 'webhook-disabled',
    })
    status = 204
    await editWebhook(deps(), { actor: operator, webhookId: id, enabled: true })
    await sql`update webhook_delivery set next_at = now()`.execute(database.db)
    await deliverDue()
    expect(await webhooksFor(database.db, operator)).toMatchObject([{ failingSince: null, disabled: null }])
    status = 410
    await testWebhook(deps(), { actor: operator, webhookId: id })
    await deliverDue()
    expect(await webhooksFor(database.db, operator)).toMatchObject([
      { disabled: { reason: expect.stringContaining('410') } },
    ])
  })

  it('are not disabled by one new failure long after a delivery that was given up', async () => {
    const { id } = await webhook('/quiet')
    await sql`update webhook set failing_since = now() - interval '20 days'`.execute(database.db)
    status = 500
    await testWebhook(deps(), { actor: operator, webhookId: id })
    await deliverDue()
    expect(await webhooksFor(database.db, operator)).toMatchObject([{ disabled: null }])
  })

  it.each([500, 410])(
    'are not disabled where a person sends a given-up delivery again, and it is answered %i',
    async answered => {
      const { id } = await webhook('/again')
      status = 500
      await testWebhook(deps(), { actor: operator, webhookId: id })
      await sql`update webhook_delivery set created_at = now() - interval '9 days'`.execute(database.db)
      await deliverDue()
      const [givenUp] = await deliveriesOf(database.db, id, { limit: 1 })
      expect(givenUp).toMatchObject({ state: 'failed', nextAt: null })
      await sql`update webhook set failing_since = now() - interval '4 days'`.execute(database.db)
      status = answered
      await retryDelivery(deps(), { actor: operator, deliveryId: givenUp?.id ?? '' })
      expect(await deliveriesOf(database.db, id, { limit: 1 })).toMatchObject([{ state: 'waiting' }])
      await deliverDue()
      expect(await webhooksFor(database.db, operator)).toMatchObject([{ disabled: null }])
      expect(await deliveriesOf(database.db, id, { limit: 1 })).toMatchObject([
        { state: 'failed', nextAt: null, tries: 2, lastStatus: answered },
      ])
      status = 204
      await retryDelivery(deps(), { actor: operator, deliveryId: givenUp?.id ?? '' })
      await deliverDue()
      expect(await deliveriesOf(database.db, id, { limit: 1 })).toMatchObject([{ state: 'delivered' }])
      expect(await webhooksFor(database.db, operator)).toMatchObject([{ failingSince: null, disabled: null }])
    },
  )

  it.each([
    'http://hooks.example.org/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.7/',
    'https://169.254.169.254/latest',
    'https://localhost/',
    'https://db.internal/',
    'https://2130706433/',
    'https://me:secret@hooks.example.org/',
    'ftp://hooks.example.org/',
    'hooks.example.org',
  ])('are not added for %s', async url => {
    const adding = addWebhook(deps(), { actor: operator, officeId: 'lahore', url, kinds: ['post'] })
    await expect(adding).rejects.toMatchObject({ code: 'webhook-url-invalid' })
  })

  it('reach no name that leads to this machine, whenever it is asked', async () => {
    const given = { url: 'https://localhost.localdomain/', headers: {}, body: '{}' }
    const names = ['https://localhost.example-to-loopback.invalid/', given.url, 'https://127.0.0.1/']
    for (const url of names)
      expect(await sendWebhook({ lookup: lookupPublic }, { ...given, url })).toMatchObject({
        type: 'no-answer',
      })
    const toLoopback: typeof lookupPublic = (_host, options, callback) =>
      lookupPublic('localhost', options, callback)
    expect(await sendWebhook({ lookup: toLoopback }, { ...given, url: `${origin}/` })).toEqual({
      type: 'no-answer',
      reason: 'its host is not public',
    })
  })

  it('belong to those who manage the office', async () => {
    const { id } = await webhook('/d')
    const stranger = person('zara', 'admin', 'vienna')
    await expect(testWebhook(deps(), { actor: stranger, webhookId: id })).rejects.toMatchObject({
      code: 'webhook-not-found',
    })
    expect(await webhooksFor(database.db, stranger)).toEqual([])
    const author = person('amina', 'author', 'lahore')
    await expect(testWebhook(deps(), { actor: author, webhookId: id })).rejects.toMatchObject({
      code: 'role-missing',
    })
  })
})
