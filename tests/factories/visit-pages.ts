import type { Page, Request } from 'playwright-core'

/**
 * Opens one page after the other in the browser of `page`: an address is open once all that it asked for was answered,
 * nothing holds its place with a grey box any more, and its fonts are there. Changes show at once, without transitions,
 * so that no look falls into the middle of one.
 */
export async function visitPages(page: Page): Promise<(address: string) => Promise<void>> {
  await page.addInitScript(noTransitions)
  const open = new Set<Request>()
  let wake: () => void = () => undefined
  page.on('request', request => {
    // The stream of events stays open.
    if (request.resourceType() !== 'eventsource') open.add(request)
  })
  // The types of Playwright have one signature for each event.
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', request => {
      open.delete(request)
      wake()
    })

  return async address => {
    // What the page before asked for is no part of this one.
    await page.goto('about:blank')
    open.clear()
    await page.goto(address)
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    do {
      while (open.size > 0)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      await page.locator('main .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
      await page.evaluate(untilQuiet)
    } while (open.size > 0)
  }
}

// Scripts of the page, as text: these tests have the types of Node.
const noTransitions = `{
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}`
/** What was answered is drawn. React shows a part that came late up to 300 ms after what held its place. */
const untilQuiet = `new Promise(resolve => {
  let timer
  const observer = new MutationObserver(() => wait())
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => (observer.disconnect(), resolve()), 400)
  }
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  wait()
}).then(() => document.fonts.ready).then(() => undefined)`
