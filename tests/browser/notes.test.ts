import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { openLahore } from '../factories/lahore.ts'
import { buildPost } from '../factories/publishing.ts'
import { screenWords } from '../factories/screen-words.ts'
import { hasBrowser, scrollsSideways, untranslatedWords, type WebApp } from '../factories/web-app.ts'

/** A text that begins with a Latin word, names two cashtags and is longer than a post of X. */
const text = `Dollar: مشاورت مفت ہے۔ $EUR $PKR ${'دفتر ہر کام کے دن کھلا ہے۔ '.repeat(14)}`.trim()
const looks = (['ur', 'bn'] as const).flatMap(language =>
  [1440 as const, 390 as const].map(width => ({ language, width })),
)

describe.runIf(hasBrowser)('notes on posts and settings', () => {
  let app: WebApp
  let author: SignedIn
  let operator: SignedIn
  let channelId: string
  let itemId: string
  beforeAll(async () => {
    ;({ app, channelId } = await openLahore('00:30', '09:00', '09:10', '10:00'))
    const { db } = app.test.database
    const other = await buildChannel(db)
    await db
      .updateTable('channel')
      .set({ languages: ['en', 'ur'] })
      .execute()
    const slots = [channelId, other].map(id => ({ channel_id: id, weekday: 6, at: '11:00' }))
    await db.insertInto('channel_slot').values(slots).execute()
    await db.updateTable('channel').set({ handle: 'mrc_1' }).where('id', '=', channelId).execute()
    await db
      .updateTable('channel')
      .set({ handle: 'mrc_2', post_on_days_off: true })
      .where('id', '=', other)
      .execute()
    author = await app.signIn(['author', 'lahore'])
    operator = await app.signIn(['operator', '*'], ['approver', 'lahore'])
    await app.ask(operator, 'PATCH', '/api/v1/offices/lahore', {
      quietHours: [{ weekdays: [1, 2, 3, 4, 5], from: '00:00', to: '06:00' }],
    })
    await app.ask(operator, 'PATCH', `/api/v1/channels/${channelId}`, {
      style: { linkPlacement: 'last-reply', credit: 'append' },
    })
    const project = await app.ask<{ id: string }>(operator, 'POST', '/api/v1/projects', {
      name: 'Silk Routes',
      credit: { en: 'Funded by the Roads Fund' },
      endsOn: '2026-01-31',
    })
    const { newsItemId } = await app.ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', {
      officeId: 'lahore',
      content: {
        places: ['Lahore'],
        topics: [],
        projectId: project.id,
        link: 'https://example.org/free',
        variants: [{ language: 'ur', text }],
        media: [],
      },
    })
    itemId = newsItemId
    const submitted = await app.ask<{ contentHash: string }>(author, 'POST', `/api/v1/news/${itemId}/submit`)
    await app.ask(operator, 'POST', `/api/v1/news/${itemId}/approve`, { contentHash: submitted.contentHash })
    await buildPost(db, { channelId, dueInMs: 86_400_000 })
  })
  afterAll(async () => await app?.close())

  it.each(looks)('of previews are read in $language at $width pixels', async ({ language, width }) => {
    const page = await app.open(operator, `/news/${itemId}/posts`, { language, width })
    const preview = page.getByTestId('preview-x-ur').first()
    await preview.waitFor()
    await preview.locator('details summary').first().click()
    await isTranslated(page)
    const notes = preview.getByTestId('reason')
    // Two cashtags; the first letter, the credit line in English, the project's end, the same text, the dearer link.
    await expect.poll(() => notes.count()).toBeGreaterThanOrEqual(5)
    await page.context().close()
  })

  it('of the editor are read in Urdu', async () => {
    const page = await app.open(author, `/news/${itemId}`, { language: 'ur' })
    await page.locator('footer').getByTestId('reason').first().waitFor()
    await isTranslated(page)
    await page.context().close()
  })

  it.each(looks.map((look, place) => ({ ...look, place })))(
    'of a channel are read in $language at $width pixels',
    async ({ language, width, place }) => {
      const { text: word } = screenWords(language)
      const page = await app.open(operator, `/channels/${channelId}`, { language, width })
      await isTranslated(page)
      const set = async (label: string, value: number) => {
        const field = page.getByLabel(word(label))
        await field.fill(String(value))
        const form = page.locator('form').filter({ has: field })
        await form.getByRole('button', { name: word('forms.save'), exact: true }).click()
      }
      await set('channels.hashtags', 5 + place)
      await set('channels.gap', 20 + place)
      await page.getByText(word('channels.notes')).nth(1).waitFor()
      await isTranslated(page)
      await expect
        .poll(() => page.getByRole('listitem').getByTestId('reason').count())
        .toBeGreaterThanOrEqual(4)
      await page.context().close()
    },
  )

  it.each(looks)('of several posts are read in $language at $width pixels', async ({ language, width }) => {
    const { text: word } = screenWords(language)
    const page = await app.open(operator, '/calendar', { language, width })
    await page.getByRole('button', { name: word('calendar.bulk.open') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: 'مشاورت' }).check()
    await dialog.getByRole('button', { name: word('calendar.shift.try') }).click()
    const found = dialog.getByRole('status')
    await found.getByTestId('reason').first().waitFor()
    const inner = await found.boundingBox()
    expect(inner?.width).toBeLessThanOrEqual((await dialog.boundingBox())?.width ?? 0)
    await isTranslated(page)
    await page.context().close()
  })

  /** Nothing on the page is English but names, and nothing is marked as English that the server wrote. */
  async function isTranslated(page: Page): Promise<void> {
    await page.locator('[data-testid=reason] [lang=en]').first().waitFor({ state: 'detached' })
    expect(await scrollsSideways(page)).toBe(false)
    // The app, the people, the project, the place and the accounts.
    const own =
      'Dateline Test Person Migrant Resource Centre Silk Routes Funded by the Roads Fund Lahore mrc'.split(
        ' ',
      )
    expect((await untranslatedWords(page)).filter(word => !own.includes(word))).toEqual([])
  }
})
