import { join } from 'node:path'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { toJson } from '../../src/database/tables.ts'
import { fillListings } from '../../src/news/finding/fill-listings.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildPost } from '../factories/publishing.ts'
import { visitPages } from '../factories/visit-pages.ts'
import { hasBrowser, openWebApp, patience, scrollsSideways, type WebApp } from '../factories/web-app.ts'
import { signInFirst } from '../journeys/first-person.ts'
import { newFolder, removeFolders, start } from '../journeys/program.ts'
import { setUpLink } from '../journeys/scaled.ts'
import { freePort } from '../services/free-port.ts'

const html = (what: string) => `<html><body><h1>${what}</h1></body></html>`
/** What the server, or a proxy before it, answers on a bad day, and what people then read. */
const refusals = [
  [413, 'of a proxy', html('Request Entity Too Large'), 'This is larger than Dateline accepts.'],
  [422, 'of the server', JSON.stringify({ code: 'bad-input', detail: 'It is too long.' }), 'It is too long.'],
  [429, 'of the server', JSON.stringify({ code: 'request-limit' }), 'Too many requests at once.'],
  [429, 'of a proxy', html('Too Many Requests'), 'Too many requests at once.'],
  [503, 'of a proxy', html('Service Unavailable'), 'Dateline is busy or restarting.'],
] as const

