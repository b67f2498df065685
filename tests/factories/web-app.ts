import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { webDirectory } from '../../config/web/sources.ts'
import type { Role } from '../../src/access/actor.ts'
import type { AppDeps } from '../../src/http/deps.ts'
import { findProgram } from '../services/find-program.ts'
import { freePort } from '../services/free-port.ts'
import { buildApp, type SignedIn, type TestApp } from './app.ts'

const executablePath = findProgram('chromium')
export const hasBrowser = executablePath !== undefined
/** For what waits for a page: generous, because two cores do several things at once. */
export const patience = { timeout: 45_000 }

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
]
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export interface Look {
  width?: 390 | 1440
  language?: 'en' | 'ur' | 'ar' | 'prs' | 'ps' | 'bn'
  theme?: 'light' | 'dark'
}

/** The built app on a server of its own over a fresh record, and Chromium. */
export interface WebApp {
  test: TestApp
  browser: Browser
  origin: string
  signIn(...grants: [Role, string][]): Promise<SignedIn>
  /** A page of a browser of its own, signed in, with the person's language and theme as given. */
  open(person: SignedIn, path: string, look?: Look): Promise<Page>
  /** What the API answers to a person; fails where it refuses. */
  ask<Answer>(
    person: SignedIn,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    payload?: object,
  ): Promise<Answer>
  close(): Promise<void>
}

/** Builds the app where its sources changed since it was built. */
export function ensureWebApp(): void {
  const build = ['--import', at('config/node.js'), at('config/web/build.ts'), '--if-needed']
  execFileSync(process.execPath, build, { stdio: 'inherit' })
}

export async function openWebApp(changes: Partial<AppDeps> = {}): Promise<WebApp> {
  ensureWebApp()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const test = await buildApp({ publicUrl: origin, webDirectory, ...changes })
  await test.app.listen({ host: '127.0.0.1', port })
  const browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags })
  return {
    test,
    browser,
    origin,
    async signIn(...grants) {
      const person = await test.signIn(...grants)
      // The headers are those of a page of this server.
      return { ...person, headers: { ...person.headers, origin } }
    },
    open: (person, path, look) => openPage(browser, { test, origin, person, path, ...look }),
    async ask(person, method, path, payload) {
      const given = payload ? { payload } : {}
      const answer = await test.app.inject({ method, url: path, headers: person.headers, ...given })
      if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`)
      return answer.json()
    },
    async close() {
      await browser.close()
      await test.close()
    },
  }
}

interface Opening extends Look {
  test: TestApp
  origin: string
  person: SignedIn
  path: string
}

async function openPage(
  browser: Browser,
  { test, origin, person, path, width = 1440, language = 'en', theme = 'light' }: Opening,
): Promise<Page> {
  await test.app.inject({
    method: 'PATCH',
    url: '/api/v1/me',
    headers: { ...person.headers, origin },
    payload: { preferences: { language, theme } },
  })
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    serviceWorkers: 'block',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const cookies = person.headers.cookie.split('; ').map(cookie => cookie.split(/=(.*)/s))
  await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url: origin })))
  const page = await context.newPage()
  page.setDefaultTimeout(patience.timeout)
  await page.goto(`${origin}${path}`)
  await page.locator('main h1').first().waitFor({ state: 'attached' })
  return page
}

/** What axe-core finds on the page, one line each; empty is right. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(axe, 'utf8'))
  return await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join(', ')))`)
}

export async function scrollsSideways(page: Page): Promise<boolean> {
  return await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
}

/** Latin words on the page outside of what has a language of its own, a handle or a name: what no one translated. */
export async function untranslatedWords(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    const foreign = 'bdi, kbd, svg, script, style, noscript, [aria-hidden=true], [lang]:not(html), [dir=ltr]:not(html)'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement.closest(foreign)) found.push(...(node.textContent.match(/[A-Za-z]{2,}/g) ?? []))
    return [...new Set(found)]
  })()`)
}

/** Choices that a select would not show whole once they are chosen, as `label: choice`. */
export async function cutChoices(page: Page): Promise<string[]> {
  return await page.evaluate(`[...document.querySelectorAll('select')].flatMap(select => {
    const { fontFamily, fontSize, fontWeight, paddingLeft, paddingRight } = getComputedStyle(select)
    const ruler = document.createElement('span')
    Object.assign(ruler.style, { fontFamily, fontSize, fontWeight, position: 'fixed', whiteSpace: 'pre' })
    document.body.append(ruler)
    const chosen = select.selectedIndex
    const cut = [...select.options].filter(({ text, index }) => {
      // Some are as wide as what is chosen.
      select.selectedIndex = index
      ruler.textContent = text
      const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      return select.clientWidth > 0 && Math.floor(ruler.getBoundingClientRect().width) > room
    })
    select.selectedIndex = chosen
    ruler.remove()
    return cut.map(({ text }) => (select.ariaLabel ?? select.labels[0]?.textContent) + ': ' + text)
  })`)
}
