import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/core/languages/language.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { openLahore } from '../factories/lahore.ts'
import { newsContent } from '../factories/news.ts'
import { hasBrowser, scrollsSideways, violationsOf, type WebApp } from '../factories/web-app.ts'

/** What people have at hand: a document of Word, a photograph as the camera made it, a text with words for everyone. */
describe.runIf(hasBrowser)('odd material', () => {
  let app: WebApp
  let author: SignedIn
  let channels: { id: string; handle: string }[]
  const folder = mkdtempSync(join(tmpdir(), 'dateline-odd-material-'))
  beforeAll(async () => {
    ;({ app } = await openLahore('10:30'))
    author = await app.signIn(['author', 'lahore'])
    const { db } = app.test.database
    const ids = await Promise.all(
      [1, 2, 3, 4, 5].map(() => buildChannel(db, { languages: ['en', 'ur', 'ar', 'bn'] })),
    )
    channels = await db.selectFrom('channel').select(['id', 'handle']).where('id', 'in', ids).execute()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await app?.close()
  })

  it('is a text from Word: its words stay, its marks go, and undo takes it back', async () => {
    const page = await app.open(author, '/news/new')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const text = page.locator('#text-en')
    await text.fill('Lahore: ')
    await copy(page, {
      html: '<p class=MsoNormal style="mso-margin-top-alt:auto"><b>The desk\u2019s hours</b><o:p></o:p></p><table><tr><td>Monday</td></tr></table><p>See <a href="https://aid.example/hours">here</a></p>',
      plain:
        'The desk\u2019s \u201chours\u201d:\u00a09\u201317\u2026\r\n\r\n\r\n\u00b7\tMonday\u00ad\r\n\u00b7\tFriday\u000bSee here\u200b',
    })
    await text.press('End')
    await text.press('Control+v')
    await page.getByText('The table became plain lines. Check their order.').waitFor()
    await page.getByText(/^Addresses behind words were not pasted/).waitFor()
    await expect
      .poll(() => text.inputValue())
      .toBe(
        'Lahore: The desk\u2019s \u201chours\u201d: 9\u201317\u2026\n\n\u2022 Monday\n\u2022 Friday\nSee here',
      )
    await text.press('Control+z')
    await expect.poll(() => text.inputValue()).toBe('Lahore: ')
    await page.context().close()
  })

  it('is a photograph of fifty megabytes: it is made smaller, and says so', async () => {
    const page = await app.open(author, `/news/${await item()}`)
    const sent = Promise.withResolvers<void>()
    await page.route('**/api/v1/media/uploads**', async route => {
      await sent.promise
      await route.continue()
    })
    await page.locator('input[type=file]').setInputFiles(await photograph())
    await page.getByText(/^Made smaller before upload: from 5\d(\.\d)? MB to \d(\.\d)? MB$/).waitFor()
    sent.resolve()
    await page.getByRole('img').first().waitFor()
    await page.getByText(/^Made smaller/).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it.each([
    ['a picture that no browser reads', 'scan.jpg', 10],
    ['a film', 'film.mp4', 20],
  ])('is fifty megabytes of %s: one sentence refuses them', async (_title, name, most) => {
    const page = await app.open(author, `/news/${await item()}`)
    const file = join(folder, name)
    writeFileSync(file, Buffer.alloc(51_000_000, 7))
    await page.locator('input[type=file]').setInputFiles(file)
    const alert = page.getByRole('listitem').filter({ hasText: name }).getByRole('alert')
    await alert.waitFor()
    await expect.poll(() => alert.textContent()).toBe(`The file has 48.6 MB; at most ${most} MB are allowed.`)
    await page.context().close()
  })

  it.each([
    ['on a telephone', 390],
    ['on a desk', 1440],
  ] as const)(
    'is a text with twenty wordings: each is found, shown and changed, %s',
    async (_title, width) => {
      const id = await itemOfTwentyWordings()
      const page = await app.open(author, `/news/${id}/posts`, { width })
      const last = channels.at(-1)
      const row = page.getByRole('listitem').filter({ has: page.locator(`[data-id="${last?.id}"]`) })
      await row.getByRole('button').first().click()
      await page.getByText('বাংলা 5').waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await violationsOf(page)).toEqual([])
      await page.getByRole('button', { name: /in Bangla/ }).click()
      const field = page.getByLabel(`Words for ${last?.handle}`)
      await expect.poll(() => field.inputValue()).toBe('লাহোর: বাংলা 5')
      await field.fill('লাহোর: নতুন কথা')
      await page.getByRole('button', { name: 'Save the words' }).click()
      // The form closes once the words are saved.
      await field.waitFor({ state: 'detached' })
      await page.getByText('নতুন কথা').waitFor()
      await page.goto(`${app.origin}/news/${id}`)
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      expect(await scrollsSideways(page)).toBe(false)
      await page.context().close()
      const { content } = await app.ask<{ content: { variants: { wordings: object }[] } }>(
        author,
        'GET',
        `/api/v1/news/${id}`,
      )
      const wordings = content.variants.flatMap(each => Object.values(each.wordings))
      expect(wordings).toHaveLength(20)
      expect(wordings).toContain('লাহোর: নতুন কথা')
    },
  )

  it('is one text for five accounts: two warnings stand at each, and the others behind a press', async () => {
    const page = await app.open(author, `/news/${await item()}/posts`)
    const more = page.getByText('More warnings: 3').first()
    await more.click()
    await expect.poll(() => more.locator('..').getByRole('listitem').count()).toBe(3)
    await page.context().close()
  })

  async function item(content = newsContent()): Promise<string> {
    const body = { officeId: 'lahore', content }
    return (await app.ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', body)).newsItemId
  }

  /** As a camera makes it: many pixels, little in them. */
  async function photograph(): Promise<string> {
    const [width, height] = [4_400, 3_900]
    const pixels = Buffer.alloc(width * height * 3)
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at / width) % 256
    const file = join(folder, 'photograph.png')
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toFile(file)
    return file
  }

  /** In four languages, with other words for each of five channels. */
  async function itemOfTwentyWordings(): Promise<string> {
    const names = { en: 'English', ur: 'اردو', ar: 'العربية', bn: 'বাংলা' } satisfies Partial<
      Record<Language, string>
    >
    const places = { en: 'Lahore', ur: 'لاہور', ar: 'لاهور', bn: 'লাহোর' }
    const languages = ['en', 'ur', 'ar', 'bn'] as const
    const variants = languages.map(language => ({
      language,
      text: `${places[language]}: ${names[language]}`,
      wordings: Object.fromEntries(
        channels.map(({ id }, index) => [id, `${places[language]}: ${names[language]} ${index + 1}`]),
      ),
    }))
    return await item(newsContent({ variants }))
  }

  /** As another program copies it. */
  async function copy(page: Page, { html, plain }: { html: string; plain: string }): Promise<void> {
    const parts = JSON.stringify({ 'text/html': html, 'text/plain': plain })
    await page.evaluate(`navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
      Object.entries(${parts}).map(([type, text]) => [type, new Blob([text], { type })])))])`)
  }
})
