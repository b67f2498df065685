import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import { type Network, NetworkFailureError } from '../../src/networks/network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { openReplyServer, type Reply } from '../factories/any-reply.ts'
import { heldClock } from './held-clock.ts'

const clock = heldClock()
let replies: unknown[] = []
let server: Awaited<ReturnType<typeof openReplyServer>>
let networks: Record<'x' | 'facebook' | 'mastodon', Network>
beforeAll(async () => {
  server = await openReplyServer(() => replyOf(replies.length > 1 ? replies.shift() : replies[0]))
  const { origin } = server
  networks = {
    x: createXNetwork({ origin, clientId: 'client', clock }),
    facebook: createFacebookNetwork({ origin, version: 'v26.0', clock }),
    mastodon: createMastodonNetwork({ origin, clock }),
  }
})
afterAll(() => server.close())

function replyOf(body: unknown): Reply {
  const headers = { 'content-type': 'application/json' }
  return {
    status: 200,
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    cutAt: undefined,
  }
}

const accounts = { x: '4401', facebook: '7701', mastodon: '8801@social.example' }
const accountOf = (network: keyof typeof accounts) => ({
  channelId: 'c',
  externalId: accounts[network],
  credentials: { accessToken: 'token' },
})
const call = { timeoutMs: 5_000 }
const since = new Date(clock.now().getTime() - 3_600_000)
const made = clock.now().toISOString()

const post = { id: '1577730467436138524', text: 'Hello', created_at: made }
const status = {
  id: '7',
  created_at: made,
  content: '<p>Hello</p>',
  in_reply_to_id: null,
  media_attachments: [],
}
const problem = {
  title: 'Service Unavailable',
  detail: 'Service Unavailable',
  type: 'about:blank',
  status: 503,
}
const errors = [{ title: 'Authorization Error', detail: 'Sorry', type: 'https://api.x.com/2/problems/x' }]

/** 200s that hold no list, or not the whole of it. */
const hollow: [string, 'x' | 'facebook' | 'mastodon', unknown[]][] = [
  ...(['x', 'facebook', 'mastodon'] as const).flatMap(network =>
    (
      [
        ['an empty object', {}],
        ['an empty body', ''],
        ['null', 'null'],
        ['HTML', '<!DOCTYPE html><p>Hello'],
        ['a number', '7'],
        ['errors alone', { errors }],
        ['a problem document', problem],
        ['an error of Mastodon’s form', { error: 'Record not found' }],
        ['an error of Facebook’s form', { error: { code: 2, message: 'An unexpected error has occurred.' } }],
        ['a list that is none', { data: {}, meta: { result_count: 0 } }],
      ] as [string, unknown][]
    ).map(([title, body]): [string, 'x' | 'facebook' | 'mastodon', unknown[]] => [title, network, [body]]),
  ),
  ['an empty list without a count', 'x', [{ data: [] }]],
  ['a count without posts', 'x', [{ meta: { result_count: 3 } }]],
  ['fewer posts than it counts', 'x', [{ data: [post], meta: { result_count: 2 } }]],
  ['a count and errors', 'x', [{ errors, meta: { result_count: 0 } }]],
  ['a part of the posts and errors', 'x', [{ data: [post], errors, meta: { result_count: 1 } }]],
  ['a count and a problem document', 'x', [{ ...problem, meta: { result_count: 0 } }]],
  ['a count that is none', 'x', [{ data: [], meta: { result_count: null } }]],
  ['pages that go in a circle', 'x', [{ data: [post], meta: { result_count: 1, next_token: 'a' } }]],
  [
    'a second page without an answer',
    'x',
    [{ data: [post], meta: { result_count: 1, next_token: 'a' } }, {}],
  ],
  [
    'pages that go in a circle',
    'facebook',
    [
      {
        data: [{ id: '1_2', message: 'Hello', created_time: made }],
        paging: { next: 'https://graph.facebook.com/next', cursors: { after: 'a' } },
      },
    ],
  ],
  [
    'a next page that is not named',
    'facebook',
    [{ data: [{ id: '1_2', created_time: made }], paging: { next: 'https://graph.facebook.com/next' } }],
  ],
  ['a post without a time', 'facebook', [{ data: [{ id: '1_2', message: 'Hello', created_time: 'today' }] }]],
  ['a second page without an answer', 'mastodon', [[status], {}]],
  ['pages that go in a circle', 'mastodon', [[status]]],
  ['a status without its id', 'mastodon', [[{ ...status, id: undefined }]]],
  ['a post without its id', 'x', [{ data: [{ text: 'Hello' }], meta: { result_count: 1 } }]],
]

describe('an answer without an answer is never "no posts"', () => {
  it.each(hollow)('%s on %s', async (_title, network, bodies) => {
    replies = [...bodies]
    const reading = networks[network].findRecentPosts(accountOf(network), since, call)
    await expect(reading).rejects.toBeInstanceOf(NetworkFailureError)
  })

  it.each([
    ['x', [{ meta: { result_count: 0 } }]],
    ['x', [{ data: [], meta: { result_count: 0 } }]],
    ['facebook', [{ data: [] }]],
    ['mastodon', [[], { id: '8801' }]],
  ] as ['x' | 'facebook' | 'mastodon', unknown[]][])(
    'but an empty list is, on %s',
    async (network, bodies) => {
      replies = [...bodies]
      expect(await networks[network].findRecentPosts(accountOf(network), since, call)).toEqual([])
    },
  )

  it('nor is a deletion that does not say that it was done', async () => {
    for (const network of ['x', 'facebook', 'mastodon'] as const)
      for (const body of [{}, '', { errors }, problem, { data: { deleted: false } }, { success: false }]) {
        replies = [body]
        await expect(networks[network].deletePost(accountOf(network), '1', call)).rejects.toBeInstanceOf(
          NetworkFailureError,
        )
      }
  })

  it.each([[{}], [problem], [{ errors: [{ message: 'x' }] }]])(
    'nor is %j "no figures" of a post on X',
    async body => {
      replies = [body]
      const asked = [{ externalId: '1', publishedAt: clock.now() }]
      await expect(networks.x.readMetrics(accountOf('x'), asked, call)).rejects.toBeInstanceOf(
        NetworkFailureError,
      )
    },
  )
})

describe('an empty list is not believed of an account that may not be read', () => {
  it.each([
    ['whose data access has ended', { is_valid: true, data_access_expires_at: 1_700_000_000, scopes: [] }],
    ['whose permission to read is gone', { is_valid: true, scopes: ['pages_manage_posts'] }],
    ['whose token has ended', { is_valid: false, scopes: [], error: { code: 190, subcode: 463 } }],
  ])('a Page %s', async (_title, data) => {
    replies = [{ data: [] }, { data }]
    const page = createFacebookNetwork({
      origin: server.origin,
      version: 'v26.0',
      appId: '1',
      appSecret: 's',
      clock,
    })
    await expect(page.findRecentPosts(accountOf('facebook'), since, call)).rejects.toMatchObject({
      failure: { type: 'channel-blocked' },
    })
  })

  it('a Mastodon account that is suspended', async () => {
    replies = [[], { error: 'Your login is currently disabled' }]
    await expect(
      networks.mastodon.findRecentPosts(accountOf('mastodon'), since, call),
    ).rejects.toBeInstanceOf(NetworkFailureError)
  })
})
