import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveCredentials } from '../../src/channels/tokens/credentials.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { sandboxTiming } from '../../src/publishing/sending/timing.ts'
import { workChannel } from '../../src/publishing/sending/work-channel.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildLahore } from '../factories/lahore.ts'
import { buildPost, newText, postRow } from '../factories/publishing.ts'
import {
  hasBrowser,
  openWebApp,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

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
    const { db } = app.test.database
    await buildLahore(db)
    const channel = await connected('7')
    channelId = channel.id
    handle = channel.handle
    account = { channelId, externalId: '7', credentials: channel.credentials }
    approver = await app.signIn(['approver', 'lahore'])
  })
  afterAll(async () => {
    await app?.close()
    await sandbox?.close()
  })

  /** A channel with an account of the sandbox; these go by digits. */
  async function connected(externalId: string) {
    const { db } = app.test.database
    const { keys } = app.test.deps
    const id = await buildChannel(db, { sandbox: true, keys })
    const { handle, name } = await db
      .updateTable('channel')
      .set({ external_id: externalId })
      .where('id', '=', id)
      .returning(['handle', 'name'])
      .executeTakeFirstOrThrow()
    const { credentials } = sandbox.provisionAccount({ network: 'x', externalId, handle, name })
    await db.transaction().execute(trx => saveCredentials(trx, keys, id, credentials, new Date()))
    return { id, handle, credentials }
  }

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
    await page.locator(`[data-testid="post-card"][data-id="${id}"]`).getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: `Is this post on @${handle}?` }).waitFor()
    await page.getByRole('textbox', { name: 'Link or number of the post' }).fill('1')
    await page.getByRole('button', { name: 'It is there: this link' }).click()
    await page.getByRole('alert').filter({ hasText: 'This was not resolved' }).waitFor()
    expect(await postRow(app.test.database.db, id)).toMatchObject({ state: 'needs_attention' })

    await page.getByRole('textbox', { name: 'Link or number of the post' }).fill(externalId)
    await page.getByRole('button', { name: 'It is there: this link' }).click()
    await page.getByRole('heading', { level: 1, name: /^Published on/ }).waitFor()
    expect(await postRow(app.test.database.db, id)).toMatchObject({ state: 'published' })
    await page.context().close()
  })

  it('sends once more only after the name of the channel was typed', async () => {
    const id = await inDoubt(newText())
    const page = await app.open(approver, `/queue/${id}`, { language: 'ur' })
    const send = page.getByRole('button', { name: 'ایک بار پھر بھیجیں' })
    await send.waitFor()
    expect(await send.isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: /تصدیق کے لیے/ }).fill(handle)
    await send.click()
    await send.waitFor({ state: 'detached' })
    expect((await postRow(app.test.database.db, id))?.state).not.toBe('needs_attention')
    await page.context().close()
  })

  it('stops posts while they go out: nothing follows what is on its way, and all is sent once after it resumes', async () => {
    const { db } = app.test.database
    const channel = await connected('8')
    const texts = [newText(), newText(), newText(), newText()]
    const ids: string[] = []
    for (const [index, text] of texts.entries())
      ids.push(await buildPost(db, { channelId: channel.id, texts: [text], dueInMs: -10_000 + index }))
    const underway = Promise.withResolvers<void>()
    const stopped = Promise.withResolvers<void>()
    let sent = 0
    const work = () =>
      workChannel(
        {
          ...app.test.deps,
          // A person takes longer to press a button than a lease lasts.
          timing: { ...sandboxTiming, leaseMs: 300_000, sendWindowMs: 280_000 },
          worker: 'worker-1',
          freshAccount: async () => ({
            channelId: channel.id,
            externalId: '8',
            credentials: channel.credentials,
          }),
          renewedAccount: refused => Promise.resolve(refused),
          readMedia: () => Promise.reject(new Error('These posts have no media.')),
          async reached(step) {
            if (step !== 'after-send') return
            sent += 1
            if (sent === 2) {
              underway.resolve()
              await stopped.promise
            }
          },
        },
        channel.id,
        new AbortController().signal,
      )
    const published = () =>
      sandbox.posts().flatMap(({ accountId, text }) => (accountId === '8' ? [text] : []))

    const page = await app.open(approver, '/queue')
    const working = work()
    await underway.promise
    await page.getByRole('button', { name: 'Stop posts' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^Reason/).fill('Wrong hotline number')
    await dialog.getByRole('button', { name: 'Stop now' }).click()
    await page.locator('main').getByText('Wrong hotline number').waitFor()
    stopped.resolve()
    await working
    await work()
    expect(published()).toEqual(texts.slice(0, 2))
    const states = await Promise.all(ids.map(async id => (await postRow(db, id)).state))
    expect(states).toEqual(['published', 'published', 'scheduled', 'scheduled'])
    await page.locator(`[data-testid="post-card"][data-id="${ids[2]}"]`).waitFor()

    await page.getByRole('button', { name: 'Resume' }).click()
    await dialog.getByLabel(/^What was resolved/).fill('Corrected')
    await dialog.getByRole('button', { name: 'Resume' }).click()
    await page.locator('main').getByText('Wrong hotline number').waitFor({ state: 'detached' })
    await work()
    expect(published()).toEqual(texts)
    await page.context().close()
  })

  it('leads to the day in the calendar on which a post is due at its office, not in Greenwich', async () => {
    const id = await buildPost(app.test.database.db, { channelId })
    // Monday, one o'clock at night in Lahore.
    const due = new Date('2031-03-02T20:00:00Z')
    await app.test.database.db
      .updateTable('post')
      .set({ due_at: due, next_at: due })
      .where('id', '=', id)
      .execute()
    const page = await app.open(approver, `/queue/${id}`)
    await page.getByRole('link', { name: 'Show in the calendar' }).click()
    await page.locator(`[data-testid="day"][data-day="2031-03-03"] [data-id="${id}"]`).waitFor()
    await page.context().close()
  })

  it('shows no decision to those who may not take it', async () => {
    const id = await inDoubt(newText())
    const page = await app.open(await app.signIn(['analyst', 'lahore']), `/queue/${id}`)
    await page.getByText('An approver or operator of this office decides.').waitFor()
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
      await page.getByText(/^(Loading|لوڈ ہو رہا ہے) …$/).waitFor({ state: 'detached' })
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
