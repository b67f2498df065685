import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetAttempts } from '../../src/channels/connecting/connect-attempt.ts'
import { accountOf } from '../../src/channels/tokens/credentials.ts'
import { sha256 } from '../../src/core/hash.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { addOffices, buildApp, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { letIn } from '../factories/consent.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'
import { waysIn } from '../factories/ways-in.ts'

let sandbox: Sandbox
let test: TestApp
let operator: SignedIn
let colleague: SignedIn

beforeAll(async () => {
  sandbox = await startSandbox({ clock: systemClock })
  const clock = systemClock
  test = await buildApp({
    waysIn: waysIn({
      sandbox: true,
      x: { origin: sandbox.xOrigin, clientId: 'client', clock },
      facebook: {
        origin: sandbox.facebookOrigin,
        version: 'v26.0',
        appId: '1',
        appSecret: 'secret',
        clock,
      },
      mastodon: { origin: sandbox.mastodonOrigin, clock },
    }),
  })
  await addOffices(test.database, 'lahore', 'vienna')
  operator = await test.signIn(['operator', 'lahore'])
  colleague = await test.signIn(['operator', 'lahore'])
  const x = { network: 'x', externalId: '4401', handle: 'mrc_lahore', name: 'MRC Lahore' } as const
  const page = { network: 'facebook', handle: 'mrc' } as const
  sandbox.provisionAccount(x)
  sandbox.provisionAccount({ ...page, externalId: '7701', name: 'MRC <Lahore>' })
  sandbox.provisionAccount({ ...page, externalId: '7702', name: 'MRC Karachi' })
  const toots = { network: 'mastodon', externalId: '8801@social.example', name: 'MRC Lahore' } as const
  sandbox.provisionAccount({ ...toots, handle: 'mrc@social.example', accessToken: 'typed-in-token' })
})
afterAll(async () => {
  await test.close()
  await sandbox.close()
})

interface Begun {
  attemptId: string
  url: string
}

async function begin(network: 'x' | 'facebook' | 'mastodon', headers = operator.headers): Promise<Begun> {
  const url = `/api/v1/channels/connect/${network}`
  const payload = { officeId: 'lahore', ...(network === 'mastodon' ? { server: 'social.example' } : {}) }
  const answer = await test.app.inject({ method: 'POST', url, headers, payload })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}
/** The browser, back from the network. */
async function comeBack(back: URL, who: SignedIn = operator) {
  expect(back.origin).toBe(publicUrl)
  return await test.app.inject({ url: back.pathname + back.search, headers: { cookie: who.headers.cookie } })
}
const attemptOf = async (id: string, who = operator) =>
  (await test.app.inject({ url: `/api/v1/channels/connect/attempts/${id}`, headers: who.headers })).json()
const channels = async () =>
  await test.database.db.selectFrom('channel').selectAll().orderBy('external_id').execute()

