import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { webDirectory } from '../../config/web/sources.ts'
import { measureWeb, overBudget } from '../bench/web/sizes.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { findProgram } from '../services/find-program.ts'
import { freePort } from '../services/free-port.ts'

const executablePath = findProgram('chromium')
const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
const config = (path: string) => fileURLToPath(new URL(`../../config/${path}`, import.meta.url))
const patience = { timeout: 45_000 }

describe.runIf(executablePath)('the web app as it is built', () => {
  let directory: string
  let test: TestApp
  let person: SignedIn
  let browser: Browser
  let origin: string
  let port: number
  beforeAll(async () => {
    const build = ['--import', config('node.js'), config('web/build.ts'), '--if-needed']
    execFileSync(process.execPath, build, { stdio: 'inherit' })
    // A copy, in which a test puts a newer version.
    directory = mkdtempSync(join(tmpdir(), 'dateline-web-'))
    cpSync(webDirectory, directory, { recursive: true })
    port = await freePort()
    origin = `http://127.0.0.1:${port}`
    test = await buildApp({ publicUrl: origin, webDirectory: directory })
    await addOffices(test.database, 'lahore')
    await test.app.listen({ host: '127.0.0.1', port })
    person = await test.signIn(['author', 'lahore'])
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags })
  })
  afterAll(async () => {
    await browser?.close()
    await test?.close()
    rmSync(directory, { recursive: true, force: true })
  })

  let context: BrowserContext
  let page: Page
  let faults: string[]
  beforeEach(async () => {
    context = await browser.newContext()
    const cookies = person.headers.cookie.split('; ').map(cookie => cookie.split(/=(.*)/s))
    await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: origin })))
    page = await context.newPage()
    faults = []
    page.on('console', message => {
      if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text())
    })
    page.on('pageerror', error => faults.push(String(error)))
  })
  afterEach(() => context.close())

  const heading = () => page.getByRole('heading', { level: 1 })
  const opened = () => heading().waitFor(patience)
  /** The service worker answers for this page. */
  const isKept = () => page.waitForFunction(answersHere, undefined, patience)

  it('costs no page more to load than its budget', () => {
    const sizes = measureWeb()
    expect(sizes.routes.length).toBeGreaterThan(20)
    expect(sizes.languages).toHaveLength(6)
    expect(sizes.sentences.map(({ kind }) => kind).toSorted()).toEqual([
      'files',
      'notes',
      'record',
      'refusals',
    ])
    expect(overBudget(sizes)).toEqual([])
  })

  it('opens under its content policy, with the styles of its components', async () => {
    await page.goto(origin)
    await opened()
    const family = await page.evaluate('getComputedStyle(document.body).fontFamily')
    expect(family).toContain('Noto Sans')
    const primary = `getComputedStyle(document.documentElement).getPropertyValue('--mantine-primary-color-filled')`
    expect(await page.evaluate(primary)).not.toBe('')
    expect(faults).toEqual([])
  })

  it('can be installed: its manifest and its icons are there', async () => {
    await page.goto(origin)
    const devtools = await context.newCDPSession(page)
    const { errors, data } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { icons } = JSON.parse(data ?? '') as { icons: { src: string; type: string }[] }
    for (const { src, type } of icons) {
      const answer = await context.request.get(`${origin}${src}`)
      expect([src, answer.status(), answer.headers()['content-type']]).toEqual([src, 200, type])
    }
    expect(icons.some(icon => 'purpose' in icon && icon.purpose === 'maskable')).toBe(true)
  })

  it('opens from the browser where the server cannot be reached, and keeps no answer of the API', async () => {
    await page.goto(origin)
    await opened()
    await isKept()
    const kept = await page.evaluate<string[]>(pathsKept)
    expect(kept).toContain('/')
    expect(kept.filter(path => path !== '/' && !path.startsWith('/assets/'))).toEqual([])
    await context.setOffline(true)
    await page.reload()
    await page
      .locator('#root > *')
      .first()
      .waitFor({ ...patience, state: 'attached' })
    expect(faults).toEqual([])
  })

  it('shows no page of the server from the browser', async () => {
    await page.goto(origin)
    await opened()
    await isKept()
    await context.setOffline(true)
    await expect(page.goto(`${origin}/sign-in`)).rejects.toThrow()
  })

  it('leads to the sign-in once the session is over, whatever is kept here', async () => {
    await page.goto(origin)
    await opened()
    await isKept()
    await context.clearCookies()
    await page.goto(`${origin}/news`)
    expect(page.url()).toBe(`${origin}/sign-in?to=%2Fnews`)
  })

  it('says that a new version is ready, and reloads with it when the person wants to', async () => {
    await page.goto(origin)
    await opened()
    await isKept()
    const entry = await entryOf(page)
    const newer = putNewerVersion(directory, entry)
    await page.evaluate('navigator.serviceWorker.ready.then(worker => worker.update())')
    const notice = page.getByText('A new version is ready')
    await notice.waitFor(patience)
    expect(await entryOf(page)).toBe(entry)
    await Promise.all([
      page.waitForEvent('framenavigated', patience),
      page.getByRole('button', { name: 'Reload' }).click(),
    ])
    await opened()
    expect(await entryOf(page)).toBe(newer)
    expect(await notice.isVisible()).toBe(false)
  })
})

// Scripts of the page, as text: these tests have the types of Node.
const answersHere = `(async () => {
  const { active } = await navigator.serviceWorker.ready
  const kept = await (await caches.open('page')).match('/')
  return active?.state === 'activated' && navigator.serviceWorker.controller !== null && kept !== undefined
})()`
const pathsKept = `(async () => {
  const caches_ = await Promise.all((await caches.keys()).map(name => caches.open(name)))
  const requests = await Promise.all(caches_.map(cache => cache.keys()))
  return requests.flat().map(({ url }) => new URL(url).pathname)
})()`

function entryOf(page: Page): Promise<string> {
  return page.evaluate<string>(`document.querySelector('script[type="module"]').getAttribute('src')`)
}

/** The same app under another name, as a build of changed sources is. */
function putNewerVersion(directory: string, entry: string): string {
  const newer = entry.replace(/\.js$/, 'x.js')
  for (const suffix of ['', '.br', '.gz'])
    cpSync(join(directory, entry + suffix), join(directory, newer + suffix))
  for (const file of ['index.html', 'sw.js']) {
    const text = readFileSync(join(directory, file), 'utf8')
    writeFileSync(join(directory, file), text.replaceAll(entry, newer))
  }
  for (const suffix of ['.br', '.gz']) rmSync(join(directory, `sw.js${suffix}`), { force: true })
  return newer
}
