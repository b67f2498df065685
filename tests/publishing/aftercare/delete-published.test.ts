import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listAudit } from '../../../src/access/audit/audit-log.view.ts'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { deletePublished } from '../../../src/publishing/aftercare/delete-published.ts'
import type { PostState } from '../../../src/publishing/post-state.ts'
import { listPosts } from '../../../src/publishing/posts.view.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { testKeys } from '../../factories/channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { person } from '../../factories/news.ts'
import { buildPost, newText, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../sending/protocol-world.ts'

const approver = person('bilal', 'approver')
const goOn = new AbortController().signal

describe.each(databaseKinds)('taking a published post off, on the %s database', kind => {
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

  const deps = (): AccountDeps => ({ ...world.deps, keys: testKeys })
  const remove = (postId: string) =>
    deletePublished(deps(), { actor: approver, postId, reason: 'The date was wrong.' })
  async function publish(texts = [newText()], channel = channelId): Promise<string> {
    const id = await buildPost(world.deps.db, { channelId: channel, texts })
    await workChannel(world.deps, channel, goOn)
    expect((await postRow(world.deps.db, id)).state).toBe('published')
    return id
  }
  const shown = async (channel = channelId) => {
    const all = world.sandbox.posts()
    const ids = new Set((await world.shown(channel)).map(post => post.id))
    return all.filter(post => ids.has(post.id) && !post.deleted)
  }
  const summary = async (postId: string) => (await listPosts(world.deps.db, { officeIds: '*', postId }))[0]

  it.each(['x', 'facebook'] as const)(
    'takes it off %s and keeps its record with the reason',
    async network => {
      const channel = await world.channel(network)
      const id = await publish([newText()], channel)
      expect(await summary(id)).toMatchObject({ deletedAt: null })
      expect(await remove(id)).toEqual({ deleted: 1 })
      expect(await shown(channel)).toEqual([])
      const label = network === 'x' ? 'X' : 'Facebook'
      expect(await summary(id)).toMatchObject({
        state: 'published',
        reason: `Deleted from ${label} by a person: The date was wrong.`,
        deletedAt: expect.any(Date),
        segments: [{ externalId: expect.any(String) }],
      })
      const trail = await listAudit(world.deps.db, person('omar', 'admin'), { limit: 500 })
      const deed = trail.find(entry => entry.subjectId === id && entry.action === 'posts.delete-published')
      expect(deed).toMatchObject({ actor: 'session:bilal' })
    },
  )

  it('takes a thread off from its end, and goes on where it was stopped', async () => {
    const id = await publish([newText(), newText(), newText()])
    world.sandbox.addFault({
      network: 'x',
      match: { method: 'DELETE' },
      kind: 'status',
      status: 503,
      body: 'over capacity',
    })
    await expect(remove(id)).rejects.toThrow(/The post may or may not be deleted; ask again/)
    expect(await shown()).toHaveLength(3)
    expect(await remove(id)).toEqual({ deleted: 3 })
    expect(await shown()).toEqual([])
    await expect(remove(id)).rejects.toThrow(/Nothing of post .* is on X/)
  })

  it('counts as taken off what somebody has deleted at the network', async () => {
    const id = await publish()
    const account = await world.deps.freshAccount(channelId)
    const [post] = await shown()
    await world.deps.networks.get('x')?.deletePost(account, post?.id ?? '', { timeoutMs: 5_000 })
    expect(await remove(id)).toEqual({ deleted: 1 })
  })

  it('says that it is still there when the network refuses', async () => {
    const id = await publish()
    const body = { title: 'Forbidden', detail: 'Not now.', type: 'about:blank', status: 403 }
    const match = { method: 'DELETE' as const }
    world.sandbox.addFault({ network: 'x', match, kind: 'status', status: 403, body })
    await expect(remove(id)).rejects.toMatchObject({ family: 'conflict' })
    expect(await shown()).toHaveLength(1)
    expect(await summary(id)).toMatchObject({ deletedAt: null, reason: null })
  })

  it('renews an access token that the network refuses', async () => {
    const id = await publish()
    const body = { title: 'Unauthorized', type: 'about:blank', status: 401 }
    const match = { method: 'DELETE' as const }
    world.sandbox.addFault({ network: 'x', match, kind: 'status', status: 401, body })
    expect(await remove(id)).toEqual({ deleted: 1 })
  })

  it.each<PostState>(['scheduled', 'sending', 'retry_wait', 'reconciling', 'needs_attention', 'failed'])(
    'leaves a post alone that is %s',
    async state => {
      const { db } = world.deps
      const id = await buildPost(db, { channelId, state, published: ['17'], dueInMs: 3_600_000 })
      await expect(remove(id)).rejects.toMatchObject({ family: 'conflict' })
    },
  )

  it('takes a role that settles posts', async () => {
    const id = await publish()
    const author = person('amina', 'author')
    const stranger = person('zara', 'admin', 'vienna')
    await expect(deletePublished(deps(), { actor: author, postId: id })).rejects.toMatchObject({
      family: 'not-allowed',
    })
    await expect(deletePublished(deps(), { actor: stranger, postId: id })).rejects.toMatchObject({
      family: 'not-found',
    })
  })
})
