import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshAccount, renewedAccount } from '../../../src/channels/tokens/fresh-account.ts'
import { createLogger } from '../../../src/core/logging/logger.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { createFacebookNetwork } from '../../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../../src/networks/mastodon/mastodon-network.ts'
import type { Network, NetworkName } from '../../../src/networks/network.ts'
import { createXNetwork } from '../../../src/networks/x/x-network.ts'
import type { PublishingDeps } from '../../../src/publishing/sending/deps.ts'
import { reconcilePost } from '../../../src/publishing/sending/doubt/reconcile.ts'
import { machine, restingStates } from '../../../src/publishing/sending/machine.ts'
import { sandboxTiming } from '../../../src/publishing/sending/timing.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { anyReply, openReplyServer, type Reply } from '../../factories/any-reply.ts'
import { buildChannel, testKeys } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { buildPost, hurry, idsOf, newText, postRow } from '../../factories/publishing.ts'

const answers = 1_000
const seed = 20_261_123
const goOn = new AbortController().signal
/** Every post is worked on so often; what then still waits must say what for. */
const mostRounds = 12

let database: Database
let server: Awaited<ReturnType<typeof openReplyServer>>
let deps: PublishingDeps
let channels: Map<NetworkName, string>
let given = 0

beforeAll(async () => {
  const script = fc.sample(fc.option(anyReply, { nil: undefined, freq: 3 }), { numRuns: answers, seed })
  server = await openReplyServer(request => {
    given += 1
    return script[given % answers] ?? soundReply(request.method === 'GET')
  })
  database = await freshDatabase(databaseKinds.at(-1))
  const { db } = database
  const { origin } = server
  const clock = systemClock
  const networks = new Map<NetworkName, Network>([
    ['x', createXNetwork({ origin, clientId: 'client', clock })],
    ['facebook', createFacebookNetwork({ origin, version: 'v26.0', clock })],
    ['mastodon', createMastodonNetwork({ origin, clock })],
  ])
  const log = createLogger('silent')
  const accounts = { db, keys: testKeys, clock, networks, log }
  deps = {
    db,
    clock,
    log,
    networks,
    timing: { ...sandboxTiming, failedLooksAllowed: 2 },
    worker: 'worker-1',
    freshAccount: channelId => freshAccount(accounts, channelId),
    renewedAccount: refused => renewedAccount(accounts, refused),
    readMedia: async () => ({ bytes: Buffer.from('GIF89a'), contentType: 'image/gif' }),
    reached: () => undefined,
  }
  channels = new Map()
  for (const network of networks.keys()) {
    const channelId = await buildChannel(db, { network })
    if (network === 'mastodon') {
      const external = { external_id: '8801@social.example' }
      await db.updateTable('channel').set(external).where('id', '=', channelId).execute()
    }
    channels.set(network, channelId)
  }
})
afterAll(async () => {
  server.close()
  await database.close()
})

/** What every call of every network takes for a success, so that the answers after it are heard too. */
function soundReply(isReading: boolean): Reply {
  const id = `${7_000 + given}`
  const made = { access_token: id, refresh_token: `r${id}`, expires_in: 7_200, token_type: 'bearer' }
  const body = isReading
    ? { data: [], meta: { result_count: 0 } }
    : { data: { id, text: '', media_key: `7_${id}` }, id, type: 'image', url: null, ...made }
  const headers = { 'content-type': 'application/json' }
  return { status: 200, headers, body: Buffer.from(JSON.stringify(body)), cutAt: undefined }
}

const kinds = [
  { kind: 'one part', facts: () => ({ texts: [newText()] }) },
  { kind: 'a thread', facts: () => ({ texts: [newText(), newText(), newText()] }) },
  {
    kind: 'a picture',
    facts: () => ({
      texts: [newText()],
      media: [{ mediaId: crypto.randomUUID(), altText: 'The counselling desk' }],
    }),
  },
]

/** Lets a person have put right whatever the last answers did to the channel. */
async function putRight(channelId: string): Promise<void> {
  const connected = { state: 'connected' as const, state_reason: null }
  const free = { stopped_at: null, stopped_reason: null, blocked_until: null, blocked_reason: null }
  await deps.db
    .updateTable('channel')
    .set({ ...connected, ...free })
    .where('id', '=', channelId)
    .execute()
  await deps.db.deleteFrom('channel_refresh').where('channel_id', '=', channelId).execute()
}

async function oneRound(postId: string, channelId: string): Promise<void> {
  await hurry(deps.db, postId)
  if ((await postRow(deps.db, postId)).state !== 'reconciling')
    return await workChannel(deps, channelId, goOn)
  await reconcilePost(deps, postId)
}

/** Published with ids, or where it is with a reason: its own, or the channel's for what the channel holds up. */
async function assertExplained(postId: string, channelId: string): Promise<string> {
  const post = await postRow(deps.db, postId)
  expect(Object.keys(machine)).toContain(post.state)
  expect(['claimed', 'sending']).not.toContain(post.state)
  if (post.state === 'published') {
    for (const id of await idsOf(deps.db, postId)) expect(id).toMatch(/^\d+(_\d+)?$/)
    return post.state
  }
  const channel = await deps.db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', channelId)
    .executeTakeFirstOrThrow()
  const reason = post.reason ?? channel.state_reason ?? channel.stopped_reason ?? channel.blocked_reason ?? ''
  expect(`${post.state}: ${reason}`).toMatch(/: .{10,}/)
  const waits = restingStates.includes(post.state) ? null : expect.any(Date)
  expect(post.next_at).toEqual(waits)
  return post.state
}

describe('1,000 answers of any kind', () => {
  it('leave every post published with its ids, or in a state with a reason', {
    timeout: 300_000,
  }, async () => {
    const ends: Record<string, number> = {}
    let posts = 0
    while (given < answers) {
      for (const [network, channelId] of channels) {
        const kind = kinds[posts % kinds.length]
        if (!kind || (network === 'facebook' && kind.kind === 'a thread')) continue
        const postId = await buildPost(deps.db, { channelId, ...kind.facts() })
        let state = 'scheduled'
        for (let round = 0; round < mostRounds && !restingStates.some(each => each === state); round += 1) {
          await putRight(channelId)
          await oneRound(postId, channelId)
          state = await assertExplained(postId, channelId)
        }
        ends[state] = (ends[state] ?? 0) + 1
        await deps.db.updateTable('post').set({ next_at: null }).where('id', '=', postId).execute()
      }
      posts += 1
    }
    for (const state of ['published', 'failed', 'needs_attention']) expect(ends[state]).toBeGreaterThan(0)
  })
})
