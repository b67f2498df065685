import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sendAgain } from '../../../src/publishing/aftercare/settle-post.ts'
import { attemptsOf as attemptsOfPost } from '../../../src/publishing/posts.view.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import type { FaultRequest } from '../../../src/sandbox/start.ts'
import { databaseKinds } from '../../factories/database.ts'
import { person } from '../../factories/news.ts'
import { attemptsOf, buildPost, hurry, postRow } from '../../factories/publishing.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

const goOn = new AbortController().signal
const networks = ['x', 'facebook', 'mastodon'] as const

describe.each(databaseKinds)('files that a network may have forgotten, on the %s database', kind => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())
  beforeEach(() => world.sandbox.clearFaults())

  const work = (channelId: string) => workChannel(world.deps, channelId, goOn)
  const picturePost = (channelId: string) =>
    buildPost(world.deps.db, { channelId, media: [{ mediaId: crypto.randomUUID(), altText: 'The desk' }] })

  /** As if the file had been uploaded so many hours ago, under an id that the network does not know any more. */
  async function uploaded(postId: string, hours: number | null) {
    const at = hours === null ? sql`null` : sql`now() - make_interval(hours => ${hours}::integer)`
    await sql`update segment set media_handles = '{123456}', handles_at = ${at} where post_id = ${postId}`.execute(
      world.deps.db,
    )
  }

  async function expectPublished(postId: string, channelId: string) {
    expect(await postRow(world.deps.db, postId)).toMatchObject({ state: 'published' })
    const shown = await world.shown(channelId)
    expect(shown.map(post => post.media.length)).toEqual([1])
  }

  it.each([...networks.map(network => [network, 21] as const), ['x', null] as const])(
    'are uploaded to %s once more when they are %s hours old',
    async (network, hours) => {
      const channelId = await world.channel(network)
      const id = await picturePost(channelId)
      await uploaded(id, hours)
      await work(channelId)
      await expectPublished(id, channelId)
      expect(await attemptsOf(world.deps.db, id)).toHaveLength(1)
    },
  )

  it('are used while they are young', async () => {
    const channelId = await world.channel()
    const fault = { network: 'x' as const, match: { method: 'POST' as const, path: '/tweets' } }
    world.sandbox.addFault({ ...fault, kind: 'rate-limited', resetInSeconds: 1 })
    const id = await picturePost(channelId)
    await work(channelId)
    const uploads = () => world.sandbox.calls().find(each => each.route.endsWith('initialize'))?.count
    const before = uploads()
    await sql`update channel set blocked_until = null where id = ${channelId}`.execute(world.deps.db)
    await hurry(world.deps.db, id)
    await work(channelId)
    await expectPublished(id, channelId)
    expect(uploads()).toBe(before)
  })

  it.each(networks)('are uploaded to %s once more when it refuses them', async network => {
    const channelId = await world.channel(network)
    const id = await picturePost(channelId)
    await uploaded(id, 1)
    await work(channelId)
    expect(await postRow(world.deps.db, id)).toMatchObject({ state: 'retry_wait' })
    await hurry(world.deps.db, id)
    await work(channelId)
    await expectPublished(id, channelId)
    const attempts = await attemptsOf(world.deps.db, id)
    expect(attempts.map(each => [each.outcome, each.code])).toEqual([
      ['not-sent', 'media-forgotten'],
      ['published', null],
    ])
  })

  it('leave every upload with the attempts of their post, the failed one with its answer', async () => {
    const channelId = await world.channel()
    world.sandbox.addFault({
      network: 'x',
      match: { method: 'POST', path: '/media/upload' },
      kind: 'status',
      status: 400,
      body: { title: 'Invalid Request', detail: 'Bad file.', type: 'about:blank' },
    })
    const id = await picturePost(channelId)
    await work(channelId)
    expect(await postRow(world.deps.db, id)).toMatchObject({ state: 'failed' })
    const failed = await attemptsOfPost(world.deps.db, id)
    expect(failed).toMatchObject([
      { kind: 'upload', position: 0, outcome: 'rejected', externalId: null, finishedAt: expect.any(Date) },
    ])
    expect(failed[0]?.reason).toMatch(/Bad file\./)
    await sql`update post set state = 'retry_wait', next_at = now() where id = ${id}`.execute(world.deps.db)
    await work(channelId)
    expect((await attemptsOfPost(world.deps.db, id)).map(each => [each.kind, each.outcome])).toEqual([
      ['upload', 'rejected'],
      ['upload', 'uploaded'],
      ['send', 'published'],
    ])
  })

  const refusals: [FaultRequest['network'], string, number, object][] = [
    ['x', '/tweets', 400, { errors: [{ message: 'Your media IDs are invalid.' }], title: 'Invalid Request' }],
    ['facebook', '/feed', 400, { error: { code: 100, error_subcode: 33, message: 'Object does not exist' } }],
  ]
  it.each(refusals)(
    'fail a post on %s that does not know them just after each of three uploads',
    async (...refusal) => {
      const [network, path, status, body] = refusal
      const channelId = await world.channel(network)
      const id = await picturePost(channelId)
      for (const state of ['retry_wait', 'retry_wait', 'failed']) {
        world.sandbox.addFault({ network, match: { method: 'POST', path }, kind: 'status', status, body })
        await hurry(world.deps.db, id)
        await work(channelId)
        expect(await postRow(world.deps.db, id)).toMatchObject({ state })
      }
      const attempts = await attemptsOfPost(world.deps.db, id)
      expect(attempts.filter(each => each.kind === 'upload')).toHaveLength(3)
    },
  )

  it.each(refusals)(
    'are uploaded to %s once more, however often it could not be reached before, and after a person asked to',
    async (network, path, status, body) => {
      const channelId = await world.channel(network)
      const id = await picturePost(channelId)
      await world.deps.db.updateTable('post').set({ tries: 4 }).where('id', '=', id).execute()
      const refuse = async () => {
        world.sandbox.addFault({ network, match: { method: 'POST', path }, kind: 'status', status, body })
        await hurry(world.deps.db, id)
        await work(channelId)
        return (await postRow(world.deps.db, id)).state
      }
      expect([await refuse(), await refuse(), await refuse()]).toEqual(['retry_wait', 'retry_wait', 'failed'])
      await sendAgain(world.deps, { actor: person('omar', 'admin'), postId: id })
      expect(await refuse()).toBe('retry_wait')
    },
  )
})
