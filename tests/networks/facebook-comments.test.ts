import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import type { FaultRequest } from '../../src/sandbox/start.ts'
import { anyReply, openReplyServer, type Reply } from '../factories/any-reply.ts'
import { runsOf } from '../factories/depth.ts'
import { heldClock } from './held-clock.ts'
import { call, openWorld, segment, type World } from './sandbox-world.ts'

let world: World
let parent: string
beforeAll(async () => {
  world = await openWorld({ facebookDuplicateWindowMs: 0, facebookCallsPerDay: 0 })
})
afterAll(() => world.sandbox.close())
beforeEach(async () => {
  world.sandbox.clear()
  const posted = await world.facebook.publishSegment(world.page, segment(), call)
  if (posted.type !== 'published') throw new Error(posted.reason)
  parent = posted.externalId
})

const text = 'https://example.org/news?id=1&b=2'
const comment = () =>
  world.facebook.publishSegment(world.page, segment({ text, parentExternalId: parent }), call)
const read = async () => (await world.facebook.findComments?.(world.page, parent, new Date(0), call)) ?? []

describe('a comment below a post of a Page', () => {
  it('is read back equal, and is none of the posts of the Page', async () => {
    const made = await comment()
    expect(made).toMatchObject({
      type: 'published',
      permalink: expect.stringContaining(`${parent}?comment_id=`),
    })
    if (made.type !== 'published') return
    expect(await read()).toEqual([
      {
        ...{ externalId: made.externalId, text, parentExternalId: parent, mediaCount: 0, links: [] },
        ...{ createdAt: expect.any(Date), permalink: made.permalink },
      },
    ])
    const posts = await world.facebook.findRecentPosts(world.page, new Date(0), call)
    expect(posts.map(post => post.externalId)).toEqual([parent])
  })

  it('is found among more than a page of them', async () => {
    const first = await comment()
    for (let count = 0; count < 105; count += 1)
      await world.facebook.publishSegment(
        world.page,
        segment({ text: `${count}`, parentExternalId: parent }),
        call,
      )
    const found = await read()
    expect(found).toHaveLength(106)
    expect(found.at(-1)?.externalId).toBe(first.type === 'published' ? first.externalId : '')
  })

  it.each([
    ['0', 25],
    ['-3', 1],
    ['1000000', 100],
  ])('is one of 1 to 100 in a list, where %s are asked for', async (limit, shown) => {
    for (let count = 0; count < 101; count += 1)
      await world.facebook.publishSegment(
        world.page,
        segment({ text: `${count}`, parentExternalId: parent }),
        call,
      )
    const query = new URLSearchParams({ limit, access_token: world.page.credentials.accessToken })
    const answer = await fetch(`${world.sandbox.facebookOrigin}/v26.0/${parent}/comments?${query}`)
    const { data } = z.object({ data: z.array(z.unknown()) }).parse(await answer.json())
    expect(data).toHaveLength(shown)
  })

  it.each<FaultRequest['kind']>([
    'status',
    'reset-before-accept',
    'reset-after-accept',
    'cut-reply',
    'empty-reply',
    'html-503',
    'rate-limited',
  ])('is asked for once under the fault %s', async kind => {
    world.sandbox.clear()
    world.sandbox.addFault({ network: 'facebook', kind, times: 5 })
    const outcome = await comment()
    expect(outcome.type).not.toBe('published')
    expect(world.sandbox.calls().map(({ method, route, count }) => `${count} ${method} ${route}`)).toEqual([
      '1 POST /:version/:id/comments',
    ])
  })
})

