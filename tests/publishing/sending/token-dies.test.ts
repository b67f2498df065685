import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginConnect } from '../../../src/channels/connecting/begin-connect.ts'
import { finishConnect } from '../../../src/channels/connecting/finish-connect.ts'
import { accountOf } from '../../../src/channels/tokens/credentials.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import { workChannel } from '../../../src/publishing/sending/work-channel.ts'
import { testKeys } from '../../factories/channel.ts'
import { letIn } from '../../factories/consent.ts'
import { databaseKinds } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { person } from '../../factories/news.ts'
import { buildPost, hurry, newText, postRow } from '../../factories/publishing.ts'
import { waysIn } from '../../factories/ways-in.ts'
import { openProtocolWorld, type ProtocolWorld } from './protocol-world.ts'

const goOn = new AbortController().signal

describe.each(databaseKinds)('an access token that dies at work, on the %s database', kind => {
  let world: ProtocolWorld
  beforeAll(async () => {
    world = await openProtocolWorld(kind)
  })
  afterAll(() => world.close())

  const secrets = { keys: testKeys }
  const stored = async (channelId: string) =>
    (await accountOf({ db: world.deps.db, ...secrets }, channelId)).credentials
  const refreshes = () => world.sandbox.calls().find(({ route }) => route === '/2/oauth2/token')?.count ?? 0
  const channelRow = async (id: string) =>
    await world.deps.db.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  /** The network ends an access token before its time, and knows the refresh token still. */
  async function endToken(channelId: string): Promise<void> {
    const { external_id: externalId, handle, name } = await channelRow(channelId)
    const { accessToken, refreshToken } = await stored(channelId)
    const identity = { network: 'x' as const, externalId, handle, name }
    const tokens = { accessToken, ...(refreshToken ? { refreshToken } : {}) }
    world.sandbox.provisionAccount({ ...identity, ...tokens, expiresIn: 0.001 })
  }

  it('costs one refresh and no post in the middle of 20 posts', async () => {
    const { db } = world.deps
    const channelId = await world.channel()
    const texts = Array.from({ length: 20 }, newText)
    const ids: string[] = []
    for (const [index, text] of texts.entries())
      ids.push(await buildPost(db, { channelId, texts: [text], dueInMs: -60_000 + index }))
    const before = refreshes()
    const dead = (await stored(channelId)).accessToken
    let sent = 0
    const deps = {
      ...world.deps,
      async reached(step: string) {
        if (step !== 'after-record') return
        sent += 1
        if (sent === 7) await endToken(channelId)
      },
    }
    const workers = ['one', 'two', 'three'].map(worker => workChannel({ ...deps, worker }, channelId, goOn))
    await Promise.all(workers)
    expect(refreshes() - before).toBe(1)
    expect((await world.shown(channelId)).map(post => post.text)).toEqual(texts)
    for (const id of ids) expect(await postRow(db, id)).toMatchObject({ state: 'published', reason: null })
    expect((await stored(channelId)).accessToken).not.toBe(dead)
    await notifyNow(db)
    expect(await db.selectFrom('notification').where('channel_id', '=', channelId).execute()).toEqual([])
  })

  it('is noticed and said when its refresh token is spent, and signing in again loses nothing planned', async () => {
    const { db, clock } = world.deps
    const channelId = await world.channel()
    const texts = Array.from({ length: 5 }, newText)
    const dueInMs = [-5_000, -4_000, -3_000, 3_600_000, 7_200_000]
    const ids: string[] = []
    for (const [index, text] of texts.entries())
      ids.push(await buildPost(db, { channelId, texts: [text], dueInMs: dueInMs[index] ?? 0 }))
    await endToken(channelId)
    // Somebody else uses the refresh token, which works once; what they get back never reaches us.
    const { refreshToken } = await stored(channelId)
    const spent = await fetch(`${world.sandbox.xOrigin}/2/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'client' }),
    })
    expect(spent.status).toBe(200)
    await workChannel(world.deps, channelId, goOn)

    const broken = await channelRow(channelId)
    expect(broken).toMatchObject({ state: 'needs_reconnect' })
    expect(broken.state_reason).toMatch(/Connect the channel again/)
    await notifyNow(db)
    const told = await db
      .selectFrom('notification')
      .selectAll()
      .where('channel_id', '=', channelId)
      .where('kind', '=', 'channel-needs-reconnect')
      .execute()
    expect(told).toHaveLength(1)
    expect(told[0]?.message).toMatch(/posts? .*(kept|wait)/i)
    for (const id of ids) expect((await postRow(db, id)).state).toMatch(/^(scheduled|retry_wait)$/)
    expect(await world.shown(channelId)).toEqual([])

    const operator = person('omar', 'operator')
    const deps = {
      db,
      clock,
      keys: testKeys,
      publicUrl: 'http://127.0.0.1:3000',
      waysIn: waysIn({
        sandbox: true,
        x: { origin: world.sandbox.xOrigin, clientId: 'client', clock: systemClock },
      }),
    }
    const { url } = await beginConnect(deps, {
      actor: operator,
      officeId: broken.office_id,
      network: 'x',
    })
    const back = (await letIn(url, `@${broken.handle}`)).searchParams
    const given = { state: back.get('state') ?? '', code: back.get('code') ?? '' }
    await finishConnect(deps, { actor: operator, network: 'x', ...given })
    expect(await channelRow(channelId)).toMatchObject({ state: 'connected', state_reason: null })

    await workChannel(world.deps, channelId, goOn)
    for (const id of ids.slice(3)) await hurry(db, id, 7_200_001)
    await workChannel(world.deps, channelId, goOn)
    expect((await world.shown(channelId)).map(post => post.text)).toEqual(texts)
    for (const id of ids) expect(await postRow(db, id)).toMatchObject({ state: 'published' })
  })
})
