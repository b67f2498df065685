import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { reconcilePost } from '../../../../src/publishing/sending/doubt/reconcile.ts'
import { lookAgainAfter } from '../../../../src/publishing/sending/doubt/when-to-look.ts'
import { liveTiming } from '../../../../src/publishing/sending/timing.ts'
import { workChannel } from '../../../../src/publishing/sending/work-channel.ts'
import type { FaultRequest } from '../../../../src/sandbox/start.ts'
import { databaseKinds } from '../../../factories/database.ts'
import { attemptsOf, buildPost, hurry, idsOf, newText, postRow } from '../../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../protocol-world.ts'

const goOn = new AbortController().signal

describe.each(databaseKinds)('settling a doubt on the %s database', kind => {
  let world: ProtocolWorld
  let channelId: string
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    world.sandbox.clearFaults()
    channelId = await world.channel()
  })

  const row = (id: string) => postRow(world.deps.db, id)
  const fault = (network: FaultRequest['network'], change: Omit<FaultRequest, 'network' | 'match'>) =>
    world.sandbox.addFault({
      network,
      match: { method: 'POST', path: { x: '/tweets', facebook: '/feed', mastodon: '/statuses' }[network] },
      ...change,
    })

  async function look(id: string) {
    await hurry(world.deps.db, id)
    return await reconcilePost(world.deps, id)
  }

  const segments: [
    string,
    FaultRequest['network'],
    Parameters<typeof buildPost>[1]['texts'],
    string | undefined,
  ][] = [
    ['a text on X', 'x', undefined, undefined],
    [
      'a text with a link and signs on X',
      'x',
      ['Rights & duties <read> https://example.org/a?b=1&c=2'],
      undefined,
    ],
    ['a text in Urdu on X', 'x', ['مشاورت مفت ہے۔ فون \u2066+92 51 111\u2069'], undefined],
    ['a text on Facebook', 'facebook', undefined, undefined],
    ['a text with a link card on Facebook', 'facebook', undefined, 'https://example.org/news/1'],
  ]

  it.each(segments)('adopts %s whose reply was lost', async (_title, network, texts, link) => {
    const { db } = world.deps
    channelId = await world.channel(network)
    fault(network, { kind: 'reset-after-accept' })
    const id = await buildPost(db, { channelId, ...(texts ? { texts } : {}), ...(link ? { link } : {}) })
    await workChannel(world.deps, channelId, goOn)
    expect(await row(id)).toMatchObject({ state: 'reconciling' })
    expect(await look(id)).toMatchObject({ type: 'adopted' })
    const shown = await world.shown(channelId)
    expect(shown).toHaveLength(1)
    expect(await idsOf(db, id)).toEqual([shown[0]?.id])
    expect(await row(id)).toMatchObject({ state: 'published', reason: null })
  })

  it('gives one post of the account to one of two that say the same and are in doubt at once', async () => {
    const { db } = world.deps
    const text = newText()
    fault('x', { kind: 'reset-after-accept', times: 1 })
    const out = await buildPost(db, { channelId, texts: [text] })
    await workChannel(world.deps, channelId, goOn)
    world.sandbox.clearFaults()
    fault('x', { kind: 'reset-before-accept' })
    const lost = await buildPost(db, { channelId, texts: [text] })
    await workChannel(world.deps, channelId, goOn)
    expect(await world.shown(channelId)).toHaveLength(1)
    await hurry(db, out)
    await hurry(db, lost)
    const looked = Promise.withResolvers<void>()
    let looks = 0
    const reached = async (place: string) => {
      if (place !== 'after-look') return
      looks += 1
      if (looks === 2) looked.resolve()
      await looked.promise
    }
    const deps = { ...world.deps, reached }
    await Promise.all([reconcilePost(deps, out), reconcilePost(deps, lost)])
    const ids = [...(await idsOf(db, out)), ...(await idsOf(db, lost))]
    expect(ids.filter(id => id !== null)).toHaveLength(1)
    const states = [(await row(out)).state, (await row(lost)).state].sort()
    expect(states).toEqual(['published', 'reconciling'])
  })

  it('sends a post whose id went to another with the same words', async () => {
    const { db } = world.deps
    const text = newText()
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(db, { channelId, texts: [text] })
    await workChannel(world.deps, channelId, goOn)
    world.sandbox.clearFaults()
    const [first] = await world.shown(channelId)
    await buildPost(db, { channelId, texts: [text], state: 'published', published: [first?.id ?? ''] })
    await sql`update attempt set external_id = ${first?.id}, outcome = 'published' where post_id = ${id}`.execute(
      db,
    )
    expect(await look(id)).toMatchObject({ type: 'looking-again' })
    expect(await look(id)).toMatchObject({ type: 'sending-again' })
    await workChannel(world.deps, channelId, goOn)
    expect(await row(id)).toMatchObject({ state: 'published' })
    expect(await world.shown(channelId)).toHaveLength(2)
  })

  it('leaves a post of the account to the one with the same words that is being sent', async () => {
    const { db } = world.deps
    const text = newText()
    fault('x', { kind: 'reset-before-accept' })
    const lost = await buildPost(db, { channelId, texts: [text] })
    await workChannel(world.deps, channelId, goOn)
    world.sandbox.clearFaults()
    await hurry(db, lost)
    const twin = await buildPost(db, { channelId, texts: [text] })
    const found: unknown[] = []
    const reached = async (place: string) => {
      if (place === 'after-send') found.push(await reconcilePost(world.deps, lost))
    }
    await workChannel({ ...world.deps, reached }, channelId, goOn)
    expect(found).toMatchObject([{ type: 'looking-again' }])
    expect(await row(twin)).toMatchObject({ state: 'published' })
    expect(await idsOf(db, lost)).toEqual([null])
    expect(await row(lost)).toMatchObject({ state: 'reconciling', looks: 0 })
  })

  it('adopts an image post whose reply was lost', async () => {
    const { db } = world.deps
    fault('x', { kind: 'reset-after-accept' })
    const media = [{ mediaId: crypto.randomUUID(), altText: 'The desk' }]
    const id = await buildPost(db, { channelId, media })
    await workChannel(world.deps, channelId, goOn)
    expect(await look(id)).toMatchObject({ type: 'adopted' })
    expect(await world.shown(channelId)).toHaveLength(1)
  })

  const picturePost = { media: [{ mediaId: crypto.randomUUID(), altText: 'The desk' }] }

  it.each(['x', 'facebook'] as const)(
    'knows an image post on %s by its files, however wrong the clock',
    async network => {
      const { db } = world.deps
      channelId = await world.channel(network)
      fault(network, { kind: 'reset-after-accept' })
      const id = await buildPost(db, { channelId, ...picturePost })
      await workChannel(world.deps, channelId, goOn)
      await sql`update attempt set started_at = started_at + interval '1 hour' where post_id = ${id}`.execute(
        db,
      )
      expect(await look(id)).toMatchObject({ type: 'adopted' })
      expect(await world.shown(channelId)).toHaveLength(1)
    },
  )

  it.each(['x', 'facebook'] as const)(
    'asks a person when a post on %s has the words and another image',
    async network => {
      const { db } = world.deps
      channelId = await world.channel(network)
      const text = newText()
      const account = await world.deps.freshAccount(channelId)
      const adapter = world.deps.networks.get(network)
      const timeoutMs = 5_000
      const { bytes, contentType } = await world.deps.readMedia('')
      const upload = await adapter?.uploadMedia(account, { bytes, contentType, altText: 'x' }, { timeoutMs })
      const mediaHandles = upload?.type === 'uploaded' ? [upload.handle] : []
      await adapter?.publishSegment(account, { text, language: 'en', mediaHandles }, { timeoutMs })
      fault(network, { kind: 'reset-before-accept' })
      const id = await buildPost(db, { channelId, texts: [text], ...picturePost })
      await workChannel(world.deps, channelId, goOn)
      expect(await look(id)).toMatchObject({ type: 'needs-attention' })
      expect((await row(id)).reason).toMatch(/same words, but other pictures/)
    },
  )

  it('adopts a part of a thread and goes on with the next', async () => {
    const { db } = world.deps
    const texts = [newText(), newText(), newText()]
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(db, { channelId, texts })
    await workChannel(world.deps, channelId, goOn)
    expect(await look(id)).toMatchObject({ type: 'adopted' })
    expect(await row(id)).toMatchObject({ state: 'retry_wait' })
    await workChannel(world.deps, channelId, goOn)
    expect((await world.shown(channelId)).map(post => post.text)).toEqual(texts)
    expect(await row(id)).toMatchObject({ state: 'published' })
  })

  it('looks twice before it is sent once more, word for word', async () => {
    fault('x', { kind: 'reset-before-accept' })
    const id = await buildPost(world.deps.db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    expect(await look(id)).toEqual({ type: 'looking-again' })
    expect(await row(id)).toMatchObject({ state: 'reconciling', looks: 1 })
    expect(await look(id)).toEqual({ type: 'sending-again' })
    await workChannel(world.deps, channelId, goOn)
    expect(await row(id)).toMatchObject({ state: 'published' })
    expect(await world.shown(channelId)).toHaveLength(1)
  })

  it('asks a person when it was sent twice and is not there', async () => {
    fault('x', { kind: 'reset-before-accept', times: 2 })
    const id = await buildPost(world.deps.db, { channelId })
    for (let send = 0; send < 2; send += 1) {
      await workChannel(world.deps, channelId, goOn)
      await look(id)
      await look(id)
    }
    expect(await row(id)).toMatchObject({ state: 'needs_attention', next_at: null, resends: 1 })
    expect((await row(id)).reason).toMatch(/sent twice/)
    expect((await attemptsOf(world.deps.db, id)).map(each => each.question)).toEqual([null, 'sent-twice'])
  })

  it('asks a person when two posts on the account could be it', async () => {
    const { db } = world.deps
    const text = newText()
    const account = await world.deps.freshAccount(channelId)
    for (let post = 0; post < 2; post += 1) {
      await world.deps.networks
        .get('x')
        ?.publishSegment(account, { text, language: 'en', mediaHandles: [] }, { timeoutMs: 5_000 })
    }
    fault('x', { kind: 'reset-before-accept' })
    const id = await buildPost(db, { channelId, texts: [text] })
    await workChannel(world.deps, channelId, goOn)
    expect(await look(id)).toMatchObject({ type: 'needs-attention' })
    expect((await row(id)).reason).toMatch(/^2 posts on the account look like this one/)
  })

  describe('with a network whose clock is not ours', () => {
    const hour = 3_600_000
    const clocks = (['x', 'facebook', 'mastodon'] as const).flatMap(network =>
      [-14, -6, -2.5, -0.1, 0.1, 2.5, 3, 14].map(hours => [network, hours] as const),
    )
    afterEach(() => world.sandbox.changeSettings({ clockOffsetMs: 0 }))

    it.each(clocks)('knows a post on %s again, %d hours before us', async (network, hours) => {
      channelId = await world.channel(network)
      world.sandbox.changeSettings({ clockOffsetMs: hours * hour })
      fault(network, { kind: 'reset-after-accept' })
      const id = await buildPost(world.deps.db, { channelId })
      await workChannel(world.deps, channelId, goOn)
      expect(await look(id)).toMatchObject({ type: 'adopted' })
      expect(await world.shown(channelId)).toHaveLength(1)
      const published = (await row(id)).published_at?.getTime() ?? 0
      expect(Math.abs(published - Date.now())).toBeLessThan(60_000)
    })

    it.each(clocks)('sends one that is not on %s once more, %d hours before us', async (network, hours) => {
      channelId = await world.channel(network)
      world.sandbox.changeSettings({ clockOffsetMs: hours * hour })
      fault(network, { kind: 'reset-before-accept' })
      const id = await buildPost(world.deps.db, { channelId })
      await workChannel(world.deps, channelId, goOn)
      expect([(await look(id)).type, (await look(id)).type]).toEqual(['looking-again', 'sending-again'])
      await workChannel(world.deps, channelId, goOn)
      expect(await world.shown(channelId)).toHaveLength(1)
    })
  })

  it('asks a person when the record’s clock is an hour before the network’s, and sends nothing', async () => {
    const { db } = world.deps
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    await sql`update attempt set started_at = started_at + interval '1 hour' where post_id = ${id}`.execute(
      db,
    )
    expect(await look(id)).toMatchObject({ type: 'needs-attention' })
    expect((await row(id)).reason).toMatch(/seems to be older/)
    expect(await world.shown(channelId)).toHaveLength(1)
  })

  it('asks a person when the network calls it a duplicate and does not show it', async () => {
    const text = newText()
    fault('x', {
      kind: 'status',
      status: 403,
      body: {
        detail: 'You are not allowed to create a Tweet with duplicate content.',
        type: 'about:blank',
        title: 'Forbidden',
        status: 403,
      },
    })
    const id = await buildPost(world.deps.db, { channelId, texts: [text] })
    await workChannel(world.deps, channelId, goOn)
    expect(await attemptsOf(world.deps.db, id)).toMatchObject([{ outcome: 'duplicate' }])
    await look(id)
    expect(await look(id)).toMatchObject({ type: 'needs-attention' })
    expect((await row(id)).reason).toMatch(/has this post already/)
  })

  it('asks a person when the account could not be read for long, and counts the tries', async () => {
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(world.deps.db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    const timing = { ...world.deps.timing, failedLooksAllowed: 2 }
    world.sandbox.addFault({ network: 'x', match: { method: 'GET' }, kind: 'html-503', times: 10 })
    const results: string[] = []
    for (let tries = 0; tries < 3; tries += 1) {
      await hurry(world.deps.db, id)
      results.push((await reconcilePost({ ...world.deps, timing }, id)).type)
    }
    expect(results).toEqual(['looking-again', 'looking-again', 'needs-attention'])
    expect((await row(id)).reason).toMatch(/could not be read for long/)
    expect(await attemptsOf(world.deps.db, id)).toMatchObject([{ question: 'unreadable' }])
  })

  it.each([
    ['x', {}],
    ['x', { errors: [{ title: 'Authorization Error', detail: 'Sorry', type: 'about:blank' }] }],
    ['x', { title: 'Service Unavailable', detail: 'Service Unavailable', type: 'about:blank', status: 503 }],
    ['x', { meta: { result_count: 1 } }],
    ['facebook', {}],
    ['facebook', { error: { code: 2, message: 'An unexpected error has occurred.' } }],
  ] as const)(
    'takes a 200 of %s with %j for no answer, however often, and sends nothing again',
    async (network, body) => {
      const { db } = world.deps
      channelId = await world.channel(network)
      fault(network, { kind: 'reset-after-accept' })
      const id = await buildPost(db, { channelId })
      await workChannel(world.deps, channelId, goOn)
      world.sandbox.addFault({
        network,
        match: { method: 'GET' },
        kind: 'status',
        status: 200,
        body,
        times: 3,
      })
      for (let looks = 0; looks < 3; looks += 1) expect(await look(id)).toEqual({ type: 'looking-again' })
      expect(await row(id)).toMatchObject({ state: 'reconciling', looks: 0 })
      expect(await look(id)).toMatchObject({ type: 'adopted' })
      expect(await world.shown(channelId)).toHaveLength(1)
    },
  )

  it('adopts a post that lists show only after it was sent again and refused as a duplicate', async () => {
    const { db } = world.deps
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    world.sandbox.changeSettings({ readLagMs: 60_000, xDuplicateWindowMs: 3_600_000 })
    await look(id)
    expect(await look(id)).toEqual({ type: 'sending-again' })
    await workChannel(world.deps, channelId, goOn)
    world.sandbox.changeSettings({ readLagMs: 0, xDuplicateWindowMs: 0 })
    await sql`update attempt set started_at = started_at + interval '5 minutes' where post_id = ${id}
      and outcome = 'duplicate'`.execute(db)
    expect((await attemptsOf(db, id)).map(each => each.outcome)).toEqual(['unknown', 'duplicate'])
    expect(await look(id)).toMatchObject({ type: 'adopted' })
    expect(await world.shown(channelId)).toHaveLength(1)
  })

  it.each([
    [
      'x',
      402,
      { title: 'CreditsDepleted', type: 'https://api.x.com/2/problems/credits', detail: 'None.' },
      true,
    ],
    ['x', 403, { title: 'Forbidden', type: 'about:blank', detail: 'Forbidden' }, false],
    ['facebook', 400, { error: { code: 368, error_subcode: 7, message: 'Blocked' } }, true],
    ['facebook', 400, { error: { code: 32, message: 'Page request limit reached' } }, false],
    ['mastodon', 429, { error: 'Too many requests' }, false],
  ] as const)(
    'asks nobody while %s refuses to be read (%d), and knows the post when it can be read again',
    async (network, status, body, isHeld) => {
      const { db } = world.deps
      channelId = await world.channel(network)
      fault(network, { kind: 'reset-after-accept' })
      const id = await buildPost(db, { channelId })
      await workChannel(world.deps, channelId, goOn)
      world.sandbox.addFault({ network, match: { method: 'GET' }, kind: 'status', status, body, times: 40 })
      for (let looks = 0; looks < 40; looks += 1) {
        await hurry(db, id, 48 * 3_600_000)
        expect(await reconcilePost(world.deps, id)).toEqual({ type: 'looking-again' })
      }
      const channel = await db
        .selectFrom('channel')
        .select('stopped_at')
        .where('id', '=', channelId)
        .executeTakeFirstOrThrow()
      expect(channel.stopped_at !== null).toBe(isHeld)
      expect(await look(id)).toMatchObject({ type: 'adopted' })
      expect(await world.shown(channelId)).toHaveLength(1)
    },
  )

  it('renews an access token that is over before its time, in the same look', async () => {
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(world.deps.db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    const body = { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' }
    world.sandbox.addFault({ network: 'x', match: { method: 'GET' }, kind: 'status', status: 401, body })
    expect(await look(id)).toMatchObject({ type: 'adopted' })
  })

  it.each([
    ['is adopted when the account shows it in the end', true],
    ['is asked about, with what the network said, when the account does not show it', false],
  ])('a post whose second send is refused %s', async (_title, isThere) => {
    const { db } = world.deps
    fault('x', { kind: isThere ? 'reset-after-accept' : 'reset-before-accept' })
    const id = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    // Lists that show it late: both looks find nothing.
    const empty = { kind: 'status' as const, status: 200, body: { meta: { result_count: 0 } } }
    world.sandbox.addFault({ network: 'x', match: { method: 'GET', path: '/tweets' }, ...empty, times: 2 })
    expect(await look(id)).toEqual({ type: 'looking-again' })
    expect(await look(id)).toEqual({ type: 'sending-again' })
    const detail = 'Your account may not post just now.'
    const body = { title: 'Forbidden', type: 'about:blank', status: 403, detail }
    fault('x', { kind: 'status', status: 403, body })
    await workChannel(world.deps, channelId, goOn)
    expect(await row(id)).toMatchObject({ state: 'reconciling' })
    if (isThere) {
      expect(await look(id)).toMatchObject({ type: 'adopted' })
      expect(await row(id)).toMatchObject({ state: 'published' })
      expect(await world.shown(channelId)).toHaveLength(1)
      return
    }
    expect(await look(id)).toEqual({ type: 'looking-again' })
    expect(await look(id)).toMatchObject({ type: 'needs-attention', question: 'sent-twice' })
    expect((await row(id)).reason).toContain(detail)
    expect(await world.shown(channelId)).toEqual([])
  })

  it('a post whose second send is refused for its text fails at once: the first was not taken either', async () => {
    const { db } = world.deps
    fault('x', { kind: 'reset-before-accept' })
    const id = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    expect(await look(id)).toEqual({ type: 'looking-again' })
    expect(await look(id)).toEqual({ type: 'sending-again' })
    const detail = 'Your Tweet text is too long.'
    const body = { title: 'Forbidden', type: 'about:blank', status: 403, detail }
    fault('x', { kind: 'status', status: 403, body })
    await workChannel(world.deps, channelId, goOn)
    expect(await row(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining(detail) })
    expect(await world.shown(channelId)).toEqual([])
  })

  it('looks again and again for two days, at least every half hour', () => {
    const waits = Array.from({ length: liveTiming.failedLooksAllowed }, (_, failed) =>
      lookAgainAfter(liveTiming, failed + 1),
    )
    const hours = waits.reduce((sum, ms) => sum + ms, 0) / 3_600_000
    expect(hours).toBeGreaterThan(46)
    expect(hours).toBeLessThan(50)
    expect(Math.max(...waits)).toBe(30 * 60_000)
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
  })

  it('adopts the id that a worker which had lost the post wrote on its attempt, without asking', async () => {
    const { db } = world.deps
    fault('x', { kind: 'reset-before-accept' })
    const id = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    await sql`update attempt set external_id = '123456' where post_id = ${id}`.execute(db)
    expect(await look(id)).toEqual({ type: 'adopted', externalId: '123456' })
  })

  it('is done by one of twenty workers that are told at once', async () => {
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(world.deps.db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    await hurry(world.deps.db, id)
    const results = await Promise.all(Array.from({ length: 20 }, () => reconcilePost(world.deps, id)))
    expect(results.filter(result => result.type === 'adopted')).toHaveLength(1)
    expect(results.filter(result => result.type === 'not-its-time')).toHaveLength(19)
  })

  it('is taken up again within a lease when the worker dies while it looks', async () => {
    const { db, timing } = world.deps
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    await hurry(db, id)
    const dying = reconcilePost(
      {
        ...world.deps,
        reached(step) {
          if (step === 'after-look') throw new Error('the process dies')
        },
      },
      id,
    )
    await expect(dying).rejects.toThrow('the process dies')
    await hurry(db, id, timing.leaseMs)
    expect(await reconcilePost(world.deps, id)).toMatchObject({ type: 'adopted' })
    expect(await world.shown(channelId)).toHaveLength(1)
  })

  it('does nothing when it runs again after the adoption', async () => {
    fault('x', { kind: 'reset-after-accept' })
    const id = await buildPost(world.deps.db, { channelId })
    await workChannel(world.deps, channelId, goOn)
    await look(id)
    expect(await reconcilePost(world.deps, id)).toEqual({ type: 'not-its-time' })
  })
})
