import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveCredentials } from '../../src/channels/tokens/credentials.ts'
import { freshAccount, renewedAccount } from '../../src/channels/tokens/fresh-account.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import type { Account } from '../../src/networks/network.ts'
import { sandboxTiming } from '../../src/publishing/sending/timing.ts'
import { workChannel } from '../../src/publishing/sending/work-channel.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildLahore } from '../factories/lahore.ts'
import { newsContent } from '../factories/news.ts'
import { hasBrowser, openWebApp, type WebApp } from '../factories/web-app.ts'

describe.runIf(hasBrowser)('a published post', () => {
  let app: WebApp
  let sandbox: Sandbox
  let author: SignedIn
  let approver: SignedIn
  let channelId: string
  beforeAll(async () => {
    sandbox = await startSandbox({ clock: systemClock })
    const mastodon = createMastodonNetwork({ origin: sandbox.mastodonOrigin, clock: systemClock })
    app = await openWebApp({
      networks: new Map([['mastodon', mastodon]] as const),
      sandbox: { timeline: async () => sandbox.timeline(), picture: async id => sandbox.picture(id) },
    })
    const { db } = app.test.database
    const { keys } = app.test.deps
    await buildLahore(db)
    channelId = await buildChannel(db, { network: 'mastodon', keys })
    const externalId = '7@social.example'
    const { handle, name } = await db
      .updateTable('channel')
      .set({ external_id: externalId })
      .where('id', '=', channelId)
      .returning(['handle', 'name'])
      .executeTakeFirstOrThrow()
    const { credentials } = sandbox.provisionAccount({ network: 'mastodon', externalId, handle, name })
    await db.transaction().execute(trx => saveCredentials(trx, keys, channelId, credentials, new Date()))
    author = await app.signIn(['author', 'lahore'])
    approver = await app.signIn(['approver', 'lahore'])
  })
  afterAll(async () => {
    await app?.close()
    await sandbox?.close()
  })

  it('is given its newly approved words, from the queue on, and its readers see these', async () => {
    const { newsItemId } = await app.ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', {
      officeId: 'lahore',
      content: words('The desk is open on Monday.'),
    })
    await submitAndApprove(newsItemId)
    await app.ask(author, 'POST', '/api/v1/posts', { newsItemId, channelIds: [channelId], now: true })
    await publish()
    expect(shown()).toEqual([expect.stringContaining('The desk is open on Monday.')])
    await app.ask(author, 'PUT', `/api/v1/news/${newsItemId}`, {
      expectedRevision: 1,
      content: words('The desk is open on Tuesday.'),
    })
    await submitAndApprove(newsItemId)

    const page = await app.open(author, '/queue?tab=sent')
    await page
      .getByTestId('post-card')
      .getByRole('link', { name: /The desk is open on Monday/ })
      .click()
    await page.getByRole('link', { name: 'Update the text' }).click()
    const row = page.getByTestId('post-row')
    await row.getByRole('button', { name: 'Update the text' }).click()
    await row.getByText('The desk is open on Monday.').waitFor()
    await row.getByText('The desk is open on Tuesday.').waitFor()
    await row.getByRole('button', { name: 'Update it on Mastodon' }).click()
    await row.getByText('It will say').waitFor({ state: 'detached' })
    expect(shown()).toEqual([expect.stringContaining('The desk is open on Tuesday.')])

    await page.goto(`${app.origin}/sandbox`)
    await page.getByText('The desk is open on Tuesday.').waitFor()
    expect(await page.getByText('The desk is open on Monday.').count()).toBe(0)
    await page.context().close()
  })

  const shown = () => sandbox.posts().map(({ text }) => text)
  const words = (text: string) => newsContent({ variants: [{ language: 'en', text }] })

  async function submitAndApprove(newsItemId: string): Promise<void> {
    const url = `/api/v1/news/${newsItemId}`
    const { contentHash } = await app.ask<{ contentHash: string }>(author, 'POST', `${url}/submit`)
    await app.ask(approver, 'POST', `${url}/approve`, { contentHash })
  }

  /** As the worker of the channel does. */
  async function publish(): Promise<void> {
    const { deps } = app.test
    const worker = {
      ...deps,
      timing: sandboxTiming,
      worker: 'worker-1',
      freshAccount: (id: string) => freshAccount(deps, id),
      renewedAccount: (refused: Account) => renewedAccount(deps, refused),
      readMedia: () => Promise.reject(new Error('This post has no media.')),
      reached: () => undefined,
    }
    await workChannel(worker, channelId, new AbortController().signal)
  }
})
