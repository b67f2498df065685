import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AccountDeps } from '../../../../src/channels/tokens/account-deps.ts'
import { newId } from '../../../../src/core/ids.ts'
import type { NetworkName } from '../../../../src/networks/network.ts'
import { approveNewsItem } from '../../../../src/news/review/approve-news-item.ts'
import { returnNewsItem } from '../../../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../../../src/news/review/submit-news-item.ts'
import { reviseNewsItem } from '../../../../src/news/writing/revise-news-item.ts'
import {
  type BegunEdit,
  beginEdit,
  editPublished,
  sendEdit,
} from '../../../../src/publishing/aftercare/editing/edit-published.ts'
import { recordEdit } from '../../../../src/publishing/aftercare/editing/record-edit.ts'
import { settleEdits } from '../../../../src/publishing/aftercare/editing/settle-edits.ts'
import { schedulePosts } from '../../../../src/publishing/calendar/schedule-posts.ts'
import { workChannel } from '../../../../src/publishing/sending/work-channel.ts'
import { testKeys } from '../../../factories/channel.ts'
import { databaseKinds } from '../../../factories/database.ts'
import { notifyNow } from '../../../factories/events.ts'
import {
  approver,
  author,
  buildApprovedItem,
  letRevisionsAge,
  newsContent,
  person,
} from '../../../factories/news.ts'
import { addPeople } from '../../../factories/people.ts'
import { buildApprover, postRow } from '../../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../../sending/protocol-world.ts'

const goOn = new AbortController().signal

