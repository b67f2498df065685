import { globSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/web/app/languages/languages.ts'
import { openLahore } from '../factories/lahore.ts'
import { buildApprovedItem, newsContent } from '../factories/news.ts'
import { buildApprover, buildPost } from '../factories/publishing.ts'
import { visitPages } from '../factories/visit-pages.ts'
import {
  cutChoices,
  hasBrowser,
  type Look,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

/** Walks what all pages must be, on all pages: what stands after a colon is the test's own. */
const pages = [
  '/',
  '/news',
  '/news/import',
  '/news/new',
  '/news/:item',
  '/news/:item/posts',
  '/news/:item/comments',
  '/news/:item/history',
  '/review',
  '/review/:item',
  '/calendar',
  '/queue',
  '/queue/:post',
  '/log',
  '/log/activity',
  '/log/enquiries',
  '/log/import',
  '/log/enquiries/:entry',
  '/series',
  '/series/:series',
  '/channels',
  '/channels/:channel',
  '/settings',
  '/settings/offices',
  '/settings/offices/lahore',
  '/settings/people',
  '/settings/projects',
  '/settings/topics',
  '/settings/log',
  '/settings/handles',
  '/settings/feeds',
  '/settings/webhooks',
  '/settings/budget',
  '/settings/audit',
  '/settings/translations',
  '/me',
  '/more',
  '/no-such-page',
] as const
/** Names of products, formats and languages by themselves, and the person's: they are written so in every language. */
const asTheyAre = new Set(
  'Dateline MRC RSS Atom CSV JSON XLSX JSONL TSV PDF JPEG PNG WebP GIF HEIC MP EU UTC SHA iCal URL API TOTP HMAC Facebook Mastodon Asia Karachi Lahore Test Markdown ics https US English'.split(
    ' ',
  ),
)

describe.runIf(hasBrowser)('every page of the app', () => {
  let app: WebApp
  let ids: { post: string; item: string; channel: string; entry: string; series: string }
  beforeAll(async () => {
    const opened = await openLahore()
    app = opened.app
    const { db } = app.test.database
    await buildApprover(db)
    const channel = opened.channelId
    const post = await buildPost(db, { channelId: channel, state: 'needs_attention', dueInMs: -3_600_000 })
    const { news_item_id: item } = await db
      .selectFrom('post')
      .select('news_item_id')
      .where('id', '=', post)
      .executeTakeFirstOrThrow()
    const author = await app.signIn(['author', 'lahore'])
    const made = async (url: string, payload: object) => {
      const answer = await app.test.app.inject({ method: 'POST', url, headers: author.headers, payload })
      expect(answer.statusCode, answer.body).toBeLessThan(300)
      return answer.json<{ seriesId: string }>()
    }
    const enquiries = { askedOn: '2026-11-02', contactMethod: 'phone', topic: 'documents', count: 3 }
    await made('/api/v1/enquiries', { enquiries: [{ officeId: 'lahore', ...enquiries }] })
    const { entry_id: entry } = await db.selectFrom('enquiry').select('entry_id').executeTakeFirstOrThrow()
    const texts = ['Hotline hours.', 'Counselling is free.']
    const newsItemIds = await Promise.all(
      texts.map(async text => {
        const variants = [{ language: 'en' as const, text }]
        return (await buildApprovedItem(db, newsContent({ variants }))).newsItemId
      }),
    )
    const { seriesId: series } = await made('/api/v1/series', {
      ...{ officeId: 'lahore', name: 'MRC', newsItemIds, channelIds: [channel] },
      ...{ startsAt: '2031-03-03T09:30', rule: 'FREQ=WEEKLY;COUNT=4' },
    })
    ids = { post, item, channel, entry, series }
  })
  afterAll(() => app?.close())

  it('is walked here', () => {
    const routes = globSync('src/web/app/routes/*.ts')
      .map(file => readFileSync(file, 'utf8'))
      .join('\n')
    // The item has two: its frame, and the first of its tabs, which stands at the same address.
    expect(routes.match(/^ {2}path: '|\{ getParentRoute, path: '/gm)).toHaveLength(pages.length + 1)
  })

  const looks: (Look & { axe: boolean })[] = [
    { language: 'en', width: 1440, theme: 'light', axe: true },
    { language: 'ur', width: 1440, theme: 'dark', axe: true },
    { language: 'en', width: 390, theme: 'dark', axe: true },
    { language: 'ur', width: 390, theme: 'light', axe: true },
    ...(['ar', 'prs', 'ps', 'bn'] as const).map(
      language => ({ language, width: 390, theme: 'light', axe: false }) as const,
    ),
  ]
  it.concurrent.each(looks)(
    'is translated, fits, and is open to everyone: $language, $width px, $theme',
    { timeout: 600_000 },
    async look => {
      const faults: string[] = []
      for await (const [page, path] of walk(look)) {
        if (await scrollsSideways(page)) faults.push(`${path} scrolls sideways`)
        if (look.width === 390)
          faults.push(...(await cutChoices(page)).map(choice => `${path} cuts ${choice}`))
        const left = look.language === 'en' ? [] : await untranslatedWords(page)
        const words = left.filter(word => !asTheyAre.has(word))
        if (words.length > 0) faults.push(`${path} says ${words.join(', ')}`)
        if (look.axe) faults.push(...(await violationsOf(page)).map(fault => `${path}: ${fault}`))
      }
      expect(faults).toEqual([])
    },
  )

  /** Each page, once it has answered. */
  async function* walk(look: Look): AsyncGenerator<[Page, string]> {
    const roles = ['author', 'approver', 'analyst', 'operator', 'admin'] as const
    const person = await app.signIn(
      ['admin', '*'],
      ...roles.map(role => [role, 'lahore'] as [typeof role, string]),
    )
    const page = await app.open(person, '/me', look)
    try {
      const visit = await visitPages(page)
      for (const path of pages) {
        await visit(
          app.origin +
            path.replace(/:(post|item|channel|entry|series)/, (_, name: keyof typeof ids) => ids[name]),
        )
        const { tag } = languages.find(({ code }) => code === look.language) ?? languages[0]
        await page.locator(`html[lang=${tag}][data-mantine-color-scheme=${look.theme}]`).waitFor()
        yield [page, path]
      }
    } finally {
      await page.context().close()
    }
  }
})
