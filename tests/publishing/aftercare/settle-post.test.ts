import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { adoptByHand, cancelPost, sendAgain } from '../../../src/publishing/aftercare/settle-post.ts'
import {
  cancelWithdrawnPosts,
  restoreApprovedPosts,
} from '../../../src/publishing/aftercare/withdrawn-posts.ts'
import type { PostState } from '../../../src/publishing/post-state.ts'
import { machine, type PostEvent } from '../../../src/publishing/sending/machine.ts'
import { buildChannel, buildOffice } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { approveAgain, buildPost, idsOf, newText, postRow } from '../../factories/publishing.ts'
import { approvalRecalls, approverRecalls } from '../../factories/recalls.ts'

const states = Object.keys(machine) as PostState[]
const actor: Actor = { id: 'amna', via: 'session', grants: [{ role: 'approver', officeId: '*' }] }

describe.each(databaseKinds)('settling a post by hand, on the %s database', kind => {
  let database: Database
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    channelId = await buildChannel(database.db, { officeId: await buildOffice(database.db) })
  })
  const deps = () => ({ db: database.db, clock: systemClock })

  const deeds: [PostEvent, number, (postId: string) => Promise<unknown>][] = [
    ['send-again', 1, postId => sendAgain(deps(), { actor, postId })],
    ['cancel', 1, postId => cancelPost(deps(), { actor, postId })],
    ['adopt-last', 1, postId => adoptByHand(deps(), { actor, postId, externalId: postId })],
    ['adopt-more-to-send', 2, postId => adoptByHand(deps(), { actor, postId, externalId: postId })],
  ]
  const everyDeed = deeds.flatMap(([event, segments, act]) =>
    states.map(state => ({ event, segments, act, state })),
  )

  it('has the files of what is sent again uploaded once more, and leaves alone what is out', async () => {
    const id = await buildPost(database.db, {
      channelId,
      texts: [newText(), newText()],
      published: [crypto.randomUUID()],
      state: 'failed',
    })
    await database.db
      .updateTable('segment')
      .set({ media_handles: ['7'], handles_at: new Date() })
      .where('post_id', '=', id)
      .execute()
    await sendAgain(deps(), { actor, postId: id })
    const segments = await database.db
      .selectFrom('segment')
      .select('media_handles')
      .where('post_id', '=', id)
      .orderBy('position')
      .execute()
    expect(segments.map(each => each.media_handles)).toEqual([['7'], []])
  })

  it.each(everyDeed)('does "$event" to a "$state" post only as the table of states says', async deed => {
    const { event, segments, act, state } = deed
    const texts = Array.from({ length: segments }, newText)
    const id = await buildPost(database.db, { channelId, texts, state })
    const before = await postRow(database.db, id)
    const next = (machine[state] as Partial<Record<PostEvent, PostState>>)[event]
    if (next) {
      await act(id)
      expect(await postRow(database.db, id)).toMatchObject({ state: next })
    } else {
      await expect(act(id)).rejects.toMatchObject({ family: 'conflict' })
      expect(await postRow(database.db, id)).toEqual(before)
    }
  })

  describe.each([...approvalRecalls, ...approverRecalls])('when $name', ({ recall, words }) => {
    async function recalled(facts: { texts?: string[]; published?: string[]; dueInMs?: number } = {}) {
      const approvedBy = crypto.randomUUID()
      const id = await buildPost(database.db, { channelId, state: 'needs_attention', approvedBy, ...facts })
      await recall(database.db, id)
      return id
    }

    it('sends nothing again that nobody has approved', async () => {
      const id = await recalled()
      const before = await postRow(database.db, id)
      const sending = sendAgain(deps(), { actor, postId: id })
      await expect(sending).rejects.toMatchObject({
        code: 'not-approved',
        message: expect.stringMatching(words),
      })
      expect(await postRow(database.db, id)).toEqual(before)
    })

    it('sends the rest of a thread under a later approval of the same content', async () => {
      const id = await recalled({ texts: [newText(), newText()], published: [crypto.randomUUID()] })
      const approval = await approveAgain(database.db, id)
      await sendAgain(deps(), { actor, postId: id })
      expect(await postRow(database.db, id)).toMatchObject({ state: 'retry_wait', approval_id: approval })
    })

    it('takes no later approval of another content for one of this', async () => {
      const id = await recalled()
      await approveAgain(database.db, id, { contentHash: 'the number put right' })
      await expect(sendAgain(deps(), { actor, postId: id })).rejects.toMatchObject({ code: 'not-approved' })
    })

    it('sends nothing twice that was scheduled again under the later approval', async () => {
      const id = await recalled()
      const approval = await approveAgain(database.db, id)
      const twin = await buildPost(database.db, { channelId })
      await sql`update post set approval_id = approval.id, news_item_id = approval.news_item_id,
        content_hash = approval.content_hash
        from approval where approval.id = ${approval} and post.id = ${twin}`.execute(database.db)
      await expect(sendAgain(deps(), { actor, postId: id })).rejects.toMatchObject({
        code: 'scheduled-again',
        message: expect.stringContaining(twin),
      })
    })

    it('does not send before its time what was approved again before it', async () => {
      const id = await recalled({ dueInMs: 3_600_000 })
      await approveAgain(database.db, id)
      await sendAgain(deps(), { actor, postId: id })
      const { due_at, next_at } = await postRow(database.db, id)
      expect(next_at).toEqual(due_at)
    })

    it('leaves what is out of a thread and cancels the rest', async () => {
      const first = crypto.randomUUID()
      const id = await recalled({ texts: [newText(), newText()], published: [first] })
      await cancelPost(deps(), { actor, postId: id })
      expect(await postRow(database.db, id)).toMatchObject({ state: 'cancelled', next_at: null })
      expect(await idsOf(database.db, id)).toEqual([first, null])
    })
  })

  describe('a post whose approver left before its time', () => {
    async function waiting(facts: { texts?: string[]; published?: string[]; dueInMs?: number } = {}) {
      const approvedBy = crypto.randomUUID()
      const id = await buildPost(database.db, { channelId, approvedBy, dueInMs: 3_600_000, ...facts })
      await approverRecalls[0]?.recall(database.db, id)
      await cancelWithdrawnPosts(database.db)
      await restoreApprovedPosts(database.db)
      expect(await postRow(database.db, id)).toMatchObject({ state: 'needs_attention', next_at: null })
      return { id, approvedBy }
    }

    it('goes back to its time when another person approves the same content', async () => {
      const { id } = await waiting()
      const approval = await approveAgain(database.db, id)
      await sql`update approval set superseded_by = ${approval}
        where id = (select approval_id from post where id = ${id})`.execute(database.db)
      await restoreApprovedPosts(database.db)
      const { state, due_at, next_at, reason } = await postRow(database.db, id)
      expect({ state, next_at, reason }).toEqual({ state: 'scheduled', next_at: due_at, reason: null })
    })

    it('goes back to its time when the approver may approve again', async () => {
      const { id, approvedBy } = await waiting()
      await sql`update person set deactivated_at = null where id = ${approvedBy}`.execute(database.db)
      await restoreApprovedPosts(database.db)
      expect(await postRow(database.db, id)).toMatchObject({ state: 'scheduled' })
    })

    it.each<[string, Parameters<typeof waiting>[0] & object]>([
      ['of which a segment is out', { texts: ['One', 'Two'], published: [crypto.randomUUID()] }],
      ['whose time has passed', { dueInMs: -1_000 }],
    ])('waits for a person %s', async (_title, facts) => {
      const { id, approvedBy } = await waiting(facts)
      if (facts.published)
        await sql`insert into attempt (id, post_id, position, fence, content_hash, deadline_at)
          values (${crypto.randomUUID()}, ${id}, 0, 1, 'hash', now())`.execute(database.db)
      await sql`update person set deactivated_at = null where id = ${approvedBy}`.execute(database.db)
      await restoreApprovedPosts(database.db)
      expect(await postRow(database.db, id)).toMatchObject({ state: 'needs_attention' })
    })

    it('leaves a post in doubt to a person', async () => {
      const id = await buildPost(database.db, { channelId, state: 'needs_attention', dueInMs: -1_000 })
      await restoreApprovedPosts(database.db)
      expect(await postRow(database.db, id)).toMatchObject({ state: 'needs_attention' })
    })
  })
})
