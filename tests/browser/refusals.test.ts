import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveCredentials } from '../../src/channels/tokens/credentials.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createMastodonNetwork } from '../../src/networks/mastodon/mastodon-network.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildLahore } from '../factories/lahore.ts'
import { newsContent } from '../factories/news.ts'
import { buildPost } from '../factories/publishing.ts'
import { hasBrowser, openWebApp, untranslatedWords, type WebApp } from '../factories/web-app.ts'
import { freePort } from '../services/free-port.ts'

const ur = JSON.parse(readFileSync('src/web/app/languages/ur.json', 'utf8'))
const { says, field } = ur.refusal
/** Of networks, formats, protocols, a setting and the office of the fixture. */
const names = new Set(
  'Mastodon MASTODON ORIGIN RSS Atom http https JPEG PNG WebP GIF MP MOV Lahore'.split(' '),
)

describe.runIf(hasBrowser)('what is refused, in Urdu', () => {
  let app: WebApp
  let admin: SignedIn
  let newsItemId: string
  let postId: string
  beforeAll(async () => {
    // Nothing answers there.
    const origin = `http://127.0.0.1:${await freePort()}`
    const mastodon = createMastodonNetwork({ origin, clock: systemClock })
    app = await openWebApp({ networks: new Map([['mastodon', mastodon]] as const) })
    const { db } = app.test.database
    const { keys } = app.test.deps
    await buildLahore(db)
    const channelId = await buildChannel(db, { network: 'mastodon', keys })
    const credentials = { accessToken: 'token' }
    await db.transaction().execute(trx => saveCredentials(trx, keys, channelId, credentials, new Date()))
    postId = await buildPost(db, { channelId, state: 'published', published: ['17'] })
    admin = await app.signIn(['admin', '*'])
    const made = await app.ask<{ newsItemId: string }>(admin, 'POST', '/api/v1/news', {
      officeId: 'lahore',
      content: newsContent(),
    })
    newsItemId = made.newsItemId
  })
  afterAll(async () => await app?.close())

  const fill = async (page: Page, label: string, text: string) => {
    await page.getByLabel(label).fill(text)
    await page.getByRole('button', { name: ur.forms.add }).first().click()
  }
  const feed = (address: string) => (page: Page) => fill(page, ur.settings.feedIs.address, address)

  it.each<[string, () => string, (page: Page) => Promise<void>, string]>([
    [
      'a feed without a web address',
      () => '/settings/feeds',
      feed('ftp://mrc.example/feed'),
      says.otherScheme,
    ],
    ['a feed of a private host', () => '/settings/feeds', feed('http://127.0.0.1/feed'), 'عوامی'],
    [
      'a feed whose address is too long',
      () => '/settings/feeds',
      feed(`https://mrc.example/${'a'.repeat(5_000)}`),
      field.address,
    ],
    [
      'a webhook without https',
      () => '/settings/webhooks',
      page => fill(page, ur.settings.webhookIs.url, 'http://mrc.example/hook'),
      says.webhookNotHttps,
    ],
    [
      'a deletion that the network does not answer',
      () => `/queue/${postId}`,
      async page => {
        const name = ur.queue.delete.replace('{{network}}', '')
        await page.getByRole('button', { name }).click()
        await page.getByRole('dialog').getByRole('button', { name }).click()
      },
      ur.refusal.code['deletion-failed'].split('<')[0].trim(),
    ],
    [
      'a file that is no image',
      () => `/news/${newsItemId}`,
      page =>
        page
          .locator('input[type=file]')
          .setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(2_000, 7) }),
      ur.problem['media-type-unsupported'],
    ],
  ])('%s', async (_what, path, provoke, words) => {
    const page = await app.open(admin, path(), { language: 'ur' })
    await provoke(page)
    const alert = page.getByRole('alert').filter({ hasText: words })
    await alert.waitFor()
    // Until their words are there, reasons are English and marked so.
    await alert.locator('[lang=en]').first().waitFor({ state: 'detached' })
    expect(await alert.locator('[lang=en]').count()).toBe(0)
    const left = await untranslatedWords(page)
    expect(left.filter(word => !names.has(word))).toEqual([])
    await page.context().close()
  })
})