describe.runIf(hasBrowser)('on a bad day', () => {
  let app: WebApp
  let author: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    await buildOffice(app.test.database.db)
    author = await app.signIn(['author', 'lahore'])
  })
  afterAll(() => app?.close())

  const english = (page: Page) => page.locator('#text-en')
  const status = (page: Page, state: string) => page.locator(`[role=status][data-state=${state}]`).first()
  const shows = (page: Page, text: string) =>
    expect.poll(() => english(page).inputValue(), patience).toBe(text)

  it.each(refusals)(
    'keeps what was typed when the answer is a %d %s, says so, and saves it later',
    async (code, _by, body, said) => {
      const id = await create()
      const page = await app.open(author, `/news/${id}`)
      await page.route(`**/api/v1/news/${id}`, (route, request) =>
        request.method() === 'PUT' ? route.fulfill({ status: code, body }) : route.fallback(),
      )
      await english(page).fill(`Lahore: kept through ${code}.`)
      await page.keyboard.press('Control+s')
      await status(page, 'refused').waitFor()
      await page.getByRole('alert').filter({ hasText: said }).waitFor()
      await page.reload()
      await shows(page, `Lahore: kept through ${code}.`)
      await page.unroute(`**/api/v1/news/${id}`)
      await english(page).focus()
      await page.keyboard.press('Control+s')
      await status(page, 'saved').waitFor()
      expect(await textOf(id)).toBe(`Lahore: kept through ${code}.`)
      await page.context().close()
    },
  )

  it('has its heading while the code of a page is late, and opens it at the next attempt', async () => {
    const admin = await app.signIn(['admin', '*'])
    const page = await app.open(admin, '/settings/people')
    const person = page.locator('main a[href*="open="]').filter({ hasNotText: 'Invite' }).first()
    const name = (await person.textContent()) ?? ''
    let fail = () => {}
    const isFailed = new Promise<void>(resolve => {
      fail = resolve
    })
    await page.route('**/assets/PersonPage*', async route => {
      await isFailed
      await route.abort()
    })
    await person.click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    fail()
    await page.getByRole('alert').waitFor()
    await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await page.unroute('**/assets/PersonPage*')
    await page.getByRole('alert').getByRole('button').click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    await page.context().close()
  })

  it('keeps what was typed through the back button, and shows it again on the way forward', async () => {
    const id = await create()
    const page = await app.open(author, '/news')
    await page.locator(`a[href^="/news/${id}"]`).first().click()
    await english(page).fill('Lahore: typed before going back.')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'News items' }).waitFor()
    await page.goForward()
    await shows(page, 'Lahore: typed before going back.')
    await status(page, 'saved').waitFor()
    expect(await textOf(id)).toBe('Lahore: typed before going back.')
    await page.context().close()
  })

  it('joins what one person writes in two tabs', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    const other = await page.context().newPage()
    await other.goto(`${app.origin}/news/${id}`)
    await page.getByText('This item is also open in another tab of this browser.', { exact: false }).waitFor()
    await english(page).fill('Lahore: from the first tab.')
    await page.keyboard.press('Control+s')
    await status(page, 'saved').waitFor()
    await other.locator('#text-ur').fill('لاہور: دوسرے ٹیب سے۔')
    await other.keyboard.press('Control+s')
    await status(other, 'saved').waitFor()
    await shows(other, 'Lahore: from the first tab.')
    expect(await textOf(id)).toBe('Lahore: from the first tab.')
    expect(await textOf(id, 'ur')).toBe('لاہور: دوسرے ٹیب سے۔')
    await page.context().close()
  })

  it('goes on where it was after the server was restarted in the middle', { timeout: 240_000 }, async () => {
    const settings = { DATA_DIR: join(newFolder('restart'), 'data'), PORT: String(await freePort()) }
    const origin = `http://127.0.0.1:${settings.PORT}`
    let server = start('src/main.ts', [], { env: settings })
    const context = await app.browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce' })
    context.setDefaultTimeout(patience.timeout)
    try {
      await signInFirst(context, origin, await server.finds(setUpLink))
      const page = await context.newPage()
      await page.goto(`${origin}/news/new`)
      await english(page).fill('Lahore: before the restart.')
      await page.keyboard.press('Control+s')
      await page.waitForURL(/\/news\/[0-9a-f-]{36}$/)
      await page.getByRole('button', { name: 'More actions' }).waitFor()
      await page.locator('#places').waitFor()
      await page.locator('#topics').waitFor()
      await status(page, 'saved').waitFor()
      await server.end('SIGTERM')
      await english(page).fill('Lahore: written while the server was away.')
      await page.keyboard.press('Control+s')
      await status(page, 'offline').waitFor()
      server = start('src/main.ts', [], { env: settings })
      await server.shows('Dateline is ready')
      await status(page, 'saved').waitFor()
      const item = await context.request.get(`${origin}/api/v1${new URL(page.url()).pathname}`)
      const { content } = await item.json()
      expect(content.variants[0].text).toBe('Lahore: written while the server was away.')
    } finally {
      await context.close()
      await server.end('SIGTERM')
      removeFolders()
    }
  })

  describe('with more than usual', () => {
    const pashto = `${'عبدالرحمن محمدزی نورستانی پښتونیار '.repeat(4)}`.slice(0, 119).trim().padEnd(120, 'ی')
    let admin: SignedIn
    let channelId: string
    beforeAll(async () => {
      const { db } = app.test.database
      admin = await app.signIn(['admin', '*'], ['author', 'lahore'], ['approver', 'lahore'])
      channelId = await buildChannel(db)
      await sql`update person set name = ${pashto} where id = ${admin.actor.id}`.execute(db)
      await addPosts(500)
      await addItems(5_000)
      await fillListings(db)
    })

    it('lists 5,000 items and finds one of them', async () => {
      const page = await app.open(admin, '/news', { width: 390 })
      await page.getByText('Item number 4999 ', { exact: false }).first().waitFor()
      expect(await scrollsSideways(page)).toBe(false)
      expect(await page.locator('main *').count()).toBeLessThan(6_000)
      await page.getByRole('button', { name: 'Show 50 more' }).click()
      await page.getByText('Item number 4940 ', { exact: false }).first().waitFor()
      await page.goto(`${app.origin}/news?q=4321`)
      await page.getByText('Item number 4321 ', { exact: false }).first().waitFor()
      await page.context().close()
    })

    it.each([390, 1440] as const)(
      'shows 500 posts of a week on the calendar, each on its day: %d px',
      async width => {
        const page = await app.open(admin, `/calendar?view=week&day=2031-03-05`, { width })
        await page.getByTestId('post-card').first().waitFor()
        expect(await scrollsSideways(page)).toBe(false)
        const outside =
          await page.evaluate(`[...document.querySelectorAll('[data-testid=day]')].flatMap(day => {
        const box = day.getBoundingClientRect()
        return [...day.querySelectorAll('[data-testid=post-card]')].filter(card => {
          const { left, right } = card.getBoundingClientRect()
          return left < box.left - 1 || right > box.right + 1 || !card.dataset.wall.startsWith(day.dataset.day)
        }).map(card => card.dataset.wall)
      })`)
        expect(outside).toEqual([])
        await page.context().close()
      },
    )

    it.each(['en', 'ps'] as const)(
      'fits a name of 120 characters in Pashto on a telephone: %s',
      async language => {
        expect(pashto).toHaveLength(120)
        const page = await app.open(admin, '/me', { width: 390, language })
        const visit = await visitPages(page)
        const wide: string[] = []
        for (const path of [
          '/',
          '/me',
          '/more',
          '/settings/people',
          `/settings/people?open=${admin.actor.id}`,
        ]) {
          await visit(app.origin + path)
          if (await scrollsSideways(page)) wide.push(path)
        }
        expect(wide).toEqual([])
        await page.context().close()
      },
    )

    async function addItems(count: number): Promise<void> {
      const { db } = app.test.database
      const items = Array.from({ length: count }, (_, number) => ({ id: newId(), revision: newId(), number }))
      for (let from = 0; from < count; from += 1_000) {
        const some = items.slice(from, from + 1_000)
        await db
          .insertInto('news_item')
          .values(
            some.map(({ id }) => ({
              id,
              office_id: 'lahore',
              state: 'draft' as const,
              source: toJson({ kind: 'test', name: 'factory' }),
              revision: 1,
              created_by: admin.actor.id,
            })),
          )
          .execute()
        await db
          .insertInto('revision')
          .values(
            some.map(({ id, revision, number }) => ({
              id: revision,
              news_item_id: id,
              number: 1,
              content: toJson({
                places: ['Lahore'],
                topics: [],
                variants: [{ language: 'en', text: `Lahore: Item number ${number} of a busy year.` }],
                media: [],
              }),
              content_hash: newId(),
              created_by: admin.actor.id,
            })),
          )
          .execute()
      }
    }

    async function addPosts(count: number): Promise<void> {
      const { db } = app.test.database
      // Wednesday, 5 March 2031, in the middle; the office's clock is five hours ahead.
      const monday = Date.parse('2031-03-03T03:00Z')
      for (let number = 0; number < count; number += 1) {
        const dueInMs = monday + Math.floor((number * 6.5 * 86_400_000) / count) - Date.now()
        await buildPost(db, { channelId, dueInMs })
      }
    }
  })

  async function create(): Promise<string> {
    const variants = [
      { language: 'en', text: `Lahore: as it was. ${newId()}` },
      { language: 'ur', text: 'لاہور: جیسا تھا۔' },
    ]
    const content = { places: ['Lahore'], topics: [], variants, media: [] }
    const answer = await app.test.app.inject({
      method: 'POST',
      url: '/api/v1/news',
      headers: author.headers,
      payload: { officeId: 'lahore', content },
    })
    expect([answer.statusCode, answer.body]).toEqual([201, answer.body])
    return answer.json().newsItemId
  }

  async function textOf(id: string, language = 'en'): Promise<string | undefined> {
    const answer = await app.test.app.inject({ url: `/api/v1/news/${id}`, headers: author.headers })
    const variants: { language: string; text: string }[] = answer.json().content.variants
    return variants.find(each => each.language === language)?.text
  }
})
