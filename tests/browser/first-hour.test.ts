import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureWebApp, hasBrowser, patience, violationsOf } from '../factories/web-app.ts'
import { newFolder, removeFolders, start } from '../journeys/program.ts'
import { setUpLink, startScaled } from '../journeys/scaled.ts'
import { findProgram } from '../services/find-program.ts'
import { freePort } from '../services/free-port.ts'

const hasServers = findProgram('postgres') && (findProgram('redis-server') ?? findProgram('valkey-server'))

/** What a new user starts: one process, or the programs of the compose file. */
const installations = [
  { name: 'embedded', open: openEmbedded },
  ...(hasServers ? [{ name: 'on PostgreSQL and Redis', open: openOnServers }] : []),
]

/** A new user, from an empty installation, reading nothing but the screen; each test goes on where the one before ended. */
describe.runIf(hasBrowser).each(installations)('the first hour, $name', ({ open }) => {
  let installation: Awaited<ReturnType<typeof open>>
  let browser: Browser
  let admin: Page
  let colleague: Page
  let link: string
  beforeAll(async () => {
    ensureWebApp()
    installation = await open()
    link = await installation.setUpLink()
    browser = await chromium.launch({
      executablePath: findProgram('chromium') ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    })
    admin = await newPage()
    colleague = await newPage()
  })
  afterAll(async () => {
    await browser?.close()
    await installation?.stop()
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
    await admin.getByRole('heading', { level: 1, name: 'Channels' }).waitFor()
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
    await admin.getByText(/Give this link to .*Bilal Khan/).waitFor()
    const shown = admin.getByText(/#token=/)
    await shown.waitFor()
    await colleague.goto((await shown.textContent()) ?? '')
    await colleague.getByRole('textbox', { name: 'New password' }).fill('copper-violin-meadow-77')
    await colleague.getByRole('button', { name: 'Save and sign in' }).click()
    await colleague.getByRole('heading', { name: /^Good \w+, Bilal$/ }).waitFor()
  })

  it('writes an item, takes its place from the text, and learns that no one may approve it yet', async () => {
    await admin.getByRole('link', { name: 'Today' }).click()
    await step(admin, /Invite a second person/)
      .getByText('Done')
      .waitFor({ state: 'attached' })
    await admin.getByRole('link', { name: 'Write a news item' }).click()
    await admin.getByLabel('Text in English').fill('Lahore: The desk is open on Saturday.')
    await admin.getByRole('button', { name: /The text begins with .*Lahore/ }).click()
    await admin.getByRole('button', { name: /The text begins with/ }).waitFor({ state: 'detached' })
    await admin.getByText('There are no topics yet.').waitFor()
    await admin.getByRole('button', { name: 'Remove Urdu' }).click()
    // At once, before it was saved by itself.
    await admin.getByRole('button', { name: 'Send to review' }).first().click()
    await admin.waitForURL(/\/news\/[0-9a-f-]{36}/)
    await admin.getByText('No one can approve it yet.').waitFor()
    await admin.getByText(/^.*Bilal Khan.* duplicates it and sends the copy to review/).waitFor()
    expect(await violationsOf(admin)).toEqual([])
  })

  it('shows the colleague why it is not theirs to decide, and takes a copy with its times', async () => {
    await colleague.getByRole('link', { name: 'Review', exact: true }).click()
    await colleague.getByText(/^1 item is in review for a colleague to decide/).waitFor()
    await colleague.getByRole('link', { name: 'Show what is in review' }).click()
    await colleague.getByRole('link', { name: /The desk is open/ }).click()
    await colleague.getByRole('button', { name: 'More actions' }).click()
    const original = colleague.url()
    await colleague.getByRole('button', { name: 'Duplicate' }).click()
    await colleague.waitForURL(url => url.href !== original && /\/news\/[0-9a-f-]{36}/.test(url.pathname))
    await colleague.getByRole('button', { name: 'Send to review' }).first().click()
    await colleague.getByText(/Amina Shah.* can approve it\.$/).waitFor()
    await colleague.getByRole('link', { name: 'Posts', exact: true }).click()
    await colleague.getByRole('button', { name: 'Schedule when approved' }).click()
    await colleague.getByRole('heading', { name: 'When approved' }).waitFor()
  })

  it('approves it, and is left with nothing to review', async () => {
    await admin.getByRole('link', { name: 'Today' }).click()
    await admin.getByRole('link', { name: 'Review', exact: true }).last().click()
    await admin.getByRole('button', { name: 'Approve' }).first().click()
    const anyway = admin.getByRole('button', { name: 'Approve anyway' })
    const toast = admin.getByText(/^Approved, 2 posts scheduled/)
    await anyway.or(toast).first().waitFor()
    if (await anyway.isVisible()) await anyway.click()
    await toast.waitFor()
    await admin.getByText('Nothing to review').waitFor()
  })

  it('sends a post now, and sees it published', async () => {
    await admin.getByRole('link', { name: 'Queue and problems' }).click()
    await admin
      .getByRole('link', { name: /The desk is open/ })
      .first()
      .click()
    await admin.getByRole('button', { name: 'Send now' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Send now' }).click()
    const seen = admin.getByRole('link', { name: 'See it on the sandbox network' })
    await seen.waitFor()
    const [sandbox] = await Promise.all([admin.context().waitForEvent('page'), seen.click()])
    await sandbox
      .getByText(/The desk is open on Saturday/)
      .first()
      .waitFor()
  })
})

async function openEmbedded() {
  const port = String(await freePort())
  const env = { DATA_DIR: join(newFolder('first-hour'), 'data'), PORT: port }
  const app = start('src/main.ts', [], { env })
  return { setUpLink: () => app.finds(setUpLink), stop: () => app.end('SIGTERM') }
}

async function openOnServers() {
  const scaled = await startScaled()
  if (!scaled) throw new Error('PostgreSQL or Redis did not start')
  return scaled
}
