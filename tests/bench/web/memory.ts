import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type CDPSession, chromium } from 'playwright-core'
import { signInFirst } from '../../journeys/first-person.ts'
import { newFolder, removeFolders, start } from '../../journeys/program.ts'
import { setUpLink } from '../../journeys/scaled.ts'
import { freePort } from '../../services/free-port.ts'

/** As many as a busy organisation makes in an hour: one every two seconds. */
const eventsInAnHour = 1_800
/** A person may write 600 times a minute. */
const quickMs = 110
const lookEvery = 300

/**
 * What the calendar holds in memory while an hour of live events comes in, each of which makes it read again: after
 * every 300 of them, what is left once the browser has collected its garbage. In an hour, or as quickly as may be.
 */
export async function memory(
  executablePath: string,
  { inRealTime }: { inRealTime: boolean },
): Promise<string[][]> {
  const port = await freePort()
  const app = start('src/main.ts', [], {
    env: { DATA_DIR: join(newFolder('web-bench'), 'data'), PORT: String(port) },
  })
  const link = await app.finds(setUpLink)
  const origin = `http://127.0.0.1:${port}`
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await signInFirst(context, origin, link)
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Performance.enable')
    let heard = 0
    devtools.on('Network.eventSourceMessageReceived', () => {
      heard += 1
    })
    let asked = 0
    page.on('request', request => {
      if (new URL(request.url()).pathname.startsWith('/api/')) asked += 1
    })
    await page.goto(`${origin}/calendar`)
    await page.locator('main h1').first().waitFor()
    const offices = await context.request.get(`${origin}/api/v1/offices`)
    const officeId: string = (await offices.json()).items[0].id

    const rows = [await lookAt(devtools, { heard, asked })]
    for (let sent = 1; sent <= eventsInAnHour; sent += 1) {
      const text = `Lahore: the desk is open on day ${sent}.`
      const content = { places: ['Lahore'], topics: [], variants: [{ language: 'en', text }], media: [] }
      const made = await context.request.post(`${origin}/api/v1/news`, {
        headers: { origin },
        data: { officeId, content },
      })
      if (!made.ok()) throw new Error(await made.text())
      await delay(inRealTime ? 3_600_000 / eventsInAnHour : quickMs)
      if (sent % lookEvery === 0) rows.push(await lookAt(devtools, { heard, asked }))
    }
    return rows
  } finally {
    await browser.close()
    await app.end('SIGTERM')
    removeFolders()
  }
}

async function lookAt(
  devtools: CDPSession,
  { heard, asked }: { heard: number; asked: number },
): Promise<string[]> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string) => metrics.find(each => each.name === name)?.value ?? 0
  return [
    String(heard),
    String(asked),
    (of('JSHeapUsedSize') / 1_000_000).toFixed(1),
    String(of('Nodes')),
    String(of('JSEventListeners')),
  ]
}
