import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { signInFirst } from '../../journeys/first-person.ts'
import { newFolder, removeFolders, start } from '../../journeys/program.ts'
import { setUpLink } from '../../journeys/scaled.ts'
import { freePort } from '../../services/free-port.ts'
import { openSlowLine, type SlowLine } from '../../services/slow-line.ts'

const line = { bitsPerSecond: 64_000, roundTripMs: 300, lossShare: 0.05 }
const patienceMs = 180_000

/** How soon a page shows and answers on a slow line: the first time, and once the browser has it. */
export async function loads(executablePath: string): Promise<string[][]> {
  const port = await freePort()
  const app = start('src/main.ts', [], {
    env: { DATA_DIR: join(newFolder('web-bench'), 'data'), PORT: String(port) },
  })
  const link = await app.finds(setUpLink)
  const slow = await openSlowLine(port, line)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    await signInFirst(context, `http://127.0.0.1:${port}`, link)
    const rows: string[][] = []
    for (const [title, path] of [
      ['first visit of Today', '/'],
      ['Today again', '/'],
      ['News, once Today was seen', '/news'],
      ['Calendar, once Today was seen', '/calendar'],
    ] as const)
      rows.push([title, ...(await load(context, slow, path))])
    return rows
  } finally {
    await browser.close()
    await slow.close()
    await app.end('SIGTERM')
    removeFolders()
  }
}

async function load(context: BrowserContext, slow: SlowLine, path: string): Promise<string[]> {
  const page = await context.newPage()
  await page.addInitScript(noteLongTasks)
  slow.received()
  const from = performance.now()
  await page.goto(`${slow.origin}${path}`, { waitUntil: 'commit', timeout: patienceMs })
  await page.locator('h1').first().waitFor({ timeout: patienceMs })
  const usable = performance.now() - from
  const received = slow.received()
  const { paint, tasks } = await shown(page)
  // What is loaded when idle, and what the service worker keeps.
  await page.waitForLoadState('networkidle', { timeout: patienceMs })
  await page.close()
  const long = tasks.map(task => `${Math.round(task)} ms`).join(', ')
  return [seconds(paint), seconds(usable), (received / 1_000).toFixed(1), long || 'none']
}

/** A script of the page, as text: the types of Node know no long tasks. */
const noteLongTasks = `
  globalThis.tasks = []
  new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
`

async function shown(page: Page): Promise<{ paint: number; tasks: number[] }> {
  return await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    tasks: (globalThis as unknown as { tasks: number[] }).tasks,
  }))
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`
}