describe('connecting X by signing in there', () => {
  it('keeps only a hash of the state, of 256 random bits, and the verifier sealed', async () => {
    const { url, attemptId } = await begin('x')
    const { searchParams } = new URL(url)
    const state = searchParams.get('state') ?? ''
    expect(Buffer.from(state, 'base64url')).toHaveLength(32)
    const row = await test.database.db
      .selectFrom('connect_attempt')
      .selectAll()
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
    expect(row.state_hash).toBe(sha256(state))
    expect(JSON.stringify(row)).not.toContain(state)
    expect(row.sealed).toMatch(/^v1\./)
  })

  it.each<[string, (back: URL, begun: Begun) => Promise<URL> | URL, 'operator' | 'colleague']>([
    ['of another person', back => back, 'colleague'],
    [
      'whose state is made up',
      back => {
        back.searchParams.set('state', 'x'.repeat(43))
        return back
      },
      'operator',
    ],
    [
      'without a state',
      back => {
        back.searchParams.delete('state')
        return back
      },
      'operator',
    ],
    [
      'brought to the other network’s door',
      back => new URL(back.href.replace('/x/', '/facebook/')),
      'operator',
    ],
    [
      'after more than ten minutes',
      async (back, { attemptId }) => {
        await test.database.db
          .updateTable('connect_attempt')
          .set({ ends_at: new Date(Date.now() - 1) })
          .where('id', '=', attemptId)
          .execute()
        return back
      },
      'operator',
    ],
  ])('refuses an answer %s, says so, and stores nothing', async (_title, change, who) => {
    const before = (await channels()).length
    const begun = await begin('x')
    const back = await change(await letIn(begun.url), begun)
    const answer = await comeBack(back, who === 'operator' ? operator : colleague)
    expect(answer.statusCode).toBe(409)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toMatch(/Nothing was connected. Start again/)
    expect(await channels()).toHaveLength(before)
    expect((await attemptOf(begun.attemptId)).connected).toEqual([])
  })

  it('refuses the code of another sign-in, and keeps why', async () => {
    const [mine, theirs] = [await begin('x'), await begin('x', colleague.headers)]
    const [back, other] = [await letIn(mine.url), await letIn(theirs.url)]
    back.searchParams.set('code', other.searchParams.get('code') ?? '')
    const answer = await comeBack(back)
    expect(answer.statusCode).toBe(503)
    expect(await attemptOf(mine.attemptId)).toMatchObject({ step: 'failed', connected: [] })
    expect(await channels()).toEqual([])
  })

  it('says that nothing was connected when the person says no', async () => {
    const { url, attemptId } = await begin('x')
    const back = await letIn(url)
    back.searchParams.delete('code')
    back.searchParams.set('error', 'access_denied')
    expect((await comeBack(back)).body).toContain('Nothing was connected')
    expect(await attemptOf(attemptId)).toMatchObject({ step: 'failed' })
  })

  it('asks somebody who is not signed in to sign in, on a page', async () => {
    const back = await letIn((await begin('x')).url)
    const answer = await test.app.inject({ url: back.pathname + back.search })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).toContain('Sign in to Dateline in this browser')
  })

  it('connects the account for the office, once', async () => {
    const { url, attemptId } = await begin('x')
    const back = await letIn(url)
    const answer = await comeBack(back)
    expect(answer.statusCode).toBe(303)
    expect(answer.headers.location).toBe(`/connect/attempts/${attemptId}`)
    const shown = await test.app.inject({
      url: `/connect/attempts/${attemptId}`,
      headers: operator.headers,
    })
    expect(shown.body).toContain('@mrc_lahore</bdi> is connected.')
    expect((await comeBack(back)).statusCode).toBe(409)
    const [channel] = await channels()
    expect(channel).toMatchObject({
      office_id: 'lahore',
      network: 'x',
      external_id: '4401',
      handle: 'mrc_lahore',
      languages: ['en'],
      state: 'connected',
    })
    const { credentials } = await accountOf(test.deps, channel?.id ?? '')
    expect(credentials.refreshToken).toBeDefined()
  })

  it('connects it again and leaves its languages as they are', async () => {
    const { db } = test.database
    await db
      .updateTable('channel')
      .set({ languages: ['en', 'ur'], state: 'needs_reconnect' })
      .execute()
    const { url, attemptId } = await begin('x')
    await comeBack(await letIn(url))
    expect((await attemptOf(attemptId)).connected).toMatchObject([{ outcome: 'reconnected' }])
    expect(await channels()).toMatchObject([{ state: 'connected', languages: ['en', 'ur'] }])
  })

  it('takes the right to manage channels, still at the end', async () => {
    const author = await test.signIn(['author', 'lahore'])
    const payload = { officeId: 'lahore' }
    const url = '/api/v1/channels/connect/x'
    const answer = await test.app.inject({ method: 'POST', url, headers: author.headers, payload })
    expect(answer.statusCode).toBe(403)
    const leaving = await test.signIn(['operator', 'lahore'])
    const begun = await begin('x', leaving.headers)
    await test.database.db.deleteFrom('role_grant').where('person_id', '=', leaving.actor.id).execute()
    expect((await comeBack(await letIn(begun.url), leaving)).statusCode).toBe(404)
  })

  it('names the settings that are not there', async () => {
    const bare = await buildApp({ waysIn: waysIn({ sandbox: false }) })
    await addOffices(bare.database, 'lahore')
    const { headers } = await bare.signIn(['operator', 'lahore'])
    for (const [network, names] of [
      ['x', /X_CLIENT_ID/],
      ['facebook', /FACEBOOK_APP_ID and FACEBOOK_APP_SECRET/],
      ['mastodon', /MASTODON_ORIGIN/],
    ] as const) {
      const url = `/api/v1/channels/connect/${network}`
      const payload = { officeId: 'lahore', ...(network === 'mastodon' ? { server: 'social.example' } : {}) }
      const answer = await bare.app.inject({ method: 'POST', url, headers, payload })
      expect(answer.statusCode).toBe(503)
      expect(answer.json().detail).toMatch(names)
    }
    await bare.close()
  })
})

