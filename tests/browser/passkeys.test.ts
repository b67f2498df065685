import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

describe.runIf(executablePath)('passkeys in a real browser', () => {
  let test: TestApp
  let browser: Browser
  let origin: string
  let person: SignedIn
  beforeAll(async () => {
    const port = await freePort()
    origin = `http://localhost:${port}`
    test = await buildApp({ publicUrl: origin, secondFactor: 'required' })
    await addOffices(test.database, 'lahore')
    await test.app.listen({ host: '127.0.0.1', port })
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags })
    person = await test.signIn(['approver', 'lahore'])
  })
  afterAll(async () => {
    await browser?.close()
    await test.close()
  })

  /** A browser with an authenticator that verifies its user, as a phone or a laptop has it. */
  async function withAuthenticator(isUserVerified = true): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext()
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified,
        automaticPresenceSimulation: true,
      },
    })
    return { context, page }
  }

  async function signInByPassword(page: Page): Promise<void> {
    await page.goto(`${origin}/sign-in`)
    await page.fill('#email', person.email)
    await page.fill('#password', password)
    await page.press('#password', 'Enter')
  }

  it('are added, sign their person in without a password, are renamed and removed', async () => {
    const { context, page } = await withAuthenticator()
    await signInByPassword(page)
    await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
    await page.goto(`${origin}/account`)
    expect(await page.textContent('main')).toContain('Your roles require a second factor')
    await page.fill('#passkey-name', 'Laptop')
    await page.fill('#passkey-password', password)
    await page.press('#passkey-password', 'Enter')
    await page.waitForSelector('li input[value="Laptop"]', { state: 'attached' })
    expect(await page.textContent('main')).not.toContain('Your roles require a second factor')

    await page.click('nav button')
    await signInByPassword(page)
    await page.getByText('signs in with a passkey').waitFor()
    await page.click('#passkey-sign-in button')
    await page.waitForURL(`${origin}/`)
    const who = await page.evaluate(`fetch('/api/v1/me').then(answer => answer.json())`)
    expect(who).toMatchObject({ email: person.email })

    await page.goto(`${origin}/account`)
    await page.click('li summary')
    const fields = page.locator('li form[action^="/account/passkeys/"]')
    await fields.locator('input[name="name"]').fill('Old laptop')
    await fields.locator('input[name="password"]').fill(password)
    await fields.locator('button[value="rename"]').click()
    await page.waitForSelector('li input[value="Old laptop"]', { state: 'attached' })
    await page.click('li summary')
    await fields.locator('input[name="password"]').fill(password)
    await fields.locator('button[value="remove"]').click()
    await page.waitForURL(`${origin}/account`)
    expect(await test.deps.db.selectFrom('passkey').selectAll().execute()).toEqual([])
    await context.close()
  })

  it('do not open an account by an authenticator that did not verify its user', async () => {
    const { context, page } = await withAuthenticator(false)
    await signInByPassword(page)
    await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
    await page.goto(`${origin}/account`)
    await page.fill('#passkey-name', 'Found phone')
    await page.fill('#passkey-password', password)
    await page.press('#passkey-password', 'Enter')
    await page.waitForSelector('#passkey-fault:not([hidden])')
    expect(await test.deps.db.selectFrom('passkey').selectAll().execute()).toEqual([])
    await context.close()
  })
})