describe.each(databaseKinds)('editing a published post, on the %s database', kind => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
    await buildApprover(world.deps.db, approver.id)
    await addPeople(world.deps.db, [author.id, 'zoe'])
  })
  afterAll(() => world.close())
  beforeEach(() => world.sandbox.clearFaults())

  const deps = (): AccountDeps => ({ ...world.deps, keys: testKeys })
  const edit = (postId: string, dryRun = false) => editPublished(deps(), { actor: author, postId, dryRun })
  const words = (text: string) => newsContent({ variants: [{ language: 'en', text }] })
  const shown = async (channelId: string) =>
    (await world.shown(channelId)).filter(post => !post.deleted).map(post => post.text)

  async function published(network: NetworkName = 'facebook') {
    const { db } = world.deps
    const channelId = await world.channel(network, 'lahore')
    const first = `Lahore: Counselling is free on Monday. ${newId()}`
    const { newsItemId } = await buildApprovedItem(db, words(first))
    const wish = { actor: author, newsItemId, channelIds: [channelId], now: true } as const
    const { posts } = await schedulePosts(world.deps, wish)
    const postId = posts[0]?.id ?? ''
    await workChannel(world.deps, channelId, goOn)
    expect((await postRow(db, postId)).state).toBe('published')
    return { postId, channelId, newsItemId, first }
  }

  async function approveAnew(newsItemId: string, text: string): Promise<string> {
    const { db } = world.deps
    await letRevisionsAge(db, newsItemId)
    const input = { actor: author, newsItemId, revision: 1, content: words(text) }
    await reviseNewsItem(world.deps, input)
    const { contentHash } = await submitNewsItem(world.deps, { actor: author, newsItemId })
    return (await approveNewsItem(world.deps, { actor: approver, newsItemId, contentHash })).approvalId
  }

  /** As if the time were over in which its request may be on its way. */
  async function laterOn(): Promise<void> {
    await sql`update post_edit set next_at = now() where next_at is not null`.execute(world.deps.db)
  }

  async function begun(postId: string): Promise<BegunEdit> {
    const found = await beginEdit(deps(), { actor: author, postId })
    if (!('id' in found)) throw new Error('nothing was begun')
    return found
  }

  const edits = async (postId: string) =>
    await world.deps.db
      .selectFrom('post_edit')
      .select(['outcome', 'reason', 'looks'])
      .where('post_id', '=', postId)
      .orderBy('id')
      .execute()
  const kinds = async (postId: string) => {
    const rows = await world.deps.db
      .selectFrom('event')
      .select('kind')
      .where('subject_id', '=', postId)
      .where('kind', 'like', 'post.edit%')
      .execute()
    return rows.map(row => row.kind)
  }

  it.each(['facebook', 'mastodon'] as const)(
    'gives it newly approved words on %s, and makes no second post',
    async network => {
      const { postId, channelId, newsItemId, first } = await published(network)
      const second = first.replace('Monday', 'Tuesday')
      const approvalId = await approveAnew(newsItemId, second)
      const tried = await edit(postId, true)
      expect(tried).toMatchObject({
        dryRun: true,
        changes: [
          { position: 0, was: expect.stringContaining('Monday'), text: expect.stringContaining('Tuesday') },
        ],
      })
      expect(await shown(channelId)).toEqual([expect.stringContaining('Monday')])
      expect(await edit(postId)).toEqual({ ...tried, dryRun: false })
      expect(await shown(channelId)).toEqual([expect.stringContaining('Tuesday')])
      expect(await postRow(world.deps.db, postId)).toMatchObject({
        state: 'published',
        approval_id: approvalId,
      })
      expect(await kinds(postId)).toEqual(['post.edited'])
      await expect(edit(postId)).rejects.toMatchObject({ code: 'edit-nothing-new' })
      // Its content is out: it is not scheduled there once more.
      const again = { actor: author, newsItemId, channelIds: [channelId], now: true } as const
      expect((await schedulePosts(world.deps, again)).posts).toEqual([])
    },
  )

  it.each<[string, (edit: BegunEdit) => Promise<unknown>, string, 'edited' | 'not-edited']>([
    ['before its network is asked', async () => undefined, 'Monday', 'not-edited'],
    ['before the answer is written down', each => sendEdit(deps(), each), 'Tuesday', 'edited'],
    [
      'after the answer was written down',
      async each => recordEdit(deps(), author, each, await sendEdit(deps(), each)),
      'Tuesday',
      'edited',
    ],
  ])('is settled by what readers see where a process dies %s', async (_when, dies, day, outcome) => {
    const { postId, channelId, newsItemId, first } = await published()
    const approvalId = await approveAnew(newsItemId, first.replace('Monday', 'Tuesday'))
    await dies(await begun(postId))
    await settleEdits(deps())
    await laterOn()
    await Promise.all([settleEdits(deps()), settleEdits(deps())])
    expect(await shown(channelId)).toEqual([expect.stringContaining(day)])
    expect(await edits(postId)).toMatchObject([{ outcome }])
    expect(await kinds(postId)).toEqual([outcome === 'edited' ? 'post.edited' : 'post.edit-failed'])
    const { approval_id } = await postRow(world.deps.db, postId)
    expect(approval_id === approvalId).toBe(outcome === 'edited')
    if (outcome === 'edited') return
    await edit(postId)
    expect(await shown(channelId)).toEqual([expect.stringContaining('Tuesday')])
  })

  it.each([
    ['was taken', 'reset-after-accept', 'Tuesday', 'edited'],
    ['was not taken', 'reset-before-accept', 'Monday', 'not-edited'],
  ] as const)(
    'that the network did not answer is open until it is looked up, and %s',
    async (_what, fault, day, outcome) => {
      const { postId, channelId, newsItemId, first } = await published()
      await approveAnew(newsItemId, first.replace('Monday', 'Tuesday'))
      const plan = await beginEdit(deps(), { actor: author, postId, dryRun: true })
      const path = 'changes' in plan ? (plan.changes[0]?.externalId ?? '') : ''
      world.sandbox.addFault({ network: 'facebook', match: { method: 'POST', path }, kind: fault })
      await expect(edit(postId)).rejects.toMatchObject({ code: 'edit-unknown' })
      await expect(edit(postId)).rejects.toMatchObject({ code: 'edit-open' })
      await laterOn()
      expect(await settleEdits(deps())).toBe(1)
      expect((await edits(postId)).at(-1)).toMatchObject({ outcome })
      expect(await shown(channelId)).toEqual([expect.stringContaining(day)])
    },
  )

  it('is not sent by a process that was held up until its network was looked at', async () => {
    const { postId, channelId, newsItemId, first } = await published()
    await approveAnew(newsItemId, first.replace('Monday', 'Tuesday'))
    const heldUp = await begun(postId)
    await laterOn()
    await settleEdits(deps())
    await edit(postId)
    const { db } = world.deps
    await letRevisionsAge(db, newsItemId)
    const content = words(first.replace('Monday', 'Wednesday'))
    await reviseNewsItem(world.deps, { actor: author, newsItemId, revision: 2, content })
    const { contentHash } = await submitNewsItem(world.deps, { actor: author, newsItemId })
    await approveNewsItem(world.deps, { actor: approver, newsItemId, contentHash })
    await edit(postId)
    const from = { ...heldUp.from, wall: heldUp.from.wall - 61_000 }
    expect(await sendEdit(deps(), { ...heldUp, from })).toMatchObject({ type: 'not-sent', code: 'too-late' })
    expect(await shown(channelId)).toEqual([expect.stringContaining('Wednesday')])
  })

  const refused = {
    kind: 'status',
    status: 400,
    body: { error: { message: 'Not these words', type: 'GraphMethodException', code: 100 } },
  } as const
  const away = { kind: 'status', status: 502 } as const
  it.each([
    ['is refused', refused, undefined, [/^Your edit of a post on Facebook .+ was not made: .+\.$/]],
    [
      'stays in doubt',
      away,
      away,
      [/^Your edit of a post on Facebook .+ is in doubt: Facebook could not be read\..+ edit it again/],
    ],
    ['is found to be made after all', undefined, undefined, []],
  ])(
    'that %s gives exactly one notification to the one who asked, or none',
    async (_what, fault, unread, told) => {
      const { db } = world.deps
      const { postId, newsItemId, first } = await published()
      await approveAnew(newsItemId, first.replace('Monday', 'Tuesday'))
      const plan = await beginEdit(deps(), { actor: author, postId, dryRun: true })
      const path = 'changes' in plan ? (plan.changes[0]?.externalId ?? '') : ''
      if (fault) {
        world.sandbox.addFault({ network: 'facebook', match: { method: 'POST', path }, ...fault })
        await expect(edit(postId)).rejects.toMatchObject({ code: unread ? 'edit-unknown' : 'edit-refused' })
      } else await sendEdit(deps(), await begun(postId))
      if (unread) {
        const match = { method: 'GET', path: '/published_posts' } as const
        world.sandbox.addFault({ network: 'facebook', match, ...unread, times: 100 })
      }
      // The last of the looks at the network.
      await sql`update post_edit set looks = 19 where post_id = ${postId}`.execute(db)
      await laterOn()
      await Promise.all([settleEdits(deps()), settleEdits(deps())])
      await Promise.all([notifyNow(db), notifyNow(db)])
      await notifyNow(db)
      const rows = await db
        .selectFrom('notification')
        .select(['kind', 'person_id', 'office_id', 'message'])
        .where('post_id', '=', postId)
        .execute()
      expect(rows).toEqual(
        told.map(message => ({
          kind: 'post-edit-failed',
          person_id: author.id,
          office_id: null,
          message: expect.stringMatching(message),
        })),
      )
    },
  )

  it('is refused where the network has no such thing, where nothing new is approved, and to others', async () => {
    const { postId, newsItemId } = await published()
    await expect(edit(postId)).rejects.toMatchObject({ code: 'edit-nothing-new' })
    const stranger = person('zoe', 'author', 'vienna')
    await expect(editPublished(deps(), { actor: stranger, postId })).rejects.toMatchObject({
      code: 'post-not-found',
    })
    await returnNewsItem(world.deps, { actor: approver, newsItemId, reason: 'Wrong day.' })
    await expect(edit(postId)).rejects.toMatchObject({ code: 'item-not-approved' })
    const x = await published('x')
    await approveAnew(x.newsItemId, x.first.replace('Monday', 'Tuesday'))
    await expect(edit(x.postId)).rejects.toMatchObject({
      code: 'post-not-editable',
      params: { reason: 'X lets no post be edited' },
    })
    expect(await edits(x.postId)).toEqual([])
  })
})
