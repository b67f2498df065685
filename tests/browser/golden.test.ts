import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildChannel } from '../factories/channel.ts'
import { buildLahore } from '../factories/lahore.ts'
import { buildPost } from '../factories/publishing.ts'
import { visitPages } from '../factories/visit-pages.ts'
import { hasBrowser, openWebApp, type WebApp } from '../factories/web-app.ts'

// To accept new pictures: UPDATE_GOLDEN=1 npm run test:browser -- tests/browser/golden.test.ts, then look at each one.
const update = process.env.UPDATE_GOLDEN === '1'
const folder = new URL('golden/', import.meta.url)

/** Wednesday, ten in the morning in Lahore. */
const moment = new Date('2031-03-05T05:00:00Z')
/** Pages on which nothing but the browser's clock moves. */
const pages = {
  'sign-in': '/sign-in',
  review: '/review',
  calendar: '/calendar?view=week&day=2031-03-05',
  queue: '/queue',
  activity: '/log/activity',
  enquiries: '/log/enquiries',
  channels: '/channels',
  settings: '/settings',
}
/** Chromium draws the edges of letters a little differently from version to version. */
const tolerance = { perChannel: 48, share: 0.005 }

describe.runIf(hasBrowser)('a page of the app', () => {
  let app: WebApp
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildLahore(db)
    const channelId = await buildChannel(db)
    await db.updateTable('channel').set({ handle: 'mrc_lahore' }).where('id', '=', channelId).execute()
    const due = ['2031-03-03T05:00Z', '2031-03-05T04:00Z', '2031-03-05T10:00Z', '2031-03-07T09:30Z']
    for (const [index, at] of due.entries()) {
      const id = await buildPost(db, {
        channelId,
        texts: [`Lahore: Counselling is free. Week ${index + 1}.`],
      })
      const moments = { due_at: new Date(at), next_at: new Date(at) }
      await db.updateTable('post').set(moments).where('id', '=', id).execute()
    }
  })
  afterAll(() => app?.close())

  const looks = (['en', 'ur'] as const).flatMap(language =>
    ([390, 1440] as const).map(width => ({ language, width })),
  )
  it.each(looks)('looks as it was accepted: $language, $width px', { timeout: 300_000 }, async look => {
    const person = await app.signIn(['author', 'lahore'], ['approver', 'lahore'], ['operator', 'lahore'])
    const page = await app.open(person, '/me', look)
    await page.clock.setFixedTime(moment)
    await page.addInitScript(withoutFrame)
    const visit = await visitPages(page)
    const changed: string[] = []
    for (const [name, path] of Object.entries(pages)) {
      const file = new URL(`${name}-${look.language}-${look.width}.webp`, folder)
      await (name === 'sign-in' ? visitSignedOut(page, look.language) : visit(app.origin + path))
      const seen = await page.screenshot({ caret: 'hide' })
      if (update || !existsSync(file)) {
        if (process.env.CI === 'true') throw new Error(`${file.pathname} is missing`)
        mkdirSync(folder, { recursive: true })
        writeFileSync(file, await sharp(seen).webp({ nearLossless: true, effort: 6 }).toBuffer())
      }
      const share = await shareThatDiffers(seen, readFileSync(file))
      if (share > tolerance.share) changed.push(`${name}: ${(share * 100).toFixed(2)} % of its pixels differ`)
    }
    expect(changed).toEqual([])
    await page.context().close()
  })

  it('is seen to have changed where a word did', async () => {
    const before = await sharp(readFileSync(new URL('review-en-390.webp', folder)))
      .png()
      .toBuffer()
    const word = Buffer.from('<svg width="160" height="30"><rect width="160" height="30"/></svg>')
    const after = await sharp(before)
      .composite([{ input: word, left: 40, top: 200 }])
      .png()
      .toBuffer()
    expect(await shareThatDiffers(after, before)).toBeGreaterThan(tolerance.share)
  })

  async function visitSignedOut(page: Page, language: string): Promise<void> {
    const context = page.context()
    const cookies = await context.cookies()
    await context.clearCookies()
    await context.addCookies([{ name: 'dateline.language', value: language, url: app.origin }])
    await page.goto(`${app.origin}/sign-in`)
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    await context.addCookies(cookies)
  }
})

/** What is around a page, and the bands above it, change with each place that the app gains. */
const withoutFrame = `{
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(':has(> #main) > :not(#main) { visibility: hidden } #main > :not(:last-child) { display: none }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}`

/** How much of a picture is not as it was; all of it where the size is another. */
async function shareThatDiffers(seen: Buffer, accepted: Buffer): Promise<number> {
  const [now, before] = await Promise.all(
    [seen, accepted].map(each => sharp(each).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  )
  if (!now || !before || now.info.width !== before.info.width || now.info.height !== before.info.height)
    return 1
  let different = 0
  for (let at = 0; at < now.data.length; at += 3) {
    const distances = [0, 1, 2].map(part =>
      Math.abs((now.data[at + part] ?? 0) - (before.data[at + part] ?? 0)),
    )
    if (Math.max(...distances) > tolerance.perChannel) different += 1
  }
  return (different * 3) / now.data.length
}
