import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import { deletePublished } from '../../../src/publishing/aftercare/delete-published.ts'
import {
  adoptCommentFromPost,
  leaveCommentOut,
  sendCommentAgain,
} from '../../../src/publishing/aftercare/settle-comment.ts'
import { recallComments, restoreComments } from '../../../src/publishing/aftercare/withdrawn-comments.ts'
import { reconcileComment } from '../../../src/publishing/sending/comments/reconcile-comment.ts'
import { reviewStaleComments } from '../../../src/publishing/sending/comments/stale-comments.ts'
import { dispatchOnce } from '../../../src/publishing/sending/dispatch.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import type { FaultRequest } from '../../../src/sandbox/start.ts'
import { testKeys } from '../../factories/channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { person } from '../../factories/news.ts'
import { approveAgain, buildPost, postRow } from '../../factories/publishing.ts'
import { approvalRecalls, approverRecalls } from '../../factories/recalls.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

const goOn = new AbortController().signal
const admin = person('omar', 'admin')
const link = 'https://example.org/news'

describe.each(databaseKinds)('a first comment, on the %s database', kind => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())
  afterEach(() => world.sandbox.clearFaults())

  const db = () => world.deps.db
  const fault = (change: Omit<FaultRequest, 'network' | 'match'>) =>
    world.sandbox.addFault({ network: 'facebook', match: { method: 'POST', path: '/comments' }, ...change })
  const comment = async (id: string) =>
    await db().selectFrom('first_comment').selectAll().where('post_id', '=', id).executeTakeFirstOrThrow()
  const accountDeps = () => ({ ...world.deps, keys: testKeys })
  const hurry = async (id: string) =>
    await db()
      .updateTable('first_comment')
      .set({ next_at: new Date(Date.now() - 60_000) })
      .where('post_id', '=', id)
      .where('next_at', 'is not', null)
      .execute()

  async function published(facts: Partial<Parameters<typeof buildPost>[1]> = {}) {
    const channelId = await world.channel('facebook')
    const id = await buildPost(db(), { channelId, comment: link, ...facts })
    await workChannel(world.deps, channelId, goOn)
    return { id, channelId }
  }
  const shown = async (channelId: string) => {
    const all = await world.shown(channelId)
    return { posts: all.filter(each => !each.parent), comments: all.filter(each => each.parent) }
  }
  async function goOnWith(id: string, channelId: string) {
    await hurry(id)
    const looked = await reconcileComment(world.deps, id)
    await hurry(id)
    await workChannel(world.deps, channelId, goOn)
    return looked
  }
  const notices = async (id: string) => {
    await notifyNow(db())
    const rows = await db().selectFrom('notification').selectAll().where('post_id', '=', id).execute()
    return rows.map(row => row.kind)
  }

  it('is written below its post, once, as soon as that is out', async () => {
    const { id, channelId } = await published()
    const { posts, comments } = await shown(channelId)
    expect([posts.length, comments]).toEqual([
      1,
      [expect.objectContaining({ text: link, parent: posts[0]?.id })],
    ])
    expect(await comment(id)).toMatchObject({
      state: 'published',
      external_id: comments[0]?.id,
      next_at: null,
    })
    await hurry(id)
    await workChannel(world.deps, channelId, goOn)
    expect((await shown(channelId)).comments).toHaveLength(1)
    expect(await notices(id)).toEqual([])
  })

  it('waits for its post, and is rung for with its channel', async () => {
    const channelId = await world.channel('facebook')
    const id = await buildPost(db(), { channelId, comment: link, dueInMs: 3_600_000 })
    await workChannel(world.deps, channelId, goOn)
    expect(await comment(id)).toMatchObject({ state: 'scheduled', next_at: null })
    const rung: string[] = []
    const queue = {
      add: async (_job: unknown, jobs: { id: string }[]) => void rung.push(...jobs.map(each => each.id)),
    }
    const dispatch = () => dispatchOnce({ ...world.deps, queue: queue as never })
    await dispatch()
    expect(rung.filter(each => each.startsWith(channelId))).toEqual([])
    // Found on the account, or named by a person: however it comes to be out.
    await db().updateTable('segment').set({ external_id: '1_2' }).where('post_id', '=', id).execute()
    await db().updateTable('post').set({ state: 'published', next_at: null }).where('id', '=', id).execute()
    await dispatch()
    expect(rung.filter(each => each.startsWith(channelId))).toHaveLength(1)
  })

  it.each<[string, Omit<FaultRequest, 'network' | 'match'>, number]>([
    ['its reply is lost', { kind: 'reset-after-accept' }, 1],
    ['its reply is cut', { kind: 'cut-reply', at: 3 }, 1],
    [
      'Facebook has a fault of its own and wrote it',
      { kind: 'status', status: 500, when: 'after-accept' },
      1,
    ],
    ['it never arrived', { kind: 'reset-before-accept' }, 3],
  ])('is there once where %s', async (_title, change, looks) => {
    fault(change)
    const { id, channelId } = await published()
    expect(await comment(id)).toMatchObject({ state: 'reconciling' })
    expect(await postRow(db(), id)).toMatchObject({ state: 'published', reason: null })
    for (let look = 0; look < looks; look += 1) await goOnWith(id, channelId)
    expect((await shown(channelId)).comments).toHaveLength(1)
    expect(await comment(id)).toMatchObject({ state: 'published' })
    expect(await notices(id)).toEqual([])
  })

  it('ends in a question of its own where nothing decides, and never touches the post', async () => {
    fault({ kind: 'reset-before-accept', times: 9 })
    const { id, channelId } = await published()
    for (let look = 0; look < 4; look += 1) await goOnWith(id, channelId)
    expect(await comment(id)).toMatchObject({ state: 'needs_attention', next_at: null })
    expect(await postRow(db(), id)).toMatchObject({ state: 'published', reason: null })
    expect(await notices(id)).toEqual(['post-comment-in-doubt'])
    world.sandbox.clearFaults()

    const reference = 'https://www.facebook.com/1?comment_id=77'
    await expect(
      adoptCommentFromPost(accountDeps(), { actor: admin, postId: id, reference }),
    ).rejects.toMatchObject({
      code: 'comment-not-there',
    })
    await sendCommentAgain(world.deps, { actor: admin, postId: id })
    await workChannel(world.deps, channelId, goOn)
    expect((await shown(channelId)).comments).toHaveLength(1)
    expect(await comment(id)).toMatchObject({ state: 'published' })
  })

  it('is adopted where a person shows which it is, or left out', async () => {
    const { id, channelId } = await published()
    const [there] = (await shown(channelId)).comments
    const inDoubt = { state: 'needs_attention' as const, external_id: null, permalink: null }
    await db().updateTable('first_comment').set(inDoubt).where('post_id', '=', id).execute()
    const number = there?.id.split('_').at(-1)
    const reference = `https://www.facebook.com/${there?.parent}?comment_id=${number}`
    await adoptCommentFromPost(accountDeps(), { actor: admin, postId: id, reference })
    expect(await comment(id)).toMatchObject({ state: 'published', external_id: there?.id })

    await db().updateTable('first_comment').set(inDoubt).where('post_id', '=', id).execute()
    await leaveCommentOut(world.deps, { actor: admin, postId: id })
    expect(await comment(id)).toMatchObject({ state: 'cancelled', cancelled_by: admin.id })
    await expect(sendCommentAgain(world.deps, { actor: admin, postId: id })).rejects.toMatchObject({
      code: 'comment-state-wrong',
    })
  })

  it.each([
    ['a text that Facebook refuses', 100, 0, 'failed', /Facebook refuses this request/],
    ['a permission that only comments need', 200, 0, 'failed', /pages_manage_engagement/],
    ['a post that is not known yet', 100, 33, 'retry_wait', /does not know the post/],
    ['too many calls', 32, 0, 'retry_wait', /asks us to wait/],
    ['a sign-in that ended', 190, 460, 'retry_wait', /password/],
  ])(
    'is refused alone for %s, and its channel is stopped only by what stops channels',
    async (title, code, error_subcode, state, reason) => {
      fault({ kind: 'status', status: 400, body: { error: { code, error_subcode, message: 'x' } } })
      const { id, channelId } = await published()
      expect(await comment(id)).toMatchObject({ state, reason: expect.stringMatching(reason) })
      expect(await postRow(db(), id)).toMatchObject({ state: 'published', reason: null })
      const channel = await db()
        .selectFrom('channel')
        .selectAll()
        .where('id', '=', channelId)
        .executeTakeFirst()
      expect(channel?.state).toBe(title.includes('sign-in') ? 'needs_reconnect' : 'connected')
      expect(await notices(id)).toEqual(state === 'failed' ? ['post-comment-failed'] : [])
      expect((await shown(channelId)).comments).toEqual([])
    },
  )

  it('asks a person where its Page may not read comments, and stops neither the Page nor is sent again', async () => {
    fault({ kind: 'reset-after-accept' })
    const { id, channelId } = await published()
    const denied = { error: { code: 200, message: '(#200) Permissions error' } }
    const get = { method: 'GET', path: '/comments' } as const
    world.sandbox.addFault({ network: 'facebook', match: get, kind: 'status', status: 403, body: denied })
    expect(await goOnWith(id, channelId)).toBe('asked')
    expect(await comment(id)).toMatchObject({
      state: 'needs_attention',
      reason: expect.stringContaining('(pages_read_user_content)'),
    })
    const channel = await db()
      .selectFrom('channel')
      .select(['state', 'stopped_at'])
      .where('id', '=', channelId)
      .executeTakeFirst()
    expect(channel).toEqual({ state: 'connected', stopped_at: null })
    expect((await shown(channelId)).comments).toHaveLength(1)
    expect(await notices(id)).toEqual(['post-comment-in-doubt'])
  })

  it('is asked for again where its post is not known, six times, however often Facebook could not be reached', async () => {
    const unknown = { error: { code: 100, error_subcode: 33, message: 'x' } }
    fault({ kind: 'status', status: 400, body: unknown, times: 8 })
    const { id, channelId } = await published()
    await db().updateTable('first_comment').set({ tries: 9 }).where('post_id', '=', id).execute()
    const states: string[] = []
    for (let again = 1; again <= 6; again += 1) {
      await hurry(id)
      await workChannel(world.deps, channelId, goOn)
      states.push((await comment(id)).state)
    }
    expect(states).toEqual([...Array.from({ length: 5 }, () => 'retry_wait'), 'failed'])
    await sendCommentAgain(world.deps, { actor: admin, postId: id })
    await workChannel(world.deps, channelId, goOn)
    expect((await comment(id)).state).toBe('retry_wait')
    await hurry(id)
    await workChannel(world.deps, channelId, goOn)
    expect(await comment(id)).toMatchObject({ state: 'published' })
    expect((await shown(channelId)).comments).toHaveLength(1)
  })

  it('ends without a look or a question where its post was deleted while it was in doubt', async () => {
    fault({ kind: 'reset-after-accept' })
    const { id, channelId } = await published()
    const [post] = (await shown(channelId)).posts
    await deletePublished(accountDeps(), { actor: admin, postId: id })
    world.sandbox.addFault({ network: 'facebook', match: { method: 'GET' }, kind: 'html-503', times: 99 })
    expect([post?.id !== undefined, await goOnWith(id, channelId)]).toEqual([true, 'withdrawn'])
    expect(await comment(id)).toMatchObject({
      state: 'cancelled',
      next_at: null,
      reason: expect.stringMatching(/was deleted/),
    })
    expect(await notices(id)).toEqual(['post-comment-withdrawn'])
  })

  it('that a stale worker wrote beside it is a notification with both links', async () => {
    const { id, channelId } = await published()
    const [first] = (await shown(channelId)).comments
    const parent = first?.parent ?? ''
    const account = await world.deps.freshAccount(channelId)
    const again = { text: link, language: 'en', mediaHandles: [], parentExternalId: parent }
    await world.deps.networks.get('facebook')?.publishSegment(account, again, { timeoutMs: 5_000 })
    const past = new Date(Date.now() - 3_600_000)
    const stale = {
      fence: 0,
      content_hash: 'h',
      parent_external_id: parent,
      deadline_at: past,
      stale_at: past,
    }
    await db()
      .insertInto('comment_attempt')
      .values({ id: newId(), post_id: id, started_at: past, outcome: 'unknown', ...stale })
      .execute()
    expect([await reviewStaleComments(world.deps), await reviewStaleComments(world.deps)]).toEqual([1, 0])
    expect(await notices(id)).toEqual(['post-comment-doubled'])
    const { message } = await db()
      .selectFrom('notification')
      .select('message')
      .where('post_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(message.match(/comment_id=/g)).toHaveLength(2)
  })

  it('is not written after a recall, and waits while its channel is stopped', async () => {
    const stopped = { stopped_at: new Date(), stopped_by: 'x', stopped_reason: 'a test' }
    const waiting = await withoutComment(async channelId => {
      await db().updateTable('channel').set(stopped).where('id', '=', channelId).execute()
    })
    expect(await comment(waiting.id)).toMatchObject({ state: 'scheduled' })

    const withdrawn = await withoutComment(async (_channelId, id) => {
      await approvalRecalls[0]?.recall(db(), id)
    })
    expect(await comment(withdrawn.id)).toMatchObject({
      state: 'cancelled',
      reason: expect.stringMatching(/The post is out/),
    })
    expect(await notices(withdrawn.id)).toEqual(['post-comment-withdrawn'])

    const gone = await withoutComment(async (channelId, id) => {
      await db().updateTable('channel').set(stopped).where('id', '=', channelId).execute()
      await db().deleteFrom('comment_attempt').where('post_id', '=', id).execute()
      await approverRecalls[0]?.recall(db(), id)
    }, crypto.randomUUID())
    expect(await recallComments(db())).toBe(1)
    expect(await comment(gone.id)).toMatchObject({
      state: 'needs_attention',
      reason: expect.stringMatching(/may no longer/),
    })
    expect(await notices(gone.id)).toEqual(['post-comment-recalled'])
    await expect(sendCommentAgain(world.deps, { actor: admin, postId: gone.id })).rejects.toMatchObject({
      code: 'not-approved',
    })
    expect(await restoreComments(db())).toBe(0)
    const superseded_by = await approveAgain(db(), gone.id)
    const { approval_id } = await postRow(db(), gone.id)
    await db().updateTable('approval').set({ superseded_by }).where('id', '=', approval_id).execute()
    expect(await restoreComments(db())).toBe(1)
    expect(await comment(gone.id)).toMatchObject({ state: 'scheduled' })

    const deleted = await withoutComment(async (_channelId, id) => {
      await db().updateTable('segment').set({ deleted_at: new Date() }).where('post_id', '=', id).execute()
    })
    expect(await comment(deleted.id)).toMatchObject({
      state: 'cancelled',
      reason: expect.stringMatching(/was deleted/),
    })
  })

  /** A post that is out, whose comment could not be sent yet when `act` happened. */
  async function withoutComment(
    act: (channelId: string, id: string) => Promise<void>,
    approvedBy = 'approver',
  ) {
    world.sandbox.addFault({
      ...{ network: 'facebook', match: { method: 'POST', path: '/comments' }, kind: 'status', status: 400 },
      body: { error: { code: 100, error_subcode: 33, message: 'x' } },
    })
    const { id, channelId } = await published({ approvedBy })
    await db()
      .updateTable('first_comment')
      .set({ state: 'scheduled', fence: 0 })
      .where('post_id', '=', id)
      .execute()
    await act(channelId, id)
    await hurry(id)
    await workChannel(world.deps, channelId, goOn)
    expect((await shown(channelId)).comments).toEqual([])
    return { id, channelId }
  }
})
