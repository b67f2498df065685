import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import {
  hasBrowser,
  openWebApp,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

describe.runIf(hasBrowser)('the outreach log', () => {
  let app: WebApp
  let author: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    await buildOffice(app.test.database.db)
    author = await app.signIn(['author', 'lahore'])
  })
  afterAll(async () => {
    await app?.close()
  })

  async function fillIn(page: Page, place: string): Promise<void> {
    await page.getByLabel('Place').fill(place)
    await page.getByRole('textbox', { name: 'Women, 18–24' }).fill('36')
    await page.getByRole('textbox', { name: 'Men, 25–34', exact: true }).fill('25')
  }

  it('logs an activity without a connection, and counts it once when there is one', async () => {
    const page = await app.open(author, '/log/activity')
    await fillIn(page, 'Gujrat')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Log 61 people' }).click()
    await page.getByRole('heading', { name: '1 entry to send' }).waitFor()
    await page.context().setOffline(false)
    await page.getByRole('heading', { name: '1 entry to send' }).waitFor({ state: 'detached' })
    await page.context().close()
    const { db } = app.test.database
    const rows = await db.selectFrom('activity').selectAll().where('place', '=', 'Gujrat').execute()
    expect(rows.length).toBe(1)
  })

  it('says how many people were logged, and remembers the place', async () => {
    const page = await app.open(author, '/log/activity')
    await fillIn(page, 'Sialkot')
    await page.getByRole('button', { name: 'Log 61 people' }).click()
    await page.getByText('61 people logged').waitFor()
    await page.reload()
    await page.getByLabel('Place').waitFor()
    expect(await page.getByLabel('Place').inputValue()).toBe('Sialkot')
    await page.context().close()
  })

  it('counts enquiries by tapping', async () => {
    const page = await app.open(author, '/log/enquiries')
    await page.getByText('Hotline', { exact: true }).click()
    const topic = page.getByRole('button', { name: /^Work abroad \d/ })
    await topic.click()
    await topic.click()
    await topic.click()
    await page.getByRole('button', { name: 'Work abroad: one less' }).click()
    await page.getByRole('button', { name: 'Log 2 enquiries' }).click()
    await page.getByText('2 enquiries logged').waitFor()
    await page.context().close()
    const rows = await app.test.database.db.selectFrom('enquiry').selectAll().execute()
    expect(rows.map(({ contact_method, topic, count }) => ({ contact_method, topic, count }))).toEqual([
      { contact_method: 'hotline', topic: 'work-abroad', count: 2 },
    ])
  })

  it('imports the good rows of a file, and names the lines it rejects', async () => {
    const page = await app.open(author, '/log/import')
    const file = 'date,kind,place,women\n2026-01-05,community,Multan,12\nsoon,community,Multan,3\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'tally.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByText('1 row added').waitFor()
    await page.getByText('1 line rejected').waitFor()
    await page.getByText('Line 3').waitFor()
    await page.context().close()
  })

  it.each([
    ['/log', 'light'],
    ['/log/activity', 'dark'],
    ['/log/enquiries', 'dark'],
    ['/log/import', 'light'],
  ] as const)('fits a telephone in Urdu, without faults of accessibility: %s, %s', async (path, theme) => {
    const page = await app.open(author, path, { width: 390, language: 'ur', theme })
    await page.locator('main a, main button').first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    const names = ['Dateline', 'Test', 'Person', 'CSV', 'lahore']
    expect((await untranslatedWords(page)).filter(word => !names.includes(word))).toEqual([])
    await page.context().close()
  })
})
