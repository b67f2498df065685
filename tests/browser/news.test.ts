import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import { newsContent } from '../factories/news.ts'
import {
  hasBrowser,
  openWebApp,
  patience,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

/** What the office is called here, and names of forms of files. */
const names = ['lahore', 'CSV', 'JSON', 'RSS', 'Atom', 'Markdown']

describe.runIf(hasBrowser)('the news items', () => {
  let app: WebApp
  let author: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    await buildOffice(app.test.database.db)
    author = await app.signIn(['author', 'lahore'])
    for (const text of ['Lahore: The visa desk opens at nine.', 'Lahore: A session on safe jobs abroad.'])
      await create(text)
  })
  afterAll(async () => {
    await app?.close()
  })

  async function create(text: string): Promise<void> {
    const answer = await app.test.app.inject({
      method: 'POST',
      url: '/api/v1/news',
      headers: author.headers,
      payload: { officeId: 'lahore', content: newsContent({ variants: [{ language: 'en', text }] }) },
    })
    expect([answer.statusCode, answer.body]).toEqual([201, answer.body])
  }

  it('are found by words and state, which stand in the address', async () => {
    const page = await app.open(author, '/news')
    await page.getByText('The visa desk opens at nine').waitFor(patience)
    await page.getByLabel('Search the text').fill('visa')
    await page.getByText('A session on safe jobs').waitFor({ ...patience, state: 'detached' })
    expect(new URL(page.url()).searchParams.get('q')).toBe('visa')
    await page.getByRole('link', { name: /^Approved/ }).click()
    await page.getByText('No items here').waitFor(patience)
    expect(new URL(page.url()).searchParams.get('state')).toBe('approved')
    await page.reload()
    await page.getByText('No items here').waitFor(patience)
    await page.context().close()
  })

  it('are all shown again by one press, also while words are typed', async () => {
    const page = await app.open(author, '/news?language=en')
    await page.getByText('The visa desk opens at nine').waitFor(patience)
    // The clock stands still: what is typed is not asked for when the button is pressed.
    await page.clock.install()
    const field = page.getByLabel('Search the text')
    await field.fill('visa')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.clock.runFor(1_000)
    await page.getByRole('button', { name: 'Clear filters' }).waitFor({ ...patience, state: 'detached' })
    await expect.poll(() => field.inputValue()).toBe('')
    expect(new URL(page.url()).search).toBe('')
    await page.context().close()
  })

  it('are archived together, and restored', async () => {
    await create('Lahore: An old notice to put away.')
    const page = await app.open(author, '/news')
    await page.getByLabel(/^Choose: .*An old notice/).check(patience)
    await page.getByRole('button', { name: 'Archive them' }).click()
    await page.getByText('An old notice to put away').waitFor({ ...patience, state: 'detached' })
    await page.getByRole('link', { name: /^Archived/ }).click()
    await page.getByLabel(/^Choose: .*An old notice/).check(patience)
    await page.getByRole('button', { name: 'Restore them' }).click()
    await page.getByText('No items here').waitFor(patience)
    await page.context().close()
  })

  it('come in from pasted text, after it said what it would bring, and go out again by undo', async () => {
    const page = await app.open(author, '/news/import')
    await page
      .getByLabel('Or paste the text')
      .fill('Lahore: The first pasted item.\n\nLahore: The second one.')
    await page.getByRole('button', { name: 'See what it would add' }).click()
    await page.getByText('2 items would be added').waitFor(patience)
    await page.getByRole('button', { name: 'Import 2 items' }).click()
    await page.getByText('2 items were added as drafts').waitFor(patience)
    await page.getByRole('button', { name: 'Undo: remove 2 items' }).click(patience)
    await page.getByText('Undone', { exact: true }).waitFor(patience)
    await page.context().close()
  })

  it.each([
    ['/news', 'ur', 390, 'light'],
    ['/news', 'en', 1440, 'dark'],
    ['/news/import', 'ur', 390, 'dark'],
    ['/news/import', 'en', 1440, 'light'],
  ] as const)('%s is for everyone: %s, %i px, %s', async (path, language, width, theme) => {
    const page = await app.open(author, path, { language, width, theme })
    await page.locator('h1').waitFor({ ...patience, state: 'attached' })
    if (path === '/news') await page.getByTestId('news-row').first().waitFor(patience)
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    if (language !== 'en')
      expect((await untranslatedWords(page)).filter(word => !names.includes(word))).toEqual([])
    await page.context().close()
  })
})
