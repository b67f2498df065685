import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Claim, claimNext } from '../../../src/publishing/sending/claim.ts'
import { recordPublished } from '../../../src/publishing/sending/record-sent.ts'
import { sandboxTiming as timing } from '../../../src/publishing/sending/timing.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { attemptsOf, buildPost, newText, postRow } from '../../factories/publishing.ts'
import { approvalRecalls, stopRecalls } from '../../factories/recalls.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

describe.each(databaseKinds)(
  "recording a post and claiming its channel's next one, on the %s database",
  kind => {
    let world: ProtocolWorld
    let channelId: string
    let claim: Claim
    let first: string
    beforeAll(async () => {
      world = await openProtocolWorld(kind)
    })
    afterAll(() => world.close())
    beforeEach(async () => {
      channelId = await world.channel('x', `office-${crypto.randomUUID().slice(0, 8)}`)
      first = await buildPost(world.deps.db, { channelId, dueInMs: -20_000 })
      const taken = await claimNext(world.deps.db, { channelId, worker: 'worker-1', timing })
      if (!taken) throw new Error('the post is due')
      claim = taken
    })

    const record = (asked: 'with a claim' | 'alone' = 'with a claim') =>
      recordPublished(world.deps.db, claim, {
        attemptId: claim.attemptId,
        position: 0,
        externalId: first,
        permalink: undefined,
        nextPosition: undefined,
        claimFor: asked === 'alone' ? undefined : 'worker-1',
        timing,
      })

    it('takes the next that is due, with its attempt written', async () => {
      const { db } = world.deps
      const second = await buildPost(db, { channelId, dueInMs: -5_000 })
      const next = await buildPost(db, { channelId, dueInMs: -10_000 })
      const recorded = await record()
      expect(recorded).toMatchObject({ type: 'ended', claim: { postId: next, state: 'sending', fence: 1 } })
      expect(await postRow(db, first)).toMatchObject({ state: 'published', next_at: null })
      expect(await postRow(db, second)).toMatchObject({ state: 'scheduled' })
      const attemptId = recorded.type === 'ended' ? recorded.claim?.attemptId : undefined
      expect(await attemptsOf(db, next)).toMatchObject([{ id: attemptId, fence: 1, outcome: null }])
    })

    it('takes nothing when nothing is due', async () => {
      const { db } = world.deps
      const later = await buildPost(db, { channelId, dueInMs: 60_000 })
      expect(await record()).toEqual({ type: 'ended', claim: undefined })
      expect(await postRow(db, later)).toMatchObject({ state: 'scheduled' })
    })

    it('takes nothing for a worker that is to stop', async () => {
      const due = await buildPost(world.deps.db, { channelId })
      expect(await record('alone')).toEqual({ type: 'ended', claim: undefined })
      expect(await postRow(world.deps.db, due)).toMatchObject({ state: 'scheduled', fence: 0 })
    })

    it('takes nothing with a record that came too late', async () => {
      const { db } = world.deps
      await buildPost(db, { channelId })
      await db.updateTable('post').set({ fence: 2, state: 'reconciling' }).where('id', '=', first).execute()
      expect(await record()).toEqual({ type: 'lost' })
      expect(await attemptsOf(db, first)).toMatchObject([{ external_id: first, outcome: 'published' }])
    })

    it.each(stopRecalls)('takes nothing when $name', async ({ recall, resume }) => {
      const due = await buildPost(world.deps.db, { channelId })
      await recall(world.deps.db, due)
      expect(await record()).toEqual({ type: 'ended', claim: undefined })
      await resume(world.deps.db, due)
    })

    it.each(approvalRecalls)('puts the next one aside when $name', async ({ recall }) => {
      const due = await buildPost(world.deps.db, { channelId })
      await recall(world.deps.db, due)
      expect(await record()).toMatchObject({ type: 'ended', claim: { postId: due, state: 'cancelled' } })
    })

    // Kiritimati and Pago Pago are never on the same day.
    it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('writes the day it is in %s', async zone => {
      const { db } = world.deps
      await db
        .updateTable('office')
        .set({ time_zone: zone })
        .where('id', '=', eb => eb.selectFrom('post').select('office_id').where('id', '=', first))
        .execute()
      await record('alone')
      const { rows } = await sql<{ written: string; local: string; marked: boolean }>`
        select published_on::text as written, (published_at at time zone ${zone})::date::text as local,
          exists (select from rollup_due where office_id = post.office_id and kind = 'posts') as marked
        from post where id = ${first}`.execute(db)
      expect(rows[0]?.written).toBe(rows[0]?.local)
      expect(rows[0]?.marked).toBe(false)
    })

    it('gives a publication that is dated anew the day of its new moment, and never takes it back', async () => {
      const { db } = world.deps
      await record('alone')
      const change = db.updateTable('post').where('id', '=', first)
      await change.set({ published_at: new Date('2025-12-31T12:00:00Z') }).execute()
      const { published_on } = await db
        .selectFrom('post')
        .select(sql<string>`published_on::text`.as('published_on'))
        .where('id', '=', first)
        .executeTakeFirstOrThrow()
      expect(published_on).toBe('2025-12-31')
      await expect(change.set({ published_at: null }).execute()).rejects.toThrow('never taken back')
    })

    it('takes no more posts once the worker is to stop, and sends the one it has', async () => {
      const { db } = world.deps
      await record('alone')
      const ids = [await buildPost(db, { channelId, texts: [newText()] }), await buildPost(db, { channelId })]
      const stopping = new AbortController()
      await workChannel(
        {
          ...world.deps,
          reached(step) {
            if (step === 'before-send') stopping.abort()
          },
        },
        channelId,
        stopping.signal,
      )
      const states = await Promise.all(ids.map(async id => (await postRow(db, id)).state))
      expect(states.toSorted()).toEqual(['published', 'scheduled'])
    })
  },
)
