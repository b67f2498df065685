import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureSetupLink } from '../../src/access/passwords/setup-link.ts'
import { renewPasswordLink } from '../../src/access/people/password-link.ts'
import { showProfile } from '../../src/access/profile/profile.ts'
import { interfaceLanguages } from '../../src/core/languages/interface-languages.ts'
import { scripts } from '../../src/http/pages/frame/page-files.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'
import { findProgram } from '../services/find-program.ts'
import { freePort } from '../services/free-port.ts'

const executablePath = findProgram('chromium')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

interface Site extends TestApp {
  origin: string
}

async function startSite(people: 'the cast' | 'nobody'): Promise<Site> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const sandbox = { timeline: async () => '', picture: async () => undefined }
  const test = await buildApp({ publicUrl: origin, sandbox }, people)
  await test.app.listen({ host: '127.0.0.1', port })
  return { ...test, origin }
}

describe.runIf(executablePath)('the pages of signing in and setting up', () => {
  let browser: Browser
  let site: Site
  let fresh: Site
  let setUpLink: string
  let person: SignedIn
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags })
    site = await startSite('the cast')
    fresh = await startSite('nobody')
    setUpLink = (await ensureSetupLink(fresh.deps, fresh.origin)) ?? ''
    await addOffices(site.database, 'lahore')
    person = await site.signIn(['author', 'lahore'])
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
    await fresh?.close()
  })

  async function open<Value>(
    work: (page: Page) => Promise<Value>,
    { cookies = {}, ...options }: BrowserContextOptions & { cookies?: Record<string, string> } = {},
  ): Promise<Value> {
    const context = await browser.newContext({ viewport: wide, ...options })
    const given = Object.entries(cookies).map(([name, value]) => ({ name, value }))
    await context.addCookies(given.map(cookie => ({ ...cookie, url: 'http://localhost' })))
    try {
      return await work(await context.newPage())
    } finally {
      await context.close()
    }
  }

  async function signIn(page: Page, email = person.email, secret = password): Promise<void> {
    await page.locator('#email').fill(email)
    await page.locator('#password').fill(secret)
    await page.locator('form[action="/sign-in"] button.wide').click()
  }

  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(axe)
    const results = await page.evaluate<AxeResults>('axe.run()')
    const sideways = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
    const found = results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`,
    )
    return sideways ? [...found, 'scrolls sideways'] : found
  }

  const pages: Record<string, (page: Page) => Promise<void>> = {
    'sign-in': async page => void (await page.goto(`${site.origin}/sign-in`)),
    'sign-in with a wrong password': async page => {
      await page.goto(`${site.origin}/sign-in`)
      await signIn(page, `${randomUUID()}@example.org`)
      await page.waitForSelector('#fault')
    },
    'the code': async page => void (await page.goto(`${site.origin}/sign-in/code`)),
    'a pasted link': async page => void (await page.goto(`${site.origin}/setup`)),
    'set-up with everything missing': async page => {
      await page.goto(setUpLink)
      await page.locator('#set-up').evaluate(form => form.setAttribute('novalidate', ''))
      await page.locator('#set-up .actions button').click()
      await page.waitForSelector('#fault')
    },
    'a new password': async page => {
      const { actor } = await site.signIn(['author', 'lahore'])
      const admin = await site.signIn(['admin', '*'])
      const { token } = await renewPasswordLink(site.deps, admin.actor, actor.id)
      await page.goto(`${site.origin}/setup#token=${token}`)
      await page.waitForSelector('#choose')
      await page.locator('#password').fill('short')
      await page.waitForSelector('#strength:not([hidden])')
    },
    account: async page => {
      await page.goto(`${site.origin}/sign-in?to=/account`)
      await signIn(page)
      await page.waitForURL('**/account')
    },
    'the authenticator app': async page => {
      await page.goto(`${site.origin}/sign-in?to=/account`)
      await signIn(page)
      await page.locator('#totp-password').fill(password)
      await page.locator('form[action="/account/totp"] .button').click()
      await page.waitForSelector('.qr')
    },
    'an address that is not there': async page =>
      void (await page.goto(`${site.origin}/connect/attempts/01a2-nothing`)),
  }
  /** Seen in every look; the others in one of each direction, since all are made of the same parts. */
  const inAll = ['sign-in', 'set-up with everything missing']
  const looks = interfaceLanguages.flatMap(language =>
    (['light', 'dark'] as const).map(theme => ({ language, theme })),
  )

  it.each(looks)('are for everyone, on wide screens and on phones, in $language, $theme', async look => {
    const cookies = { 'dateline.language': look.language, 'dateline.theme': look.theme }
    const isWhole = look.language === (look.theme === 'light' ? 'en' : 'ur')
    const shown = Object.entries(pages).filter(([name]) => isWhole || inAll.includes(name))
    for (const [name, show] of shown) {
      await open(
        async page => {
          await show(page)
          expect(await faultsOf(page), `${name}, wide`).toEqual([])
          await page.setViewportSize(phone)
          expect(await faultsOf(page), `${name}, on a phone`).toEqual([])
        },
        { cookies },
      )
    }
  })

  it('carry at most 4 KB of script each', () => {
    const [own, passkeys, setUp] = [scripts.page, scripts.passkeys, scripts['set-up']].map(
      ({ bytes }) => bytes.length,
    )
    expect((own ?? 0) + Math.max(passkeys ?? 0, setUp ?? 0)).toBeLessThanOrEqual(4_096)
  })

  it('say in one sentence that a password is wrong, keep the address, and lead on to where the person wanted', async () => {
    await open(async page => {
      await page.goto(`${site.origin}/queue?office=lahore`)
      await page.waitForURL('**/sign-in?to=**')
      await signIn(page, person.email, 'not the password')
      await page.getByRole('alert').getByText('The e-mail address or the password is wrong.').waitFor()
      await expect.poll(() => page.locator('#email').inputValue()).toBe(person.email)
      await page.locator('#password:focus').waitFor()
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/queue?office=lahore')
    })
  })

  it('need no script to sign in and to change the language', async () => {
    const stranger = await site.signIn(['author', 'lahore'])
    await open(
      async page => {
        await page.goto(`${site.origin}/sign-in?to=/account`)
        await page.getByRole('button', { name: 'اردو' }).click()
        await page.locator('html[lang="ur"][dir="rtl"]').waitFor({ state: 'attached' })
        await signIn(page, stranger.email)
        await page.waitForURL('**/account')
        await page.getByRole('heading', { level: 1, name: 'آپ کا اکاؤنٹ' }).waitFor()
      },
      { javaScriptEnabled: false },
    )
    const { preferences } = await showProfile(site.deps.db, stranger.actor)
    expect(preferences.language).toBe('ur')
  })

  it('hold a form while Dateline cannot be reached, and send it when it can be', async () => {
    await open(async page => {
      await page.goto(`${site.origin}/sign-in?to=/account`)
      await page.locator('#email').fill(person.email)
      await page.locator('#password').fill(password)
      await page.context().setOffline(true)
      await page.locator('form[action="/sign-in"] button.wide').click()
      await page.getByText('Dateline cannot be reached.').waitFor()
      await expect.poll(() => page.locator('#password').inputValue()).toBe(password)
      await page.context().setOffline(false)
      await page.waitForURL('**/account')
    })
  })

  it('show a password that is typed, on demand', async () => {
    await open(async page => {
      await page.goto(`${site.origin}/sign-in`)
      await page.locator('#password').fill('abc')
      await page.getByRole('button', { name: 'Show the password' }).click()
      expect(await page.locator('#password').getAttribute('type')).toBe('text')
      await page.getByRole('button', { name: 'Hide the password' }).click()
      expect(await page.locator('#password').getAttribute('type')).toBe('password')
    })
  })

  it('set an organisation up: what is usual in a country is proposed, and a password judged while it is typed', async () => {
    await open(async page => {
      await page.goto(setUpLink)
      await page.getByLabel('Name of the organisation').fill('Migration Advice Network')
      await page.getByLabel('Name of the office').fill('Dhaka')
      await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Bangladesh' })
      await expect.poll(() => page.getByLabel('Time zone', { exact: true }).inputValue()).toBe('Asia/Dhaka')
      await expect.poll(() => page.getByLabel('Sunday').isChecked()).toBe(true)
      await expect.poll(() => page.getByLabel('Friday').isChecked()).toBe(false)
      await page.getByRole('button', { name: 'বাংলা' }).click()
      await page.locator('html[lang="bn"]').waitFor({ state: 'attached' })
      await expect.poll(() => page.locator('#officeName').inputValue()).toBe('Dhaka')
      await expect.poll(() => page.locator('#country').inputValue()).toBe('BD')
      await page.getByRole('button', { name: 'English' }).click()
      await page.locator('html[lang="en"]').waitFor({ state: 'attached' })
      await page.getByLabel('Your name').fill('Amina Siddiqui')
      await page.getByLabel('E-mail address').fill('amina@example.org')
      const secret = page.getByRole('textbox', { name: 'New password' })
      await secret.fill('amina siddiqui 1')
      await page.getByText('words that others try first: your name').waitFor()
      await secret.fill('walnut ferry lantern moss')
      await page.locator('#strength[data-level="3"]').waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: 'Protect your account' }).waitFor()
    })
    const office = await fresh.deps.db.selectFrom('office').selectAll().executeTakeFirstOrThrow()
    expect(office).toMatchObject({ id: 'dhaka', time_zone: 'Asia/Dhaka', working_days: [1, 2, 3, 4, 7] })
  })
})
