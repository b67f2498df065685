import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasBrowser, patience, violationsOf } from '../factories/web-app.ts'
import { newFolder, type Running, removeFolders, root, start } from '../journeys/program.ts'
import { findProgram } from '../services/find-program.ts'
import { freePort } from '../services/free-port.ts'

/** A new user, from an empty installation, reading nothing but the screen; each test goes on where the one before ended. */
describe.runIf(hasBrowser)('the first hour, up to the second person', () => {
  let app: Running
  let browser: Browser
  let admin: Page
  let colleague: Page
  let link: string
  beforeAll(async () => {
    const port = String(await freePort())
    const env = { DATA_DIR: join(newFolder('first-hour'), 'data'), PORT: port, BUILD_WEB_APP: 'yes' }
    app = start('src/main.ts', [], { env, cwd: root })
    link = await app.finds(/(http:\S+#token=\S+)/)
    browser = await chromium.launch({
      executablePath: findProgram('chromium') ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    })
    admin = await newPage()
    colleague = await newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await app?.end('SIGTERM')
    removeFolders()
  })

  async function newPage(): Promise<Page> {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
      locale: 'en-GB',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(patience.timeout)
    return await context.newPage()
  }

  const step = (page: Page, words: RegExp) => page.getByRole('listitem').filter({ hasText: words })

  it('sets up the organisation from the link, with no country named twice', async () => {
    await admin.goto(link)
    await admin.getByLabel('Name of the organisation').fill('Aid Point')
    await admin.getByLabel('Name of the office').fill('Lahore')
    const countries = await admin.getByLabel('Country', { exact: true }).locator('option').allInnerTexts()
    expect(new Set(countries).size).toBe(countries.length)
    await admin.getByLabel('Country', { exact: true }).selectOption({ label: 'Pakistan' })
    await admin.getByLabel('Your name').fill('Amina Shah')
    await admin.getByLabel('E-mail address').fill('amina@example.org')
    await admin.getByRole('textbox', { name: 'New password' }).fill('river-lantern-mosaic-42')
    await admin.getByRole('button', { name: 'Set up Dateline' }).click()
    await admin.getByRole('heading', { name: 'Protect your account' }).waitFor()
    await admin.getByText('Later', { exact: true }).click()
    await admin.getByRole('heading', { name: 'The way to the first post' }).waitFor()
  })

  it('finds the sandbox channels connected, under the name of the organisation', async () => {
    await step(admin, /Connect a channel/)
      .getByText('Done')
      .waitFor({ state: 'attached' })
    await admin.getByRole('link', { name: 'All channels' }).click()
    await admin.getByText('Aid Point, Lahore').first().waitFor()
    expect(await violationsOf(admin)).toEqual([])
  })

  it('invites a second person, and says what that person cannot approve', async () => {
    await admin.getByRole('link', { name: 'Today' }).click()
    await admin.getByRole('link', { name: /Invite a second person/ }).click()
    await admin.getByLabel('Name', { exact: true }).fill('Bilal Khan')
    await admin.getByLabel('E-mail address').fill('bilal@example.org')
    await admin.getByLabel('Role', { exact: true }).selectOption('Approver')
    await admin.getByText(/it cannot approve what you write/).waitFor()
    await admin.getByRole('button', { name: 'Invite', exact: true }).click()
    const shown = admin.getByText(/#token=/)
    await shown.waitFor()
    await colleague.goto((await shown.textContent()) ?? '')
    await colleague.getByRole('textbox', { name: 'New password' }).fill('copper-violin-meadow-77')
    await colleague.getByRole('button', { name: 'Save and sign in' }).click()
    await colleague.getByRole('heading', { name: /^Good \w+, Bilal$/ }).waitFor()
  })
})
