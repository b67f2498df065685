import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toJson } from '../../src/database/tables.ts'
import { password, type SignedIn } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildApprover, buildPost } from '../factories/publishing.ts'
import {
  hasBrowser,
  openWebApp,
  patience,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

describe.runIf(hasBrowser)('the frame of the app, and Today in it', () => {
  let app: WebApp
  let approver: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildOffice(db)
    const names = toJson({ en: 'Lahore', ur: 'لاہور', ar: 'لاهور', prs: 'لاهور', ps: 'لاهور', bn: 'লাহোর' })
    await db.updateTable('office').set({ names }).where('id', '=', 'lahore').execute()
    await buildApprover(db)
    const channelId = await buildChannel(db)
    await buildPost(db, { channelId, state: 'needs_attention', dueInMs: -3_600_000 })
    await buildPost(db, { channelId, dueInMs: 86_400_000 })
    approver = await app.signIn(['approver', 'lahore'], ['author', 'lahore'])
  })
  afterAll(async () => {
    await app?.close()
  })

  async function closing(page: Page, act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } finally {
      await page.context().close()
    }
  }

  it('opens at Today after the sign-in, with the doubt on top', async () => {
    const page = await app.open(approver, '/')
    await closing(page, async () => {
      await page
        .getByRole('heading', { level: 1, name: /^Good (morning|afternoon|evening), Test$/ })
        .waitFor()
      await page.getByText(/^Is this post on .*\?$/).waitFor()
      expect(await page.title()).toBe('Today · Dateline')
      const decide = page.getByRole('link', { name: 'Check and decide' })
      expect(await decide.getAttribute('href')).toMatch(/^\/queue\/[0-9a-f-]{36}/)
      await expect.poll(() => page.getByTestId('post-card').count()).toBe(1)
    })
  })

  it('changes its language at once: mirrored, and with no English left', async () => {
    const person = await app.signIn(['author', 'lahore'])
    const page = await app.open(person, '/')
    await closing(page, async () => {
      await page.getByRole('button', { name: /Language, theme, sign out/ }).click()
      await page.getByRole('menuitemradio', { name: 'اردو' }).click()
      await page.getByRole('heading', { name: 'آپ کے منتظر' }).waitFor()
      await page.locator('html[dir=rtl]').waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('ur')
      // The name of the person, and of the app.
      expect(
        (await untranslatedWords(page)).filter(word => !['Dateline', 'Test', 'Person'].includes(word)),
      ).toEqual([])
      await page.reload()
      await page.getByRole('heading', { name: 'آپ کے منتظر' }).waitFor()
    })
  })

  it('keeps the theme that a person chose', async () => {
    const person = await app.signIn(['author', 'lahore'])
    const page = await app.open(person, '/')
    await closing(page, async () => {
      await page.getByRole('button', { name: /Language, theme, sign out/ }).click()
      await page.getByRole('menuitemradio', { name: 'Dark' }).click()
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
      await page.reload()
      await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    })
  })

  it('stops an office with a reason, says so to everyone at once, and resumes it', async () => {
    const colleague = await app.signIn(['analyst', 'lahore'])
    const page = await app.open(approver, '/')
    const other = await app.open(colleague, '/')
    await closing(page, async () => {
      await page.getByRole('button', { name: 'Stop posts' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Stop now' }).click()
      await dialog.getByText('Give a reason.').waitFor()
      await dialog.getByLabel(/^Reason/).fill('Wrong hotline number')
      await dialog.getByRole('button', { name: 'Stop now' }).click()
      await page.locator('main').getByText('Wrong hotline number').waitFor()
      // Live, without a reload; an analyst may not resume it.
      await other.locator('main').getByText('Wrong hotline number').waitFor()
      expect(await other.getByRole('button', { name: 'Resume' }).count()).toBe(0)

      await page.getByRole('button', { name: 'Resume' }).click()
      await page
        .getByRole('dialog')
        .getByLabel(/^What was resolved/)
        .fill('Corrected')
      await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click()
      await page.locator('main').getByText('Wrong hotline number').waitFor({ state: 'detached' })
      await other.locator('main').getByText('Wrong hotline number').waitFor({ state: 'detached' })
    })
    await other.context().close()
  })

  it('asks to sign in again in place when the session has ended', async () => {
    const person = await app.signIn(['author', 'lahore'])
    const page = await app.open(person, '/')
    await closing(page, async () => {
      await page.getByRole('heading', { name: 'Needs you' }).waitFor()
      await app.test.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: person.headers })
      await page.getByRole('button', { name: /^Notifications/ }).click()
      const dialog = page.getByRole('dialog', { name: 'You are signed out' })
      await dialog.getByRole('textbox', { name: 'Password' }).fill('not the password')
      await dialog.getByRole('button', { name: 'Sign in' }).click()
      await dialog.getByText('The password is wrong.').waitFor()
      await dialog.getByRole('textbox', { name: 'Password' }).fill(password)
      await dialog.getByRole('button', { name: 'Sign in' }).click()
      await dialog.waitFor({ state: 'detached' })
      await page.getByRole('button', { name: /^Notifications/ }).click()
      await page.getByText(/^No notifications yet/).waitFor()
    })
  })

  it('finds pages by their names from the keyboard', async () => {
    const page = await app.open(approver, '/')
    await closing(page, async () => {
      await page.getByRole('heading', { name: 'Needs you' }).waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('textbox', { name: 'Search items, posts, places' }).fill('Outreach')
      await page.getByRole('button', { name: 'Outreach log' }).click()
      await page.waitForURL('**/log', patience)
      await page.locator('h1:focus').waitFor({ state: 'attached' })
    })
  })

  it('does not say that nothing was found where the search did not reach the server', async () => {
    const page = await app.open(approver, '/')
    await closing(page, async () => {
      await page.keyboard.press('Control+k')
      const search = page.getByRole('textbox', { name: 'Search items, posts, places' })
      await search.waitFor()
      await page.context().setOffline(true)
      await search.fill('counselling qqq')
      await page.getByText('Dateline cannot be reached.').first().waitFor()
      expect(await page.getByText('Nothing found').count()).toBe(0)
    })
  })

  it('has four places and More in the bottom bar of a telephone', async () => {
    const page = await app.open(approver, '/', { width: 390 })
    await closing(page, async () => {
      const bar = page.getByRole('navigation', { name: 'Main' })
      expect(await bar.getByRole('link').allInnerTexts()).toEqual([
        'Today',
        'News',
        'Review',
        'Calendar',
        expect.stringContaining('More'),
      ])
      await bar.getByRole('link', { name: /More/ }).click()
      await page.getByRole('link', { name: /Queue and problems/ }).click()
      await page.waitForURL('**/queue', patience)
      // Where one is stays marked: the queue is one of the places behind More.
      await expect.poll(() => bar.locator('[data-within]').textContent()).toContain('More')
    })
  })

  it('says that there is no such page, and leads back', async () => {
    const page = await app.open(approver, '/no-such-page')
    await closing(page, async () => {
      await page.getByText('Nothing is at this address.').waitFor()
      await page.getByRole('link', { name: 'Go to Today' }).click()
      await page.getByRole('heading', { name: 'Needs you' }).waitFor()
    })
  })

  const looks = ([390, 1440] as const).flatMap(width =>
    (['light', 'dark'] as const).flatMap(theme =>
      (['en', 'ur'] as const).map(language => ({ width, theme, language })),
    ),
  )
  it.each(looks)('is accessible and fits: $width px, $theme, $language', async look => {
    const person = await app.signIn(['approver', 'lahore'], ['author', 'lahore'])
    const page = await app.open(person, '/', look)
    await closing(page, async () => {
      await page.locator('main h2').first().waitFor()
      await page.locator(`html[data-mantine-color-scheme=${look.theme}][lang=${look.language}]`).waitFor()
      await page.getByTestId('post-card').waitFor()
      expect(await violationsOf(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    })
  })
})