describe('connecting X by keys of OAuth 1.0a', () => {
  it('takes the keys of the app, and says which settings those are', async () => {
    const payload = {
      officeId: 'lahore',
      network: 'x',
      externalId: '4409',
      handle: 'mrc_keys',
      name: 'MRC',
      languages: ['en'],
      credentials: { accessToken: 'own key', accessSecret: 'own secret' },
    }
    for (const [takesXKeys, status] of [
      [false, 503],
      [true, 200],
    ] as const) {
      const app = {
        origin: 'http://127.0.0.1:9',
        consumerKey: 'key',
        consumerSecret: 'secret',
        clock: systemClock,
      }
      const ways = waysIn({ sandbox: true, ...(takesXKeys ? { x: app } : {}) })
      const known = { externalId: '4409', handle: 'mrc_keys', name: 'MRC' }
      const x = { ...scriptedNetwork(() => []), identify: async () => known }
      const other = await buildApp({ waysIn: ways, networks: new Map([['x', x]]) })
      await addOffices(other.database, 'lahore')
      const { headers } = await other.signIn(['operator', 'lahore'])
      const answer = await other.app.inject({ method: 'POST', url: '/api/v1/channels', headers, payload })
      expect(answer.statusCode).toBe(status)
      if (!takesXKeys) expect(answer.json().detail).toContain('X_CONSUMER_KEY and X_CONSUMER_SECRET')
      await other.close()
    }
  })
})

describe('connecting Facebook by signing in there', () => {
  async function toTheChoice(): Promise<string> {
    const { url, attemptId } = await begin('facebook')
    expect((await comeBack(await letIn(url))).statusCode).toBe(303)
    return attemptId
  }
  const choose = async (attemptId: string, accountIds: string[], who = operator) =>
    await test.app.inject({
      method: 'POST',
      url: '/api/v1/channels/connect/facebook/choose',
      headers: who.headers,
      payload: { attemptId, accountIds },
    })

  it('connects the Pages ticked on a plain form, with the date until which they can be read', async () => {
    const attemptId = await toTheChoice()
    const url = `/connect/attempts/${attemptId}`
    const shown = await test.app.inject({ url, headers: operator.headers })
    expect(shown.body).toContain('for="account-7701">')
    expect(shown.body).toContain('MRC &#60;Lahore&#62;')
    const headers = { ...operator.headers, 'content-type': 'application/x-www-form-urlencoded' }
    const none = await test.app.inject({ method: 'POST', url, headers, payload: '' })
    expect(none.statusCode).toBe(400)
    expect(none.body).toContain('Select at least one account')
    const payload = 'account=7701&account=7702'
    expect((await test.app.inject({ method: 'POST', url, headers, payload })).statusCode).toBe(303)
    const pages = (await channels()).filter(channel => channel.network === 'facebook')
    expect(pages.map(page => page.external_id)).toEqual(['7701', '7702'])
    expect(pages[0]?.access_ends_at).toBeInstanceOf(Date)
    expect((await test.app.inject({ url, headers: operator.headers })).body).toContain(
      'Karachi</bdi> is connected.',
    )
  })

  it('lets only the same person choose, among what was offered, and only once', async () => {
    const attemptId = await toTheChoice()
    expect((await attemptOf(attemptId)).accounts).toHaveLength(2)
    expect((await choose(attemptId, ['7701'], colleague)).statusCode).toBe(404)
    const unknown = await choose(attemptId, ['9999'])
    expect(unknown.statusCode).toBe(400)
    expect(unknown.json().detail).toContain('"9999" was not among those')
    expect((await choose(attemptId, ['7702'])).json()).toMatchObject({
      connected: [{ outcome: 'reconnected', name: 'MRC Karachi' }],
    })
    expect((await choose(attemptId, ['7702'])).statusCode).toBe(409)
  })

  it('shows nobody the tokens of the Pages', async () => {
    const attemptId = await toTheChoice()
    const answer = await test.app.inject({
      url: `/api/v1/channels/connect/attempts/${attemptId}`,
      headers: operator.headers,
    })
    expect(answer.body).not.toMatch(/token/i)
  })

  it('forgets attempts an hour after their end', async () => {
    const { db } = test.database
    const left = await db.selectFrom('connect_attempt').select('id').execute()
    const later = { ...systemClock, now: () => new Date(Date.now() + 2 * 3_600_000) }
    expect(await forgetAttempts({ db, clock: later })).toBe(left.length)
  })
})

