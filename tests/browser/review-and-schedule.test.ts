import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { password, type SignedIn } from '../factories/app.ts'
import { interactions } from '../factories/interactions.ts'
import { openLahore } from '../factories/lahore.ts'
import {
  hasBrowser,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

const words = 'Counselling is free of charge, every working day.'
/** What a change by others takes at most to show, live or by looking again. */

describe.runIf(hasBrowser)('from review to the calendar', () => {
  let app: WebApp
  let author: SignedIn
  let approver: SignedIn
  beforeAll(async () => {
    ;({ app } = await openLahore('10:00', '15:00'))
  })
  beforeEach(async () => {
    await app.test.database.db.updateTable('news_item').set({ archived_at: new Date() }).execute()
    author = await app.signIn(['author', 'lahore'])
    approver = await app.signIn(['approver', 'lahore'])
  })
  afterAll(() => app?.close())

  it('takes an author five interactions from the sign-in to the posts of an approved item', async () => {
    const item = await submitted()
    await ask('POST', `news/${item.id}/approve`, { contentHash: item.contentHash }, approver)
    const page = await signInPage()
    const done = interactions()
    await done(page.getByLabel('E-mail address').fill(author.email))
    await done(page.getByLabel('Password', { exact: true }).fill(password))
    await done(page.getByRole('button', { name: 'Sign in', exact: true }).click())
    await done(page.getByRole('link', { name: 'Schedule', exact: true }).click())
    await done(page.getByRole('button', { name: 'Schedule 1 post' }).click())
    await page.getByText(/^1 post scheduled\. First: .* Lahore\.$/).waitFor()
    expect(done.count).toBe(5)
    expect(await scheduledOf(item.id)).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByTestId('post-row').and(page.locator('[data-state=cancelled]')).waitFor()
    expect(await scheduledOf(item.id)).toBe(0)
    await page.context().close()
  })

  it('keeps channels and times of an item that waits for its approval', async () => {
    const item = await submitted()
    const page = await app.open(author, `/news/${item.id}/posts`)
    await page.getByRole('button', { name: 'Schedule when approved' }).click()
    await page.getByTestId('intended-post').waitFor()
    await page.getByRole('button', { name: 'Choose none' }).click()
    await page.getByTestId('intended-post').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it.each([
    ['en', { open: 'Return', send: 'Return it', short: 'Give a reason of at least three words.' }],
    ['ur', { open: 'واپس کریں', send: 'واپس کریں', short: 'کم از کم تین الفاظ میں وجہ لکھیں۔' }],
  ] as const)('returns an item with a reason of three words, in %s', async (language, words) => {
    const item = await submitted()
    const page = await app.open(approver, `/review/${item.id}`, { language })
    await page.getByRole('button', { name: words.open, exact: true }).click()
    await page.getByRole('textbox').fill('Wrong date')
    await page.getByRole('button', { name: words.send, exact: true }).click()
    await page.getByText(words.short).waitFor()
    await page.getByRole('textbox').fill('The date is wrong.')
    await page.getByRole('button', { name: words.send, exact: true }).click()
    await page.waitForURL(address => address.pathname === '/review', { waitUntil: 'commit' })
    const { state, returned } = await read(`news/${item.id}`)
    expect([state, returned.reason]).toEqual(['draft', 'The date is wrong.'])
    await page.context().close()
  })

  it('names the item of each approval, one after the other, and leads to its posts within the app', async () => {
    const waiting = [await submitted(), await submitted()]
    const page = await app.open(approver, `/review/${waiting[0]?.id}`)
    await page.evaluate('window.isSamePage = true')
    const way = page.getByRole('alert').getByRole('link', { name: 'Choose times' })
    for (const { id } of waiting) {
      await page.waitForURL(`${app.origin}/review/${id}`)
      await page.getByRole('button', { name: 'Approve', exact: true }).click()
      const anyway = page.getByRole('button', { name: 'Approve anyway' })
      await anyway
        .or(page.locator(`[role=alert] a[href="/news/${id}/posts"]`))
        .first()
        .waitFor()
      if (await anyway.isVisible()) await anyway.click()
      await page.locator(`[role=alert] a[href="/news/${id}/posts"]`).waitFor()
    }
    await page.waitForURL(address => address.pathname === '/review')
    await expect.poll(() => way.count()).toBe(1)
    expect(await violationsOf(page)).toEqual([])
    await way.click()
    await page.waitForURL(`${app.origin}/news/${waiting[1]?.id}/posts`)
    await way.waitFor({ state: 'detached' })
    expect(await page.evaluate('window.isSamePage')).toBe(true)
    await page.context().close()
  })

  it('lists no items of one’s own, and says who decides on them', async () => {
    const both = await app.signIn(['author', 'lahore'], ['approver', 'lahore'])
    const item = await submitted(both)
    const page = await app.open(both, '/review')
    await page.getByText('Nothing to review').waitFor()
    await page.goto(`${app.origin}/review/${item.id}`)
    await page.getByText('You worked on this item, so a colleague decides.').waitFor()
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
    await page.context().close()
  })

  it('takes the buttons away and names who changed the item while it was open', async () => {
    const item = await submitted()
    const page = await app.open(approver, `/review/${item.id}`)
    await page.getByRole('button', { name: 'Approve', exact: true }).waitFor()
    const changed = { ...contentOf('Lahore: Another hotline number.'), places: ['Lahore'] }
    await ask('PUT', `news/${item.id}`, { expectedRevision: 1, content: changed })
    await page.getByText(/^Test Person saved other content at .* Lahore/).waitFor()
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0)
    await page.context().close()
  })

  const looks = (['en', 'ur'] as const).flatMap(language =>
    [1440 as const, 390 as const].map(width => ({ language, width })),
  )
  it.each(looks.flatMap(look => ['posts', 'review'].map(name => ({ ...look, name }))))(
    'shows $name whole in $language at $width pixels',
    async ({ language, width, name }) => {
      const { id } = await submitted()
      const path = name === 'posts' ? `/news/${id}/posts` : `/review/${id}`
      const page = await app.open(approver, path, {
        language,
        width,
        theme: width === 390 ? 'dark' : 'light',
      })
      await page.getByTestId('preview-x-en').waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await violationsOf(page)).toEqual([])
      // The app, the person, and the words of the item itself.
      const own = ['Dateline', 'Test', 'Person', ...words.split(/\W+/)]
      const english = (await untranslatedWords(page)).filter(word => !own.includes(word))
      if (language === 'ur') expect(english).toEqual([])
      await page.context().close()
    },
  )

  async function signInPage(): Promise<Page> {
    const page = await app.open(author, '/me')
    await page.context().clearCookies()
    await page.goto(`${app.origin}/sign-in`)
    return page
  }

  async function submitted(by = author): Promise<{ id: string; contentHash: string }> {
    const content = contentOf(`Lahore: ${words} ${newId()}`)
    const draft = await ask('POST', 'news', { officeId: 'lahore', content }, by)
    const id = draft.newsItemId
    const { contentHash } = await ask('POST', `news/${id}/submit`, undefined, by)
    return { id, contentHash }
  }

  function contentOf(text: string) {
    return { places: ['Lahore'], topics: [], variants: [{ language: 'en', text }], media: [] }
  }

  async function scheduledOf(newsItemId: string): Promise<number> {
    const { items } = await read(`posts?newsItemId=${newsItemId}&state=scheduled`)
    return items.length
  }

  function read(path: string) {
    return ask('GET', path)
  }

  async function ask(method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, who = author) {
    const answer = await app.test.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: who.headers,
      ...(payload ? { payload } : {}),
    })
    expect([answer.statusCode < 300, answer.body]).toEqual([true, answer.body])
    return answer.json()
  }
})
