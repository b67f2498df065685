import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { openLahore } from '../factories/lahore.ts'
import { buildApprovedItem, newsContent } from '../factories/news.ts'
import { screenWords } from '../factories/screen-words.ts'
import {
  hasBrowser,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

/** Days of the week after next, so that nothing hangs on the day or the hour of the test. */
const monday = mondayAfter(new Date(Date.now() + 8 * 86_400_000))
const [tuesday, wednesday, thursday, saturday] = [1, 2, 3, 5].map(days => dayAfter(monday, days)) as [
  string,
  string,
  string,
  string,
]

describe.runIf(hasBrowser)('the calendar', () => {
  let app: WebApp
  let author: SignedIn
  let channelId: string
  beforeAll(async () => {
    ;({ app, channelId } = await openLahore())
  })
  beforeEach(async () => {
    author = await app.signIn(['author', 'lahore'])
    await app.test.database.db.updateTable('post').set({ state: 'cancelled', next_at: null }).execute()
  })
  afterAll(() => app?.close())

  describe.each(['en', 'ur'] as const)('in %s', language => {
    it.each(['week', 'month', 'channels'] as const)('moves a post by dragging it, by %s', async view => {
      await scheduled(`${tuesday}T10:00`)
      const page = await app.open(author, `/calendar?view=${view}&day=${wednesday}`, { language })
      const card = cardOn(page, tuesday)
      await card.waitFor()
      await expectInside(card, dayOf(page, tuesday))
      await expectInOrder(page, language === 'ur')

      await drag(page, card, thursday)
      await cardOn(page, thursday).waitFor()
      expect(await cardOn(page, thursday).getAttribute('data-wall')).toBe(`${thursday}T10:00`)
      await expectInside(cardOn(page, thursday), dayOf(page, thursday))

      await page.keyboard.press('Control+z')
      await cardOn(page, tuesday).waitFor()
      await page.context().close()
    })

    it('moves a post by keys, in the direction of the arrows, and reads the rules out', async () => {
      await scheduled(`${tuesday}T10:00`)
      const page = await app.open(author, `/calendar?view=week&day=${wednesday}`, { language })
      await cardOn(page, tuesday).waitFor()
      await cardOn(page, tuesday).focus()
      await page.keyboard.press('m')
      await page.keyboard.press(language === 'ur' ? 'ArrowLeft' : 'ArrowRight')
      await page.keyboard.press('Shift+ArrowDown')
      const noConflict = { en: 'This time breaks no rule.', ur: 'یہ وقت کسی اصول کے خلاف نہیں۔' }
      await page.getByRole('status').getByText(noConflict[language]).waitFor()
      await page.keyboard.press('Enter')
      await cardOn(page, wednesday).waitFor()
      expect(await cardOn(page, wednesday).getAttribute('data-wall')).toBe(`${wednesday}T10:15`)
      await expectInside(cardOn(page, wednesday), dayOf(page, wednesday))

      // Until the server has said so, the card only stands where it is going.
      await page.getByText(screenWords(language).pattern('calendar.moved')).waitFor()
      await cardOn(page, wednesday).focus()
      await page.keyboard.press('m')
      await page.keyboard.press(language === 'ur' ? 'ArrowRight' : 'ArrowLeft')
      await page.keyboard.press('Enter')
      await cardOn(page, tuesday).waitFor()
      await expectInside(cardOn(page, tuesday), dayOf(page, tuesday))
      await page.context().close()
    })

    it('moves a post from its dialog, forth and back, and asks before it breaks a rule', async () => {
      const { text, pattern } = screenWords(language)
      await scheduled(`${tuesday}T10:00`)
      const page = await app.open(author, `/calendar?view=week&day=${wednesday}`, { language })
      const move = async (from: string, to: string) => {
        await cardOn(page, from).click()
        await page.getByLabel(text('calendar.otherTime')).fill(to)
        await page.getByRole('button', { name: text('calendar.moveIt'), exact: true }).click()
      }
      await move(tuesday, `${saturday}T11:00`)
      const dialog = page.getByRole('dialog', { name: pattern('calendar.moveTitle') })
      await dialog.getByText(text('calendar.conflict.day-off')).waitFor()
      await dialog.getByRole('button', { name: text('calendar.moveAnyway') }).click()
      await cardOn(page, saturday).waitFor()
      await expectInside(cardOn(page, saturday), dayOf(page, saturday))

      await move(saturday, `${wednesday}T12:30`)
      await cardOn(page, wednesday).waitFor()
      expect(await cardOn(page, wednesday).getAttribute('data-wall')).toBe(`${wednesday}T12:30`)
      await expectInside(cardOn(page, wednesday), dayOf(page, wednesday))
      await page.context().close()
    })
  })

  it.each(['en', 'ur', 'bn'] as const)('cuts no words of a card in any language, in %s', async language => {
    // Its letters do not matter: how tall a line is comes with the language.
    for (const [index, each] of ['en', 'tr', 'ur', 'ar', 'ps', 'bn'].entries()) {
      const day = dayAfter(monday, index)
      await scheduled(`${day}T10:00`)
      await app.test.database.db
        .updateTable('post')
        .set({ language: each })
        .where('due_at', '=', new Date(`${day}T10:00+05:00`))
        .execute()
    }
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`, { language })
    await page.locator('[data-testid="post-card"]').nth(5).waitFor()
    expect(await cutLanguages(page)).toEqual([])
    await page.context().close()
  })

  it('leaves a card where it was after Escape', async () => {
    await scheduled(`${tuesday}T10:00`)
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    await cardOn(page, tuesday).waitFor()
    await cardOn(page, tuesday).focus()
    for (const key of ['m', 'ArrowRight', 'Escape']) await page.keyboard.press(key)
    await page.getByText('Moving to').waitFor({ state: 'detached' })
    expect(await cardOn(page, tuesday).getAttribute('data-wall')).toBe(`${tuesday}T10:00`)
    await page.context().close()
  })

  it('takes a move back whose undo was pressed before the server had answered', async () => {
    await scheduled(`${tuesday}T10:00`)
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    await cardOn(page, tuesday).waitFor()
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    await page.route('**/move', async route => {
      await held
      await route.continue()
    })
    const asked = page.waitForRequest('**/move')
    await drag(page, cardOn(page, tuesday), thursday)
    await asked
    await cardOn(page, thursday).waitFor()
    await page.keyboard.press('Control+z')
    const undone = page.waitForResponse('**/undo')
    answer()
    expect((await undone).status()).toBe(200)
    await cardOn(page, tuesday).waitFor()
    expect(await cardOn(page, thursday).count()).toBe(0)
    await page.context().close()
  })

  it('ends where it was dragged last, though the server had not answered to the time before', async () => {
    await scheduled(`${tuesday}T10:00`)
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    await cardOn(page, tuesday).waitFor()
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    await page.route(
      '**/move',
      async route => {
        await held
        await route.continue()
      },
      { times: 1 },
    )
    const asked = page.waitForRequest('**/move')
    await drag(page, cardOn(page, tuesday), thursday)
    await asked
    await cardOn(page, thursday).waitFor()
    await drag(page, cardOn(page, thursday), wednesday)
    await cardOn(page, wednesday).waitFor()
    const done = page.waitForResponse(
      response => response.url().endsWith('/move') && !response.request().postDataJSON().dryRun,
    )
    answer()
    expect((await done).request().postDataJSON()).toEqual({ at: `${wednesday}T10:00` })
    await page.locator('[data-testid="post-card"][data-wall]:not([data-pending])').waitFor()
    await cardOn(page, wednesday).waitFor()
    await page.context().close()
  })

  it('leaves a card open that was opened while another was being cancelled', async () => {
    await scheduled(`${tuesday}T10:00`)
    await scheduled(`${thursday}T10:00`)
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    let answer: () => void = () => undefined
    const held = new Promise<void>(resolve => {
      answer = resolve
    })
    await page.route('**/cancel', async route => {
      await held
      await route.continue()
    })
    await cardOn(page, tuesday).click()
    await page.getByRole('button', { name: 'Cancel this post' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await cardOn(page, thursday).click()
    await page.getByRole('button', { name: 'Cancel this post' }).waitFor()
    answer()
    await cardOn(page, tuesday).waitFor({ state: 'detached' })
    await page
      .getByText(/cancelled/i)
      .first()
      .waitFor()
    expect(await page.getByRole('dialog').count()).toBe(1)
    await page.context().close()
  })

  it('says why a move could not be taken back', async () => {
    await scheduled(`${tuesday}T10:00`)
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    await cardOn(page, tuesday).waitFor()
    await drag(page, cardOn(page, tuesday), thursday)
    const undo = page.getByRole('button', { name: 'Undo' })
    await undo.waitFor()
    const [post] = await app.test.database.db
      .selectFrom('post')
      .select('id')
      .where('state', '=', 'scheduled')
      .execute()
    await app.ask(author, 'POST', `/api/v1/posts/${post?.id}/move`, { at: `${saturday}T11:00` })
    await undo.click()
    await page.getByText('This could not be undone').waitFor()
    await page.context().close()
  })

  it('cancels a post with a way back', async () => {
    await scheduled(`${tuesday}T10:00`)
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    await cardOn(page, tuesday).click()
    await page.getByRole('button', { name: 'Cancel this post' }).click()
    await cardOn(page, tuesday).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await cardOn(page, tuesday).waitFor()
    await page.context().close()
  })

  it.each([
    ['en', 'light', 1440],
    ['ur', 'dark', 1440],
    ['en', 'dark', 390],
    ['ur', 'light', 390],
  ] as const)('is for everyone: %s, %s, %s px', async (language, theme, width) => {
    await scheduled(`${tuesday}T10:00`)
    const path = `/calendar?view=week&day=${tuesday}`
    const page = await app.open(author, path, { language, theme, width })
    await page.getByTestId('post-card').first().waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    if (language !== 'en') expect(await untranslatedWords(page)).toEqual([])
    await page.context().close()
  })

  it('moves no post of a card where one of them may not go', async () => {
    const { db } = app.test.database
    const second = await buildChannel(db)
    await scheduled(`${tuesday}T10:00`, [channelId, second])
    const page = await app.open(author, `/calendar?view=week&day=${wednesday}`)
    await cardOn(page, tuesday).waitFor()
    let asked = 0
    await page.route('**/move', async route => {
      const isReal = !route.request().postDataJSON().dryRun
      if (isReal) asked += 1
      if (isReal && asked === 2) await route.fulfill({ status: 503, json: { code: 'busy', detail: 'Busy.' } })
      else await route.continue()
    })
    await drag(page, cardOn(page, tuesday), thursday)
    const undone = page.waitForResponse('**/undo')
    await page.getByRole('button', { name: 'Move anyway' }).click()
    expect((await undone).status()).toBe(200)
    await page.getByRole('dialog').getByText('Dateline is busy.').waitFor()
    const posts = await db.selectFrom('post').select('due_at').where('state', '=', 'scheduled').execute()
    expect(new Set(posts.map(post => post.due_at.toISOString())).size).toBe(1)
    await page.getByRole('dialog').getByRole('button').last().click()
    await cardOn(page, tuesday).waitFor()
    await page.context().close()
  })

  async function scheduled(at: string, channelIds = [channelId]): Promise<void> {
    const text = `Lahore: Counselling is free. ${newId()}`
    const variants = [{ language: 'en' as const, text }]
    const { newsItemId } = await buildApprovedItem(app.test.database.db, newsContent({ variants }))
    const answer = await app.test.app.inject({
      method: 'POST',
      url: '/api/v1/posts',
      headers: author.headers,
      payload: { newsItemId, channelIds, at },
    })
    expect([answer.statusCode, answer.body]).toEqual([201, answer.body])
  }
})

function cardOn(page: Page, day: string): Locator {
  return page.locator(`[data-testid="post-card"][data-wall^="${day}"]`)
}

/** Of the cards on screen, the languages of those whose words go on below their edge. */
async function cutLanguages(page: Page): Promise<string[]> {
  return await page.evaluate(`[...document.querySelectorAll('[data-testid=post-card]')].flatMap(card => {
    const words = card.querySelector('[data-lines]')
    return words.getBoundingClientRect().bottom > card.getBoundingClientRect().bottom ? [words.lang] : []
  })`)
}

function dayOf(page: Page, day: string): Locator {
  return page.locator(`[data-testid="day"][data-day="${day}"]`)
}

/** Held in its middle, and let go at the same height. */
async function drag(page: Page, card: Locator, day: string): Promise<void> {
  const from = await boxOf(card)
  const to = await boxOf(dayOf(page, day))
  const targetPosition = { x: to.width / 2, y: from.y + from.height / 2 - to.y }
  const isHigh = targetPosition.y > 0 && targetPosition.y < to.height
  await card.dragTo(dayOf(page, day), {
    targetPosition: isHigh ? targetPosition : { x: to.width / 2, y: to.height / 2 },
  })
}

async function boxOf(locator: Locator) {
  // A card that the server's answer draws again is away for a moment.
  for (let tries = 0; tries < 20; tries += 1) {
    await locator.waitFor()
    const box = await locator.boundingBox()
    if (box) return box
  }
  throw new Error('It is not on screen.')
}

async function expectInside(card: Locator, day: Locator): Promise<void> {
  const inner = await boxOf(card)
  const outer = await boxOf(day)
  const middle = inner.x + inner.width / 2
  expect(middle).toBeGreaterThan(outer.x)
  expect(middle).toBeLessThan(outer.x + outer.width)
}

/** The day after lies to the right, or to the left where texts run from right to left. */
async function expectInOrder(page: Page, isRightToLeft: boolean): Promise<void> {
  const distance = (await boxOf(dayOf(page, thursday))).x - (await boxOf(dayOf(page, tuesday))).x
  expect(distance < 0).toBe(isRightToLeft)
}

function mondayAfter(date: Date): string {
  const day = date.toISOString().slice(0, 10)
  return dayAfter(day, (8 - (date.getUTCDay() || 7)) % 7)
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
