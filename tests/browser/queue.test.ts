import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveCredentials } from '../../src/channels/tokens/credentials.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { toJson } from '../../src/database/tables.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildPost, newText, postRow } from '../factories/publishing.ts'
import {
  hasBrowser,
  openWebApp,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

const patiently = { timeout: 20_000 }

describe.runIf(hasBrowser)('the queue and its troubles', () => {
  let app: WebApp
  let sandbox: Sandbox
  let approver: SignedIn
  let channelId: string
  let handle: string
  let x: ReturnType<typeof createXNetwork>
  let account: Parameters<typeof x.publishSegment>[0]
  beforeAll(async () => {
    sandbox = await startSandbox({ clock: systemClock })
    x = createXNetwork({ origin: sandbox.xOrigin, clock: systemClock })
    app = await openWebApp({ networks: new Map([['x', x]] as const) })
    const { db, deps } = { db: app.test.database.db, deps: app.test.deps }
    await buildOffice(db)
    const names = toJson({ en: 'Lahore', ur: 'لاہور' })
    await db.updateTable('office').set({ names }).where('id', '=', 'lahore').execute()
    channelId = await buildChannel(db, { sandbox: true, keys: deps.keys })
    // Accounts of the sandbox go by digits.
    const channel = await db
      .updateTable('channel')
      .set({ external_id: '7' })
      .where('id', '=', channelId)
      .returning(['external_id', 'handle', 'name'])
      .executeTakeFirstOrThrow()
    handle = channel.handle
    const { credentials } = sandbox.provisionAccount({
      network: 'x',
      externalId: channel.external_id,
      handle,
      name: channel.name,
    })
    await db.transaction().execute(trx => saveCredentials(trx, deps.keys, channelId, credentials, new Date()))
    account = { channelId, externalId: channel.external_id, credentials }
    approver = await app.signIn(['approver', 'lahore'])
  })
  afterAll(async () => {
    await app?.close()
    await sandbox?.close()
  })

  it('settles a doubt by the link of a post that the network confirms, and by no other', async () => {
    const text = newText()
    const sent = await x.publishSegment(
      account,
      { text, language: 'en', mediaHandles: [] },
      { timeoutMs: 5_000 },
    )
    const externalId = sent.type === 'published' ? sent.externalId : ''
    const id = await inDoubt(text)
    const page = await app.open(approver, '/queue?tab=doubt')
    await page.locator(`[data-testid="post-card"][data-id="${id}"]`).getByRole('link').click(patiently)
    await page.getByRole('heading', { level: 1, name: `Is this post on @${handle}?` }).waitFor(patiently)
    await page.getByRole('textbox', { name: 'Link or number of the post' }).fill('1')
    await page.getByRole('button', { name: 'It is there: this link' }).click()
    await page.getByRole('alert').filter({ hasText: 'This was not resolved' }).waitFor(patiently)
    expect(await postRow(app.test.database.db, id)).toMatchObject({ state: 'needs_attention' })

    await page.getByRole('textbox', { name: 'Link or number of the post' }).fill(externalId)
    await page.getByRole('button', { name: 'It is there: this link' }).click()
    await page.getByRole('heading', { level: 1, name: /^Published on/ }).waitFor(patiently)
    expect(await postRow(app.test.database.db, id)).toMatchObject({ state: 'published' })
    await page.context().close()
  })

  it('sends once more only after the name of the channel was typed', async () => {
    const id = await inDoubt(newText())
    const page = await app.open(approver, `/queue/${id}`, { language: 'ur' })
    const send = page.getByRole('button', { name: 'ایک بار پھر بھیجیں' })
    await send.waitFor(patiently)
    expect(await send.isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: /تصدیق کے لیے/ }).fill(handle)
    await send.click()
    await send.waitFor({ state: 'detached', ...patiently })
    expect((await postRow(app.test.database.db, id))?.state).not.toBe('needs_attention')
    await page.context().close()
  })

  it('shows no decision to those who may not take it', async () => {
    const id = await inDoubt(newText())
    const page = await app.open(await app.signIn(['analyst', 'lahore']), `/queue/${id}`)
    await page.getByText('An approver or operator of this office decides.').waitFor(patiently)
    expect(await page.getByRole('button', { name: 'Send it once more' }).count()).toBe(0)
    await page.context().close()
  })

  it.each([
    ['en', 'light', 1440],
    ['ur', 'dark', 390],
  ] as const)('is for everyone: %s, %s, %s px', async (language, theme, width) => {
    const id = await inDoubt(newText())
    for (const path of ['/queue', '/queue?tab=doubt', '/queue?tab=sent', `/queue/${id}`]) {
      const page = await app.open(approver, path, { language, theme, width })
      await page.getByText(/^(Loading|لوڈ ہو رہا ہے) …$/).waitFor({ state: 'detached', ...patiently })
      expect([path, await violationsOf(page)]).toEqual([path, []])
      expect([path, await scrollsSideways(page)]).toEqual([path, false])
      if (language !== 'en') expect([path, await untranslatedWords(page)]).toEqual([path, []])
      await page.context().close()
    }
  })

  async function inDoubt(text: string): Promise<string> {
    const { db } = app.test.database
    return await buildPost(db, { channelId, texts: [text], state: 'needs_attention', dueInMs: -600_000 })
  }
})
