import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DatelineError } from '../../../src/core/errors/errors.ts'
import { momentOf } from '../../../src/core/time/elapsed.ts'
import { claimNext } from '../../../src/publishing/sending/claim.ts'
import type { PublishingDeps } from '../../../src/publishing/sending/deps.ts'
import { publishPost } from '../../../src/publishing/sending/publish-post.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import type { FaultRequest } from '../../../src/sandbox/start.ts'
import { databaseKinds } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { attemptsOf, buildPost, hurry, idsOf, newText, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

const goOn = new AbortController().signal

describe.each(databaseKinds)('publishing on the %s database', kind => {
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

  const work = (change: Partial<PublishingDeps> = {}, channel = channelId) =>
    workChannel({ ...world.deps, ...change }, channel, goOn)
  const row = (id: string) => postRow(world.deps.db, id)
  const fault = (change: Omit<FaultRequest, 'network' | 'match'>) =>
    world.sandbox.addFault({ network: 'x', match: { method: 'POST', path: '/tweets' }, ...change })

  it('sends what is due in order of due time and keeps the ids', async () => {
    const { db } = world.deps
    const texts = [newText(), newText(), newText()]
    const ids: string[] = []
    for (const [index, text] of texts.entries()) {
      ids.push(await buildPost(db, { channelId, texts: [text], dueInMs: -10_000 + index }))
    }
    await work()
    const shown = await world.shown(channelId)
    expect(shown.map(post => post.text)).toEqual(texts)
    for (const [index, id] of ids.entries()) {
      expect(await row(id)).toMatchObject({ state: 'published', next_at: null, reason: null })
      expect(await idsOf(db, id)).toEqual([shown[index]?.id])
    }
  })

  it('sends a thread part by part, each answering the one before', async () => {
    const texts = [newText(), newText(), newText()]
    const id = await buildPost(world.deps.db, { channelId, texts })
    await work()
    const shown = await world.shown(channelId)
    expect(shown.map(({ text, parent }) => [text, parent])).toEqual([
      [texts[0], null],
      [texts[1], shown[0]?.id],
      [texts[2], shown[1]?.id],
    ])
    expect((await attemptsOf(world.deps.db, id)).map(each => each.outcome)).toEqual(
      texts.map(() => 'published'),
    )
  })

  it('goes on with a thread after the last known id, never from the start', async () => {
    const { db } = world.deps
    const texts = [newText(), newText(), newText()]
    const id = await buildPost(db, { channelId, texts })
    await expect(
      work({
        reached(step) {
          if (step === 'after-record') throw new Error('the process dies')
        },
      }),
    ).rejects.toThrow('the process dies')
    expect(await idsOf(db, id)).toEqual([expect.any(String), null, null])
    await db
      .updateTable('post')
      .set({ state: 'retry_wait', next_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    await work()
    expect((await world.shown(channelId)).map(post => post.text)).toEqual(texts)
    expect(await row(id)).toMatchObject({ state: 'published' })
  })

  it('uploads images once, also when the worker dies after the upload', async () => {
    const { db } = world.deps
    const media = [{ mediaId: crypto.randomUUID(), altText: 'The desk' }]
    const id = await buildPost(db, { channelId, media })
    let uploads = 0
    const counting: Partial<PublishingDeps> = {
      readMedia: async mediaId => {
        uploads += 1
        return await world.deps.readMedia(mediaId)
      },
    }
    await expect(
      work({
        ...counting,
        reached(step) {
          if (step === 'after-upload') throw new Error('the process dies')
        },
      }),
    ).rejects.toThrow('the process dies')
    await hurry(db, id)
    await work(counting)
    expect(uploads).toBe(1)
    expect(await row(id)).toMatchObject({ state: 'published' })
    expect(await world.shown(channelId)).toMatchObject([{ media: [{ altText: 'The desk' }] }])
  })

  it.each<[string, Omit<FaultRequest, 'network' | 'match'>, number]>([
    ['the reply is lost', { kind: 'reset-after-accept' }, 1],
    ['the reply is cut in the middle', { kind: 'cut-reply', at: 20 }, 1],
    ['the reply is empty', { kind: 'empty-reply' }, 1],
    ['the network answers 500 and has the post', { kind: 'status', status: 500, when: 'after-accept' }, 1],
    ['the network answers 503 and has it not', { kind: 'html-503' }, 0],
    ['the connection is reset before the network took it', { kind: 'reset-before-accept' }, 0],
  ])('leaves a doubt when %s', async (_title, change, there) => {
    const { db } = world.deps
    fault(change)
    const id = await buildPost(db, { channelId })
    await work()
    expect(await row(id)).toMatchObject({ state: 'reconciling', looks: 0 })
    expect((await row(id)).reason).toBeTruthy()
    expect(await world.shown(channelId)).toHaveLength(there)
    expect(await attemptsOf(db, id)).toMatchObject([{ outcome: 'unknown', external_id: null }])
  })

  it('waits until the moment that a rate limit names, while other channels go on', async () => {
    const { db } = world.deps
    const other = await world.channel()
    fault({ kind: 'rate-limited', resetInSeconds: 600 })
    const [limited, waiting] = [await buildPost(db, { channelId }), await buildPost(db, { channelId })]
    const free = await buildPost(db, { channelId: other })
    await work()
    await work({}, other)
    expect(await row(limited)).toMatchObject({ state: 'retry_wait' })
    expect(await row(waiting)).toMatchObject({ state: 'scheduled' })
    expect(await row(free)).toMatchObject({ state: 'published' })
    const { blocked_until } = await db
      .selectFrom('channel')
      .select('blocked_until')
      .where('id', '=', channelId)
      .executeTakeFirstOrThrow()
    expect(minutesAway(blocked_until)).toBe(10)
    expect(minutesAway((await row(limited)).next_at)).toBe(10)
  })

  it('slows a Page down once it has used 80 per cent of its calls, with what is out staying out', async () => {
    const { db } = world.deps
    const page = await world.channel('facebook')
    world.sandbox.changeSettings({ facebookCallsPerDay: 5 })
    const ids: string[] = []
    for (let number = 0; number < 5; number += 1) ids.push(await buildPost(db, { channelId: page }))
    await work({}, page)
    world.sandbox.changeSettings({ facebookCallsPerDay: 0 })
    const states = await Promise.all(ids.map(async id => (await row(id)).state))
    expect(states.filter(state => state === 'published')).toHaveLength(4)
    expect(states.filter(state => state === 'scheduled')).toHaveLength(1)
    const { blocked_until } = await db
      .selectFrom('channel')
      .select('blocked_until')
      .where('id', '=', page)
      .executeTakeFirstOrThrow()
    expect(minutesAway(blocked_until)).toBe(5)
  })

  it('tries again later what never reached the network, later each time', async () => {
    const { db } = world.deps
    const id = await buildPost(db, { channelId })
    const away = new Map(world.deps.networks)
    const x = away.get('x')
    if (!x) throw new Error('X is missing')
    away.set('x', {
      ...x,
      publishSegment: async () => ({
        type: 'not-sent',
        code: 'ECONNREFUSED',
        reason: 'X cannot be reached.',
      }),
    })
    for (const tries of [1, 2]) {
      await work({ networks: away })
      expect(await row(id)).toMatchObject({ state: 'retry_wait', tries })
      await hurry(db, id)
    }
    await work()
    expect(await row(id)).toMatchObject({ state: 'published' })
  })

  it('fails a post that the network refuses for good, with its reason, and goes on with the next', async () => {
    const { db } = world.deps
    fault({ kind: 'status', status: 400, body: { title: 'Invalid Request', detail: 'No such thing.' } })
    const refused = await buildPost(db, { channelId })
    const next = await buildPost(db, { channelId })
    await work()
    expect(await row(refused)).toMatchObject({ state: 'failed', next_at: null })
    expect((await row(refused)).reason).toBeTruthy()
    expect(await row(next)).toMatchObject({ state: 'published' })
    await notifyNow(db)
    const told = await db.selectFrom('notification').selectAll().where('post_id', '=', refused).execute()
    expect(told).toMatchObject([{ kind: 'post-failed' }])
  })

  it('fails a post whose image cannot be read even at the fourth try, and the next goes out meanwhile', async () => {
    const { db } = world.deps
    const media = [{ mediaId: crypto.randomUUID(), altText: 'Gone' }]
    const poisoned = await buildPost(db, { channelId, media, dueInMs: -20_000 })
    const next = await buildPost(db, { channelId })
    const readMedia = () => Promise.reject(new Error('ENOENT: no such file'))
    await work({ readMedia })
    expect(await row(poisoned)).toMatchObject({ state: 'retry_wait', tries: 1 })
    expect(await row(next)).toMatchObject({ state: 'published' })
    for (let tries = 0; tries < 3; tries += 1) {
      await hurry(db, poisoned)
      await work({ readMedia })
    }
    expect(await row(poisoned)).toMatchObject({ state: 'failed' })
    expect((await row(poisoned)).reason).toMatch(/"Gone" could not be read/)
  })

  it('waits for an image while the storage is away, past the fourth try', async () => {
    const { db } = world.deps
    const media = [{ mediaId: crypto.randomUUID(), altText: 'Far' }]
    const id = await buildPost(db, { channelId, media })
    const away = new DatelineError('media-storage-failed', { action: 'give', reason: 'it answered 503' })
    for (let tries = 0; tries < 6; tries += 1) {
      await hurry(db, id)
      await work({ readMedia: () => Promise.reject(away) })
    }
    expect(await row(id)).toMatchObject({ state: 'retry_wait', tries: 6 })
    expect((await row(id)).reason).toMatch(/"Far" could not be read \(.*503.*\). It is tried again/)
    await hurry(db, id)
    await work()
    expect(await row(id)).toMatchObject({ state: 'published' })
  })

  it('keeps its lease during an upload that lasts longer', async () => {
    const { db, timing } = world.deps
    const media = [{ mediaId: crypto.randomUUID(), altText: 'Large' }]
    const id = await buildPost(db, { channelId, media })
    await work({
      timing: { ...timing, leaseMs: 300, sendWindowMs: 10_000 },
      async readMedia(mediaId) {
        const leases = new Set<number | undefined>()
        while (leases.size < 3) {
          leases.add((await row(id)).next_at?.getTime())
          await setImmediate()
        }
        return await world.deps.readMedia(mediaId)
      },
    })
    expect(await row(id)).toMatchObject({ state: 'published', fence: 1 })
  })

  it('does not send when the time of its lease is over before the request', async () => {
    const { db } = world.deps
    const id = await buildPost(db, { channelId })
    let late = 0
    const clock = { ...world.deps.clock, monotonic: () => performance.now() + late }
    await work({
      clock,
      reached(step) {
        if (step === 'before-send') late = 60_000
      },
    })
    expect(await world.shown(channelId)).toEqual([])
    expect(await row(id)).toMatchObject({ state: 'retry_wait', tries: 1 })
    expect((await row(id)).reason).toMatch(/held up/)
  })

  it('keeps the id that comes back to a worker which has lost the post', async () => {
    const { db, timing } = world.deps
    const id = await buildPost(db, { channelId })
    const claim = await claimNext(db, { channelId, worker: 'slow', timing })
    if (!claim) throw new Error('nothing was claimed')
    const account = await world.deps.freshAccount(channelId)
    await publishPost(
      {
        ...world.deps,
        async reached(step) {
          if (step !== 'after-send') return
          await db.updateTable('post').set({ fence: 2, state: 'reconciling' }).where('id', '=', id).execute()
        },
      },
      claim,
      account,
      momentOf(world.deps.clock),
    )
    const [shown] = await world.shown(channelId)
    expect(await attemptsOf(db, id)).toMatchObject([{ external_id: shown?.id, outcome: 'published' }])
    expect(await row(id)).toMatchObject({ state: 'reconciling', fence: 2 })
    expect(await idsOf(db, id)).toEqual([null])
  })

  it('renews a refused token once and sends the post once', async () => {
    const { db } = world.deps
    fault({ kind: 'status', status: 401, body: { title: 'Unauthorized', status: 401, type: 'about:blank' } })
    const id = await buildPost(db, { channelId })
    await work()
    expect(await row(id)).toMatchObject({ state: 'published' })
    expect(await world.shown(channelId)).toHaveLength(1)
  })

  it('makes one post when the same bell is delivered a hundred times', async () => {
    const id = await buildPost(world.deps.db, { channelId })
    await Promise.all(Array.from({ length: 100 }, (_, index) => work({ worker: `worker-${index}` })))
    expect(await world.shown(channelId)).toHaveLength(1)
    expect(await row(id)).toMatchObject({ state: 'published', fence: 1 })
  })
})

function minutesAway(moment: Date | null): number {
  return Math.round(((moment?.getTime() ?? 0) - Date.now()) / 60_000)
}