describe('connecting Mastodon', () => {
  const byToken = async (change: object = {}, who = operator) =>
    await test.app.inject({
      method: 'POST',
      url: '/api/v1/channels/connect/mastodon/token',
      headers: who.headers,
      payload: {
        officeId: 'lahore',
        server: 'social.example',
        accessToken: 'typed-in-token',
        ...change,
      },
    })
  const toots = async () => (await channels()).filter(channel => channel.network === 'mastodon')
  const registrations = () =>
    sandbox.calls().filter(call => call.network === 'mastodon' && call.route.endsWith('/api/v1/apps'))

  it('connects the account by signing in at its own server, once', async () => {
    const { url, attemptId } = await begin('mastodon')
    const row = await test.database.db
      .selectFrom('connect_attempt')
      .selectAll()
      .where('id', '=', attemptId)
      .executeTakeFirstOrThrow()
    expect(row.sealed).toMatch(/^v1\./)
    const back = await letIn(url)
    expect((await comeBack(back, colleague)).statusCode).toBe(409)
    expect(await toots()).toEqual([])
    expect((await comeBack(back)).statusCode).toBe(303)
    expect((await comeBack(back)).statusCode).toBe(409)
    expect((await attemptOf(attemptId)).connected).toMatchObject([
      { outcome: 'connected', name: '@mrc@social.example' },
    ])
    expect(await toots()).toMatchObject([
      { external_id: '8801@social.example', handle: 'mrc@social.example', state: 'connected' },
    ])
  })

  it('gives each sign-in an address of its own, and hands on no answer that came to another', async () => {
    const tokens = () => sandbox.calls().filter(call => call.route.endsWith('/oauth/token'))
    const [begun, other] = [await begin('mastodon'), await begin('mastodon')]
    const addresses = [begun, other].map(each => new URL(each.url).searchParams.get('redirect_uri'))
    expect(addresses).toEqual(
      [begun, other].map(each => `${publicUrl}/connect/mastodon/callback/${each.attemptId}`),
    )
    const back = await letIn(begun.url)
    const before = tokens()
    const astray = new URL(back.href.replace(begun.attemptId, other.attemptId))
    expect((await comeBack(astray)).statusCode).toBe(409)
    const mixedUp = new URL(back)
    mixedUp.searchParams.set('iss', 'https://honest.example')
    const refused = await comeBack(mixedUp)
    expect([refused.statusCode, refused.body]).toEqual([503, expect.stringContaining('another server')])
    expect(tokens()).toEqual(before)
  })

  it('connects it again by an access token, and shows that to nobody', async () => {
    const answer = await byToken()
    expect(answer.json()).toMatchObject({ connected: [{ outcome: 'reconnected' }] })
    expect(answer.body).not.toContain('typed-in-token')
    const [channel] = await toots()
    const { credentials } = await accountOf(test.deps, channel?.id ?? '')
    expect(credentials).toEqual({ accessToken: 'typed-in-token' })
  })

  it('says that the server does not take the token, without the token', async () => {
    const answer = await byToken({ accessToken: 'nobody-knows-this' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json().detail).toMatch(/^Nothing was connected: Mastodon no longer accepts/)
    expect(answer.body).not.toContain('nobody-knows-this')
  })

  it('asks nothing of any server for a person who may not manage channels, or for no host name', async () => {
    const before = sandbox.calls()
    const author = await test.signIn(['author', 'lahore'])
    expect((await byToken({}, author)).statusCode).toBe(403)
    const asked = { officeId: 'lahore', server: '127.0.0.1' }
    const url = '/api/v1/channels/connect/mastodon'
    const { headers } = operator
    const answer = await test.app.inject({ method: 'POST', url, headers, payload: asked })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toContain('Mastodon server "127.0.0.1" is not a host name')
    expect((await byToken({ server: 'https://social.example' })).statusCode).toBe(400)
    expect(sandbox.calls()).toEqual(before)
    expect(registrations()).toHaveLength(1)
  })

  it('says when the server is away, and forgets the attempt', async () => {
    const { url, attemptId } = await begin('mastodon')
    const back = await letIn(url)
    sandbox.addFault({ network: 'mastodon', kind: 'html-503', match: { path: '/oauth/token' } })
    const answer = await comeBack(back)
    expect(answer.statusCode).toBe(503)
    expect(await attemptOf(attemptId)).toMatchObject({
      step: 'failed',
      reason: 'Nothing was connected: The Mastodon server had a fault of its own. Start again.',
    })
  })
})
