import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { password, type SignedIn } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import {
  hasBrowser,
  openWebApp,
  patience,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

const content = {
  places: ['Lahore'],
  topics: [],
  variants: [
    { language: 'en', text: 'Lahore: a counselling day. Call 0304 111 2123.' },
    { language: 'ur', text: 'لاہور: مشاورت کا دن۔ فون 0304 111 2123۔' },
  ],
  media: [],
}
type Content = typeof content

describe.runIf(hasBrowser)('an item in the app', () => {
  let app: WebApp
  let author: SignedIn
  let colleague: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildOffice(db)
    await buildChannel(db)
    author = await app.signIn(['author', 'lahore'])
    colleague = await app.signIn(['author', 'lahore'], ['approver', 'lahore'])
  })
  afterAll(async () => {
    await app?.close()
  })

  async function ask<Answer>(
    person: SignedIn,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
  ) {
    const { headers } = person
    const answer = await app.test.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json<Answer>()
  }
  const create = async (given: Content = content) =>
    (
      await ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', {
        officeId: 'lahore',
        content: given,
      })
    ).newsItemId
  const textsOf = async (id: string) => {
    const item = await ask<{ content: Content }>(author, 'GET', `/api/v1/news/${id}`)
    return Object.fromEntries(item.content.variants.map(({ language, text }) => [language, text]))
  }
  const withText = (language: string, text: string): Content => ({
    ...content,
    variants: content.variants.map(each => (each.language === language ? { ...each, text } : each)),
  })

  async function closing(page: Page, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } finally {
      await page.context().close()
    }
  }
  const english = (page: Page) => page.locator('#text-en')
  const urdu = (page: Page) => page.locator('#text-ur')
  /** The parts whose code comes later are there, so that the line may go. */
  async function complete(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'More actions' }).waitFor()
    await page.locator('#places').waitFor()
    await page.locator('#topics').waitFor()
  }
  const status = (page: Page, state: string) => page.locator(`[role=status][data-state=${state}]`).first()

  it('is written in two languages, offline too, and reaches the server', async () => {
    const page = await app.open(author, '/news/new')
    await closing(page, async () => {
      await page
        .getByRole('textbox', { name: 'Text in English' })
        .fill('Lahore: the desk is open. Call 0304.')
      await page.keyboard.press('Control+s')
      await page.waitForURL(/\/news\/[0-9a-f-]{36}$/, patience)
      await status(page, 'saved').waitFor()
      const id = new URL(page.url()).pathname.split('/')[2] ?? ''

      await complete(page)
      await page.context().setOffline(true)
      await urdu(page).fill('لاہور: دفتر کھلا ہے۔')
      await page.keyboard.press('Control+s')
      await status(page, 'offline').waitFor()
      await page.context().setOffline(false)
      await status(page, 'saved').waitFor()
      expect(await textsOf(id)).toEqual({
        en: 'Lahore: the desk is open. Call 0304.',
        ur: 'لاہور: دفتر کھلا ہے۔',
      })
    })
  })

  it('keeps what was typed through a reload before the server had it', async () => {
    const page = await app.open(author, '/news/new')
    await closing(page, async () => {
      // A server that is down: the words must outlive the page all the same.
      await page.route('**/api/v1/news', route => route.abort())
      await english(page).fill('Lahore: kept in the browser.')
      await page.keyboard.press('Control+s')
      await status(page, 'offline').waitFor()
      await page.reload()
      await page.locator('main h1').first().waitFor()
      await page.waitForFunction(
        "document.querySelector('#text-en')?.value === 'Lahore: kept in the browser.'",
        undefined,
        patience,
      )
    })
  })

  it('joins what two people changed in different languages', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    await closing(page, async () => {
      await complete(page)
      await page.context().setOffline(true)
      await english(page).fill('Lahore: mine.')
      await ask(colleague, 'PUT', `/api/v1/news/${id}`, {
        expectedRevision: 1,
        content: withText('ur', 'لاہور: ان کا۔'),
      })
      await page.context().setOffline(false)
      await page.getByText(/saved while you were writing\. Now included: the Urdu text\./).waitFor()
      await status(page, 'saved').waitFor()
      expect(await textsOf(id)).toEqual({ en: 'Lahore: mine.', ur: 'لاہور: ان کا۔' })
    })
  })

  it('asks which words to use where two people changed the same text', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    await closing(page, async () => {
      await complete(page)
      await page.context().setOffline(true)
      await english(page).fill('Lahore: mine.')
      await ask(colleague, 'PUT', `/api/v1/news/${id}`, {
        expectedRevision: 1,
        content: withText('en', 'Lahore: theirs.'),
      })
      await page.context().setOffline(false)
      await page.getByText(/saved the same text while you were writing/).waitFor()
      expect((await textsOf(id)).en).toBe('Lahore: theirs.')
      await page.getByRole('radio', { name: /^Use the text of/ }).check()
      const result = page.getByLabel('What will be saved: the English text')
      await expect.poll(() => result.inputValue()).toBe('Lahore: theirs.')
      await result.fill('Lahore: theirs and mine.')
      await page.getByRole('button', { name: 'Save this' }).click()
      await status(page, 'saved').waitFor()
      expect((await textsOf(id)).en).toBe('Lahore: theirs and mine.')
    })
  })

  it('goes on after the session ended while someone wrote', async () => {
    const person = await app.signIn(['author', 'lahore'])
    const id = await create()
    const page = await app.open(person, `/news/${id}`)
    await closing(page, async () => {
      await app.test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: person.headers })
      await english(page).fill('Lahore: written after the session ended.')
      await page.keyboard.press('Control+s')
      const dialog = page.getByRole('dialog', { name: 'You are signed out' })
      await dialog.getByRole('textbox', { name: 'Password' }).fill(password)
      await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
      await status(page, 'saved').waitFor()
      expect((await textsOf(id)).en).toBe('Lahore: written after the session ended.')
    })
  })

  it('leads to the first thing that is missing, and goes to review without it', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    await closing(page, async () => {
      await page.getByRole('button', { name: 'Add العربية' }).click()
      await english(page).focus()
      await page.getByRole('button', { name: 'Send to review' }).first().click()
      await page.waitForFunction("document.activeElement?.id === 'text-ar'", undefined, patience)
      await page.getByRole('button', { name: 'Remove Arabic' }).click()
      await page.getByRole('button', { name: 'Send to review' }).first().click()
      await page.getByText('In review: it goes out exactly as it is here.', { exact: false }).waitFor()
      expect(await english(page).getAttribute('readonly')).not.toBeNull()
    })
  })

  it('leads to what is missing in the language that a telephone does not show, before its first save', async () => {
    const page = await app.open(author, '/news/new', { width: 390 })
    await closing(page, async () => {
      await page.getByLabel('Text in English').fill('Lahore: an evening course.')
      await page.getByText('اردو', { exact: true }).first().click()
      await page.getByLabel('Text in Urdu').fill('لاہور: شام کا کورس۔')
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'room.png', mimeType: 'image/png', buffer: await greenImage() })
      await page.getByLabel('Image 1: alt text in Urdu').fill('ایک کلاس روم')
      await page.getByRole('button', { name: 'Send to review' }).click()
      const alt = page.getByLabel('Image 1: alt text in English')
      await alt.waitFor()
      await page.waitForFunction("document.activeElement.id.endsWith('-en')")
      await alt.fill('A classroom')
      await page
        .getByLabel('Places (dateline)')
        .and(page.getByPlaceholder('lahore', { exact: true }))
        .waitFor()
      await page.getByRole('button', { name: 'Send to review' }).click()
      await page.getByText('In review', { exact: true }).first().waitFor()
    })
  })

  it.each([
    ['a new item', 'POST'],
    ['an open item', 'PUT'],
  ] as const)(
    'goes to review with its last words where older ones were on their way: %s',
    async (_title, method) => {
      const items = () => app.test.database.db.selectFrom('news_item').select('id').execute()
      const before = new Set((await items()).map(({ id }) => id))
      const page = await app.open(author, method === 'PUT' ? `/news/${await create()}` : '/news/new')
      await closing(page, async () => {
        let release = () => {}
        const isReleased = new Promise<void>(resolve => {
          release = resolve
        })
        let isHeld = false
        await page.route('**/api/v1/news{,/*}', async (route, request) => {
          if (request.method() === method && !isHeld) {
            isHeld = true
            await isReleased
          }
          await route.fallback()
        })
        const send = page.getByRole('button', { name: 'Send to review' }).first()
        await send.waitFor()
        await urdu(page).fill('لاہور: پہلے الفاظ۔')
        await english(page).fill('Lahore: the first words.')
        await page.keyboard.press('Control+s')
        await status(page, 'saving').waitFor()
        await english(page).fill('Lahore: the first words, and the last.')
        await send.click()
        release()
        await page.getByRole('button', { name: 'Take it out of review' }).first().waitFor()
        const made = (await items()).filter(({ id }) => !before.has(id))
        expect(made).toHaveLength(1)
        const id = made[0]?.id ?? ''
        expect(await textsOf(id)).toMatchObject({ en: 'Lahore: the first words, and the last.' })
        expect(await ask<object>(author, 'GET', `/api/v1/news/${id}`)).toMatchObject({ state: 'in_review' })
      })
    },
  )

  it('is discussed: a comment is written, resolved and opened again', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}/comments`)
    await closing(page, async () => {
      await page.getByText('No open comments').waitFor()
      await page.getByLabel('New comment').fill('Is the number right?')
      await page.getByRole('button', { name: 'Comment', exact: true }).click()
      const comment = page.getByTestId('comment').filter({ hasText: 'Is the number right?' })
      await page.locator('[data-testid=comment]:not([data-id=new])').waitFor()
      await comment.getByRole('button', { name: 'Resolve' }).click()
      await page.getByText('No open comments').waitFor()
      await page.getByText('All', { exact: true }).click()
      await comment.getByText(/Resolved by/).waitFor()
      await comment.getByRole('button', { name: 'Reopen' }).click()
      await comment.getByRole('button', { name: 'Resolve' }).waitFor()
    })
  })

  it('is commented on once where the page is reloaded or left before the answer came', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}/comments`)
    const kept = async () => {
      const answer = await app.test.app.inject({
        url: `/api/v1/news/${id}/comments`,
        headers: author.headers,
      })
      return answer.json().items.map(({ text }: { text: string }) => text)
    }
    let release = () => {}
    const slow = async () => {
      const held = new Promise<void>(resolve => {
        release = resolve
      })
      await page.route(
        `**/api/v1/news/${id}/comments`,
        async route => {
          if (route.request().method() !== 'POST') return await route.continue()
          const response = await route.fetch()
          await held
          await route.fulfill({ response }).catch(() => undefined)
        },
        { times: 1 },
      )
    }
    const box = page.getByLabel('New comment')
    const send = () => page.getByRole('button', { name: 'Comment', exact: true }).click()
    await closing(page, async () => {
      await box.fill('Is the hotline open?')
      await slow()
      await send()
      await expect.poll(kept).toEqual(['Is the hotline open?'])
      await page.reload()
      release()
      await expect.poll(() => box.inputValue()).toBe('Is the hotline open?')
      await send()
      await expect.poll(() => box.inputValue()).toBe('')
      await page.locator('[data-testid=comment]:not([data-id=new])').waitFor()
      expect(await kept()).toEqual(['Is the hotline open?'])

      await box.fill('And on Fridays?')
      await slow()
      await send()
      await expect.poll(kept).toHaveLength(2)
      await page.getByRole('link', { name: 'History' }).click()
      await box.waitFor({ state: 'detached' })
      const answered = page.waitForResponse(response => response.request().method() === 'POST')
      release()
      await answered
      await page.goBack()
      await expect.poll(() => box.inputValue()).toBe('')
    })
  })

  it('shows what changed between two revisions, and brings an older one back', async () => {
    const id = await create()
    await ask(colleague, 'PUT', `/api/v1/news/${id}`, {
      expectedRevision: 1,
      content: withText('en', 'Lahore: an information day. Call 0304 111 2123.'),
    })
    const page = await app.open(author, `/news/${id}/history`)
    await closing(page, async () => {
      await page.locator('del', { hasText: 'counselling' }).waitFor()
      await page.locator('ins', { hasText: 'information' }).waitFor()
      await page.getByLabel('Compare with').selectOption('1')
      await page.getByRole('button', { name: 'Restore revision 1' }).click()
      await page.waitForURL(new RegExp(`/news/${id}$`), patience)
      await status(page, 'saved').waitFor()
      expect((await textsOf(id)).en).toBe('Lahore: a counselling day. Call 0304 111 2123.')
    })
  })

  it('has nothing to compare yet after its first save', async () => {
    const page = await app.open(author, `/news/${await create()}/history`)
    await closing(page, async () => {
      await page.getByText('Only one revision so far.').waitFor()
      expect(await page.getByLabel('Compare with').count()).toBe(0)
    })
  })

  it('leaves the bars of a telephone free below its notices', async () => {
    const page = await app.open(author, `/news/${await create()}`, { width: 390 })
    await closing(page, async () => {
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('button', { name: 'Archive' }).click()
      const notice = page.locator('.mantine-Notification-root')
      await notice.waitFor()
      const [above, below] = await Promise.all([
        notice.boundingBox(),
        page.getByRole('navigation').last().boundingBox(),
      ])
      expect((above?.y ?? Infinity) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
    })
  })

  it('is written in Urdu from right to left, with no English left on the screen', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`, { language: 'ur' })
    await closing(page, async () => {
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
      expect(await page.evaluate("getComputedStyle(document.querySelector('#text-en')).direction")).toBe(
        'ltr',
      )
      await page.getByRole('textbox', { name: 'متن: اردو' }).fill('لاہور: دفتر پیر سے جمعہ تک کھلا ہے۔')
      await page.keyboard.press('Control+s')
      await status(page, 'saved').filter({ hasText: 'پر محفوظ ہوا' }).waitFor()
      expect((await textsOf(id)).ur).toBe('لاہور: دفتر پیر سے جمعہ تک کھلا ہے۔')
      expect((await untranslatedWords(page)).filter(word => !known.has(word))).toEqual([])
    })
  })

  const looks = [
    { language: 'en', width: 1440, theme: 'light' },
    { language: 'ur', width: 390, theme: 'light' },
    { language: 'en', width: 390, theme: 'dark' },
    { language: 'ur', width: 1440, theme: 'dark' },
  ] as const
  const paths = ['/news/ID', '/news/ID/comments', '/news/ID/history', '/news/new']
  const cases = looks.flatMap(look => paths.map(path => ({ ...look, path })))

  it.each(cases)('is open to everyone: $path, $language, $width px, $theme', async ({ path, ...look }) => {
    const id = await create()
    await ask(colleague, 'POST', `/api/v1/news/${id}/comments`, { text: 'Is the number right?' })
    const edited = withText('en', 'Lahore: an information day. Call 0304 111 2123.')
    await ask(colleague, 'PUT', `/api/v1/news/${id}`, { expectedRevision: 1, content: edited })
    const page = await app.open(author, path.replace('ID', id), look)
    await closing(page, async () => {
      await page.locator('[data-testid=comment], del, #text-en, #comparison').first().waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    })
  })
})

function greenImage(): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 450, channels: 3, background: '#0f6b4f' } })
    .png()
    .toBuffer()
}

/** The app, people of tests, places and codes as they are written everywhere. */
const known = new Set(['Dateline', 'Test', 'Person', 'Lahore', 'EN', 'UR', 'Ctrl'])
