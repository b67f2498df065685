import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import { buildFeed } from '../factories/feed.ts'
import { hasBrowser, openWebApp, patience, untranslatedWords, type WebApp } from '../factories/web-app.ts'
import { workbook } from '../factories/workbook.ts'

/** Names of the house, of forms of files and of what stands in them, which no language translates. */
const names =
  'CSV JSON RSS Atom Markdown UTF YAML BCP FREQ YEARLY DTSTART SUMMARY walk in text variants lahore news csv md log xlsx ics http https English'.split(
    ' ',
  )

/** A file chosen in a page. */
interface Given {
  name: string
  mimeType: string
  buffer: Buffer
}

const file = (name: string, mimeType: string, content: string | Uint8Array): Given => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

const news = file(
  'news.csv',
  'text/csv',
  [
    'place,text,language,link',
    'Lahore,,en,',
    'Lahore,The desk is open.,klingon,',
    'Lahore,The desk is closed.,en,ftp://a.example/b',
    'Quetta,A session in Quetta.,en,',
    'Lahore,"The desk\u202E is open at nine for everyone who asks about visas and work abroad.",,',
    'Lahore,"never closed,en,',
  ].join('\n'),
)
const markdown = file('news.md', 'text/markdown', '---\nplace: Lahore: Cantt\n---\nThe desk is open.\n')
const log = file(
  'log.xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  workbook({
    rows: [
      ['date', 'kind', 'place', 'women_18-24', 'total', 'project'],
      ['soon', 'community', 'Gujrat', 3, null, null],
      ['05/08/2026', 'community', 'Gujrat', 3, null, null],
      ['1405-02-03', 'community', 'Gujrat', 3, null, null],
      [{ day: '2026-09-03' }, 'a, b', 'call 0300 1234567', 'many', null, null],
      [{ day: '2026-09-03' }, 'community', 'Gujrat', 2.5, null, null],
      [{ day: '2026-09-03' }, 'community', 'Gujrat', 3, 9, null],
      [{ day: '2026-09-03' }, 'community', 'Gujrat', 3, null, 'Moonshot'],
      [{ day: '2026-09-03' }, 'community', { error: '#REF!' }, 3, null, null],
    ],
  }),
)
const holidays = file(
  'holidays.ics',
  'text/calendar',
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'SUMMARY:Without a day',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART:20270323T090000Z',
    'SUMMARY:A meeting',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20270301',
    'RRULE:FREQ=WEEKLY',
    'SUMMARY:Weekly',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20270814',
    'SUMMARY:Independence Day',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n'),
)

/** What stands on the page in English: reasons that no sentence is known for are marked so. */
async function english(page: Page): Promise<string[]> {
  const reasons = page.getByTestId('reason')
  await reasons.first().waitFor(patience)
  // Until their words are there, they are English and marked so.
  await page
    .getByTestId('reason')
    .locator('[lang=en]')
    .first()
    .waitFor({ ...patience, state: 'detached' })
  const marked = await page.locator('main [lang=en]').allTextContents()
  return [
    ...marked.filter(text => text !== ''),
    ...(await untranslatedWords(page)).filter(word => !names.includes(word)),
  ]
}

describe.runIf(hasBrowser)('the faults of files', () => {
  let app: WebApp
  let admin: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildOffice(db)
    admin = await app.signIn(['admin', 'lahore'], ['author', 'lahore'])
    await buildFeed(db, {
      addedBy: admin.actor.id,
      fault: { code: 'feed-refused', text: 'news.example answered 403: it is not open to all.' },
    })
  })
  afterAll(async () => await app?.close())

  const pages: readonly [string, string, (page: Page) => Promise<void>][] = [
    [
      'a table of news',
      '/news/import',
      async page => await page.locator('input[type=file]').first().setInputFiles(news),
    ],
    [
      'a Markdown file',
      '/news/import',
      async page => await page.locator('input[type=file]').first().setInputFiles(markdown),
    ],
    [
      'a workbook of the log',
      '/log/import',
      async page => {
        await page.locator('input[type=file]').setInputFiles(log)
        await page.getByRole('button', { name: 'فائل جانچیں' }).click()
      },
    ],
    [
      'a calendar file of holidays',
      '/settings/offices/lahore',
      async page => await page.locator('input[type=file][accept*=ics]').setInputFiles(holidays),
    ],
    ['a feed', '/settings/feeds', async () => undefined],
  ]

  it.each(pages)('are read in Urdu: %s', async (_what, path, give) => {
    const page = await app.open(admin, path, { language: 'ur' })
    await give(page)
    expect(await english(page)).toEqual([])
    await page.context().close()
  })
})
