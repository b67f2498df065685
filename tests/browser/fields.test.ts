import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildApprover, buildPost } from '../factories/publishing.ts'
import { hasBrowser, openWebApp, patience, type WebApp } from '../factories/web-app.ts'

/** The three of our own in place of Mantine's, which weigh several KB each. */
describe.runIf(hasBrowser)('the fields and links of our own', () => {
  let app: WebApp
  let admin: SignedIn
  let itemId: string
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildOffice(db)
    await buildApprover(db)
    const channelId = await buildChannel(db)
    const postId = await buildPost(db, { channelId, state: 'scheduled', dueInMs: 86_400_000 })
    const { news_item_id: id } = await db
      .selectFrom('post')
      .select('news_item_id')
      .where('id', '=', postId)
      .executeTakeFirstOrThrow()
    itemId = id
    admin = await app.signIn(['admin', '*'], ['author', 'lahore'])
  })
  afterAll(() => app?.close())

  it('read a number in any digits, count by the arrow keys, and keep to their limits', {
    timeout: 90_000,
  }, async () => {
    const page = await app.open(admin, '/settings/budget')
    const field = page.getByLabel('Budget per calendar month, in US dollars').first()
    const save = page.getByRole('button', { name: 'Save' }).first()
    await field.fill('۱۲٫۵')
    await field.blur()
    await expect.poll(() => field.inputValue()).toBe('12.5')
    await field.press('ArrowUp')
    await expect.poll(() => field.inputValue()).toBe('13.5')
    await field.press('ArrowDown')
    await field.press('ArrowDown')
    await expect.poll(() => field.inputValue()).toBe('11.5')
    await field.fill('-4')
    await field.blur()
    await expect.poll(() => field.inputValue()).toBe('0')
    // What is no number is not taken: the last one stays.
    await field.fill('twelve')
    await field.blur()
    await expect.poll(() => field.inputValue()).toBe('0')
    await field.fill('২৫')
    await save.click()
    await page.getByText('of US$25.00').first().waitFor(patience)
    await page.context().close()
  })

  it('read a day and a time of 24 hours, however the time is typed', { timeout: 90_000 }, async () => {
    const page = await app.open(admin, `/news/${itemId}/posts`)
    await page.getByRole('button', { name: 'Move' }).first().click()
    await page.getByText('At a time').first().click()
    const time = page.getByLabel('Time', { exact: true }).first()
    const day = page.locator('input[type=date]').first()
    await day.fill('2030-03-04')
    for (const [typed, read] of [
      ['9:30', '09:30'],
      ['1745', '17:45'],
      ['۲۱٫۰۵', '21:05'],
      ['7', '07:00'],
    ] as const) {
      await time.fill(typed)
      await time.blur()
      await expect.poll(() => time.inputValue()).toBe(read)
    }
    // What is no time stays as it was typed, so that it can be put right.
    await time.fill('25:00')
    await time.blur()
    await expect.poll(() => time.inputValue()).toBe('25:00')
    await expect.poll(() => day.inputValue()).toBe('2030-03-04')
    await page.context().close()
  })

  it('name the place that is open, also on the pages below it, and lead by the keyboard', {
    timeout: 90_000,
  }, async () => {
    const page = await app.open(admin, `/news/${itemId}`)
    const bar = page.getByRole('navigation').first()
    const current = bar.locator('[aria-current=page]')
    expect(await current.allInnerTexts()).toEqual(['News items'])
    const calendar = bar.getByRole('link', { name: 'Calendar' })
    await calendar.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/calendar/, patience)
    await bar.locator('[aria-current=page]', { hasText: 'Calendar' }).waitFor(patience)
    await expect.poll(() => current.count()).toBe(1)
    await bar.getByRole('link', { name: 'Today' }).click()
    await bar.locator('[aria-current=page]', { hasText: 'Today' }).waitFor(patience)
    await expect.poll(() => current.count()).toBe(1)
    await page.context().close()
  })
})