describe('a Page that does not allow everything', () => {
  const facebook = () => {
    const { facebookOrigin: origin } = world.sandbox
    return createFacebookNetwork({ ...{ origin, version: 'v26.0', clock: world.clock }, ...app })
  }
  const app = { appId: '1', appSecret: 'secret' }
  const token = z.object({ access_token: z.string(), id: z.string().optional() })
  const others = 'pages_show_list,pages_manage_posts,pages_read_engagement'
  /** The Page, with a token of a sign-in that allowed only these. */
  async function pageWith(scope: string) {
    const origin = `${world.sandbox.facebookOrigin}/v26.0`
    const back = 'http://127.0.0.1/back'
    const query = new URLSearchParams({ client_id: '1', redirect_uri: back, state: 's', scope })
    const allowed = await fetch(`${origin}/dialog/allow?${query}`, { redirect: 'manual' })
    const code = new URL(allowed.headers.get('location') ?? '').searchParams.get('code') ?? ''
    const exchange = new URLSearchParams({ code, redirect_uri: back })
    const json = async (path: string) => await (await fetch(`${origin}/${path}`)).json()
    const { access_token } = token.parse(await json(`oauth/access_token?${exchange}`))
    const pages = z
      .object({ data: z.array(token) })
      .parse(await json(`me/accounts?access_token=${access_token}`))
    const mine = pages.data.find(page => page.id === world.page.externalId)
    return { ...world.page, credentials: { accessToken: mine?.access_token ?? '' } }
  }

  it('is not believed when it shows no comments, as long as it may not read them', async () => {
    const page = await pageWith(`${others},pages_manage_engagement`)
    const sent = segment({ text, parentExternalId: parent })
    expect(await facebook().publishSegment(page, sent, call)).toMatchObject({ type: 'published' })
    await expect(facebook().findComments?.(page, parent, new Date(0), call)).rejects.toMatchObject({
      failure: {
        ...{ type: 'rejected', code: 'reading-denied' },
        reason:
          'Facebook does not let Dateline read comments of this Page (pages_read_user_content). Connect the Page again and allow all that is asked for.',
      },
    })
    const reading = await pageWith(`${others},pages_read_user_content`)
    expect(await facebook().findComments?.(reading, parent, new Date(0), call)).toHaveLength(1)
  })

  it('is refused a comment that it may not write, and says which permission lacks', async () => {
    const page = await pageWith(`${others},pages_read_user_content`)
    const sent = segment({ text, parentExternalId: parent })
    expect(await facebook().publishSegment(page, sent, call)).toMatchObject({
      type: 'rejected',
      reason: expect.stringContaining('pages_manage_engagement'),
    })
    expect(await facebook().readAccess?.(page, call)).toMatchObject({
      lacks: expect.stringContaining('write first comments (pages_manage_engagement)'),
    })
  })
})

describe('whatever Facebook answers', () => {
  let reply: Reply
  let server: Awaited<ReturnType<typeof openReplyServer>>
  const clock = heldClock()
  const account = { channelId: 'c', externalId: '7701', credentials: { accessToken: 'token' } }
  beforeAll(async () => {
    server = await openReplyServer(() => reply)
  })
  afterAll(() => server.close())
  const network = () => createFacebookNetwork({ origin: server.origin, version: 'v26.0', clock })
  const says = (body: unknown, status = 200) => {
    const headers = { 'content-type': 'application/json' }
    reply = { status, headers, body: Buffer.from(JSON.stringify(body)), cutAt: undefined }
  }
  const find = () => network().findComments?.(account, '7701_1', new Date(0), call)

  it('leaves the outcome of a comment well-formed and never wrongly sure', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyReply, async next => {
        reply = next
        const sent = segment({ parentExternalId: '7701_1' })
        const outcome = await network().publishSegment(account, sent, { timeoutMs: 2_000 })
        if (outcome.type === 'published') expect(next.status).toBeLessThan(400)
        else if (next.status < 400 || next.status >= 500) expect(outcome.type).toBe('unknown')
      }),
      { numRuns: runsOf(300) },
    )
  })

  it.each([
    ['nothing', {}],
    ['no list', { data: {} }],
    ['an error with a 200', { error: { code: 2, message: 'x' }, data: [] }],
    ['a comment without a time', { data: [{ id: '1', message: 'a' }] }],
    ['pages that never end', { data: [], paging: { next: 'x', cursors: { after: 'same' } } }],
  ])('never takes %s for a post without comments', async (_title, body) => {
    says(body)
    await expect(find()).rejects.toMatchObject({ failure: { type: expect.any(String) } })
  })

  it.each([3, 10, 200, 299])('takes code %i of a read for a refusal of comments alone', async code => {
    says({ error: { code, message: 'x' } }, 403)
    await expect(find()).rejects.toMatchObject({ failure: { type: 'rejected', code: 'reading-denied' } })
  })

  it('leaves out the comments of others, and marks one in a form that is not known', async () => {
    const made = clock.now().toISOString().replace('Z', '+0000')
    says({
      data: [
        { id: '1_1', message: 'mine', created_time: made, from: { id: '7701' } },
        { id: '1_2', message: 'theirs', created_time: made, from: { id: '9' } },
        { id: '1_3', message: 7, created_time: made },
      ],
    })
    expect(await find()).toMatchObject([
      { externalId: '1_1', text: 'mine' },
      { externalId: '1_3', unreadable: true },
    ])
  })
})
