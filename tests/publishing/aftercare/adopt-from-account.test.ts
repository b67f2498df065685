import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccountDeps } from '../../../src/channels/tokens/account-deps.ts'
import { networkOf } from '../../../src/networks/adapters.ts'
import { adoptFromAccount } from '../../../src/publishing/aftercare/adopt-from-account.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { testKeys } from '../../factories/channel.ts'
import { databaseKinds } from '../../factories/database.ts'
import { person } from '../../factories/news.ts'
import { buildPost, newText, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from '../sending/protocol-world.ts'

const approver = person('bilal', 'approver')

describe.each(databaseKinds)('adopting a post by hand, on the %s database', kind => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())

  const deps = (): AccountDeps => ({ ...world.deps, keys: testKeys })

  /** A post in doubt, and one that somebody made on its account; or on another one. */
  async function doubtOn(network: 'x' | 'facebook', where: 'its account' | 'another account') {
    const channelId = await world.channel(network)
    const other = where === 'its account' ? channelId : await world.channel(network)
    const postId = await buildPost(world.deps.db, { channelId, state: 'needs_attention' })
    const account = await world.deps.freshAccount(other)
    const segment = { text: newText(), language: 'en' as const, mediaHandles: [] }
    const made = await networkOf(world.deps.networks, network).publishSegment(account, segment, {
      timeoutMs: 10_000,
    })
    if (made.type !== 'published') throw new Error(made.reason)
    return { channelId, postId, externalId: made.externalId, permalink: made.permalink ?? '' }
  }
  const segmentOf = (postId: string) =>
    world.deps.db.selectFrom('segment').selectAll().where('post_id', '=', postId).executeTakeFirstOrThrow()
  const adopt = (postId: string, reference: string) =>
    adoptFromAccount(deps(), { actor: approver, postId, reference })

  describe.each(['x', 'facebook'] as const)('on %s', network => {
    it('takes the id that the account shows, with the link that the network gives', async () => {
      const { postId, externalId } = await doubtOn(network, 'its account')
      await adopt(postId, externalId)
      expect((await postRow(world.deps.db, postId)).state).toBe('published')
      const { external_id, permalink } = await segmentOf(postId)
      expect(external_id).toBe(externalId)
      expect(permalink).toContain(externalId)
      expect(new URL(permalink ?? '').protocol).toBe('https:')
    })

    it('takes an address, however it is decorated', async () => {
      const { postId, externalId, permalink } = await doubtOn(network, 'its account')
      await adopt(postId, ` ${permalink}?utm_source=share `)
      expect((await segmentOf(postId)).external_id).toBe(externalId)
    })

    it.each<[string, 'its account' | 'another account', (externalId: string) => string]>([
      ['an id that is made up', 'its account', () => '1999999999999999999'],
      ['an address elsewhere', 'its account', () => 'https://evil.example/phish'],
      ['part of an id', 'its account', id => id.slice(0, -3)],
      ['the post of another account', 'another account', id => id],
      ['the address of a post of another account', 'another account', id => `https://x.com/i/status/${id}`],
    ])('takes not %s', async (_title, where, referenceOf) => {
      const { postId, externalId } = await doubtOn(network, where)
      await expect(adopt(postId, referenceOf(externalId))).rejects.toMatchObject({ code: 'not-on-account' })
      expect((await postRow(world.deps.db, postId)).state).toBe('needs_attention')
      expect((await segmentOf(postId)).external_id).toBeNull()
    })

    it('takes not the id of another post of the channel', async () => {
      const { channelId, postId } = await doubtOn(network, 'its account')
      const published = await buildPost(world.deps.db, { channelId })
      await workChannel(world.deps, channelId, new AbortController().signal)
      const { external_id: known } = await segmentOf(published)
      await expect(adopt(postId, known ?? '')).rejects.toMatchObject({
        family: 'conflict',
        message: expect.stringContaining(published),
      })
    })

    it('adopts nothing while the account cannot be read', async () => {
      const { postId, externalId } = await doubtOn(network, 'its account')
      world.sandbox.addFault({ network, kind: 'html-503', match: { method: 'GET' } })
      await expect(adopt(postId, externalId)).rejects.toMatchObject({ family: 'unavailable' })
      world.sandbox.clearFaults()
      expect((await segmentOf(postId)).external_id).toBeNull()
    })
  })

  it('tells a person of another office nothing', async () => {
    const { postId, externalId } = await doubtOn('x', 'its account')
    const stranger = person('dina', 'approver', 'elsewhere')
    await expect(
      adoptFromAccount(deps(), { actor: stranger, postId, reference: externalId }),
    ).rejects.toMatchObject({
      family: 'not-found',
    })
  })
})
