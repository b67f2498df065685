import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time/clock.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/start.ts'
import { findProgram } from '../services/find-program.ts'

const executablePath = findProgram('chromium')
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
]

describe.runIf(executablePath)('the timeline in a real browser', () => {
  let sandbox: Sandbox
  let browser: Browser
  beforeAll(async () => {
    sandbox = await startSandbox({ clock: systemClock })
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: flags })
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
  })

  it('lays an Urdu post out from right to left, inert, and asks nobody outside', async () => {
    const request = { network: 'x', externalId: '7', handle: 'mrc_lahore', name: 'MRC Lahore' } as const
    const { credentials } = sandbox.provisionAccount(request)
    const x = createXNetwork({ origin: sandbox.xOrigin, clock: systemClock })
    const account = { channelId: 'c', externalId: '7', credentials }
    const text = 'لاہور: <img src=x onerror="document.title=1"> مشورہ مفت ہے۔'
    const sent = await x.publishSegment(
      account,
      { text, language: 'ur', mediaHandles: [] },
      { timeoutMs: 5_000 },
    )
    expect(sent.type).toBe('published')

    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', each => asked.push(new URL(each.url()).origin))
    await page.goto(`${sandbox.xOrigin}/sandbox`)
    const post = page.getByText('مشورہ مفت ہے', { exact: false }).first()
    expect(
      await post.evaluate(element => element.ownerDocument.defaultView?.getComputedStyle(element).direction),
    ).toBe('rtl')
    expect(await page.title()).not.toBe('1')
    expect(new Set(asked)).toEqual(new Set([sandbox.xOrigin]))
  })
})
