import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time/clock.ts'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'

let sandbox: Sandbox
let test: TestApp
let lahore: SignedIn
let vienna: SignedIn

const accounts = [
  { network: 'x', externalId: '4401', handle: 'mrc_lahore', name: 'MRC Lahore' },
  { network: 'facebook', externalId: '7701', handle: 'mrc', name: 'MRC Lahore' },
  { network: 'mastodon', externalId: '8801@social.example', handle: 'mrc@social.example', name: 'MRC' },
] as const
const others = { x: '4402', facebook: '7702', mastodon: '8802@social.example' } as const

beforeAll(async () => {
  const clock = systemClock
  sandbox = await startSandbox({ clock })
  for (const account of accounts) {
    sandbox.provisionAccount({ ...account, accessToken: `token of ${account.externalId}` })
    const externalId = others[account.network]
    sandbox.provisionAccount({ ...account, externalId, accessToken: `token of ${externalId}` })
  }
  test = await buildApp({
    networks: new Map([
      ['x', createXNetwork({ origin: sandbox.xOrigin, clientId: 'client', clock })],
      ['facebook', createFacebookNetwork({ origin: sandbox.facebookOrigin, version: 'v26.0', clock })],
      ['mastodon', createMastodonNetwork({ origin: sandbox.mastodonOrigin, clock })],
    ]),
  })
  await addOffices(test.database, 'lahore', 'vienna')
  lahore = await test.signIn(['operator', 'lahore'])
  vienna = await test.signIn(['operator', 'vienna'])
})
afterAll(async () => {
  await test.close()
  await sandbox.close()
})

async function connect(
  account: { network: string; externalId: string; handle: string; name: string },
  accessToken: string,
  { who, officeId }: { who: SignedIn; officeId: string },
) {
  const payload = { ...account, officeId, languages: ['en'], credentials: { accessToken } }
  return await test.app.inject({ method: 'POST', url: '/api/v1/channels', headers: who.headers, payload })
}
const channels = () => test.database.db.selectFrom('channel').selectAll().execute()

describe.each(accounts)('connecting an account of $network by its token', account => {
  const ours = () => ({ who: lahore, officeId: 'lahore' })
  const theirs = () => ({ who: vienna, officeId: 'vienna' })

  it('takes no account whose token is made up', async () => {
    const before = await channels()
    const answer = await connect(account, 'made up', theirs())
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'network-refused-connection'])
    expect(await channels()).toEqual(before)
  })

  it('takes no account by the token of another one', async () => {
    const before = await channels()
    const answer = await connect(account, `token of ${others[account.network]}`, theirs())
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'account-mismatch'])
    expect(answer.body).not.toContain('token of')
    expect(await channels()).toEqual(before)
  })

  it('asks the network nothing for a person who may not connect channels', async () => {
    const author = await test.signIn(['author', 'lahore'])
    expect((await connect(account, 'made up', { who: author, officeId: 'lahore' })).statusCode).toBe(403)
  })

  it('takes it with the handle that the network knows', async () => {
    const claimed = { ...account, handle: 'somewhere_else' }
    const answer = await connect(claimed, `token of ${account.externalId}`, ours())
    expect([answer.statusCode, answer.json().outcome]).toEqual([200, 'connected'])
    const [channel] = (await channels()).filter(each => each.external_id === account.externalId)
    const known = account.network === 'facebook' ? 'somewhere_else' : account.handle
    expect(channel).toMatchObject({ office_id: 'lahore', handle: known })
  })
})
