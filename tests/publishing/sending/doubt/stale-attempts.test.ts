import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PublishingDeps } from '../../../../src/publishing/sending/deps.ts'
import { reconcilePost } from '../../../../src/publishing/sending/doubt/reconcile.ts'
import { reviewStaleAttempts } from '../../../../src/publishing/sending/doubt/stale-attempts.ts'
import { workChannel } from '../../../../src/publishing/sending/work-channel.ts'
import type { FaultRequest } from '../../../../src/sandbox/start.ts'
import { databaseKinds } from '../../../factories/database.ts'
import { attemptsOf, buildPost, hurry, newText, postRow } from '../../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../protocol-world.ts'

const goOn = new AbortController().signal

describe.each(databaseKinds)(
  'a worker that was held up while another took its post over, on the %s database',
  kind => {
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

    /** Another worker finds the lease over, the account twice without the post, and sends the whole of it. */
    async function takeOver(postId: string) {
      const { db } = world.deps
      const other = { ...world.deps, worker: 'worker-2' }
      await sql`update post set state = 'reconciling', looks = 0, next_at = now() where id = ${postId}`.execute(
        db,
      )
      expect(await reconcilePost(other, postId)).toMatchObject({ type: 'looking-again' })
      await hurry(db, postId)
      expect(await reconcilePost(other, postId)).toMatchObject({ type: 'sending-again' })
      await workChannel(other, channelId, goOn)
      expect(await postRow(db, postId)).toMatchObject({ state: 'published' })
    }

    /** Works by clocks of its own, and is held up before its first request until the post is taken over. */
    async function heldUp(
      postId: string,
      clock: Partial<PublishingDeps['clock']>,
      fault?: Partial<FaultRequest>,
    ) {
      let isFirst = true
      await workChannel(
        {
          ...world.deps,
          clock: { ...world.deps.clock, ...clock },
          async reached(step) {
            if (step !== 'before-send' || !isFirst) return
            isFirst = false
            await takeOver(postId)
            if (fault)
              world.sandbox.addFault({
                network: 'x',
                kind: 'hang',
                match: { method: 'POST', path: '/tweets' },
                ...fault,
              })
          },
        },
        channelId,
        goOn,
      )
    }

    async function review() {
      await sql`update attempt set stale_at = stale_at - interval '1 hour'`.execute(world.deps.db)
      await reviewStaleAttempts(world.deps)
      await reviewStaleAttempts(world.deps)
    }

    async function told(postId: string) {
      return await world.deps.db
        .selectFrom('event')
        .select(['kind', 'data'])
        .where('subject_id', '=', postId)
        .where('kind', '=', 'post.doubled')
        .execute()
    }

    const thread = () => [newText(), newText()]
    /** A machine that was suspended: its monotonic clock knows nothing of it, its wall clock does. */
    function suspended() {
      let calls = 0
      return { monotonic: () => 0, now: () => new Date(Date.now() + 600_000 * calls++) }
    }
    /** A guest that was paused: neither clock knows. */
    const paused = { monotonic: () => 0, now: () => new Date(0) }

    it('sends nothing more when only its monotonic clock stood still', async () => {
      const id = await buildPost(world.deps.db, { channelId, texts: thread() })
      await heldUp(id, suspended())
      expect(await world.shown(channelId)).toHaveLength(2)
      await review()
      expect(await told(id)).toEqual([])
    })

    it('says once that the post is there twice, with both links, when both clocks stood still', async () => {
      const { db } = world.deps
      const id = await buildPost(db, { channelId })
      await heldUp(id, paused)
      const ids = (await world.shown(channelId)).map(post => post.id)
      expect(ids).toHaveLength(2)
      expect(await attemptsOf(db, id)).toMatchObject([{ outcome: 'published' }, { outcome: 'published' }])
      await review()
      const [event, ...more] = await told(id)
      expect(more).toEqual([])
      for (const externalId of ids) expect(JSON.stringify(event?.data)).toContain(externalId)
    })

    it('finds the second post although its reply was lost', async () => {
      const id = await buildPost(world.deps.db, { channelId })
      await heldUp(id, paused, { kind: 'reset-after-accept' })
      expect(await world.shown(channelId)).toHaveLength(2)
      await review()
      expect(await told(id)).toHaveLength(1)
    })

    it('says nothing when the late request never got there', async () => {
      const id = await buildPost(world.deps.db, { channelId })
      await heldUp(id, paused, { kind: 'reset-before-accept' })
      expect(await world.shown(channelId)).toHaveLength(1)
      await review()
      expect(await told(id)).toEqual([])
    })

    it('waits while the account cannot be read, and looks again', async () => {
      const id = await buildPost(world.deps.db, { channelId })
      await heldUp(id, paused, { kind: 'reset-after-accept' })
      world.sandbox.addFault({
        network: 'x',
        kind: 'html-503',
        match: { method: 'GET', path: '/tweets' },
        times: 2,
      })
      await review()
      expect(await told(id)).toEqual([])
      world.sandbox.clearFaults()
      await review()
      expect(await told(id)).toHaveLength(1)
    })
  },
)
