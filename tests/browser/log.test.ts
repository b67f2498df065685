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
    await page.getByRole('button', { name: 'Send now' }).click()
    await page.getByRole('alert').getByText('Not sent yet; your entries are kept here').waitFor()
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
    await expect.poll(() => page.getByLabel('Place').inputValue()).toBe('Sialkot')
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

  const csv = (text: string) => ({ name: 'tally.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  it('says what a file would change, imports its good rows, and takes the import back', async () => {
    const page = await app.open(author, '/log/import')
    const file = 'date,kind,Tehsil,women\n05/01/2026,community,Multan,12\nsoon,community,Multan,3\n'
    await page.locator('input[type=file]').setInputFiles(csv(file))
    await page.getByLabel('Tehsil').selectOption('place')
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Rows to add: 0').waitFor()
    await page.getByLabel('Dates such as').selectOption('dmy')
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Rows to add: 1').waitFor()
    const totals = page.getByRole('row', { name: /January 2026/ })
    expect(await totals.getByRole('cell').allTextContents()).toEqual(['0Entries: 0', '12Entries: 1'])
    await page.getByRole('button', { name: 'Import (rows: 1)' }).click()
    await page.getByText('1 row added').waitFor()
    await page.getByText('1 line rejected').waitFor()
    await page.getByText('Line 3').waitFor()
    await page.getByRole('link', { name: 'See the imports' }).click()
    await page.getByRole('button', { name: 'Undo the import' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
    await page.getByText(/^Undone/).waitFor()
    await page.context().close()
    const { db } = app.test.database
    const rows = await db.selectFrom('activity').selectAll().where('place', '=', 'Multan').execute()
    expect(rows.map(({ ended_how }) => ended_how)).toEqual(['undone'])
  })

  it('ends the rows that a corrected sheet no longer holds, once that is asked for', async () => {
    const page = await app.open(author, '/log/import')
    const rows = ['date,kind,place,women', '2026-02-03,community,Okara,5', '2026-02-04,community,Okara,7']
    const send = async (text: string, name: string) => {
      await page.locator('input[type=file]').setInputFiles(csv(text))
      await page.getByRole('button', { name: 'Check the file' }).click()
      await page.getByRole('button', { name }).click()
      await page.getByRole('link', { name: 'See the imports' }).waitFor()
    }
    await send(rows.join('\n'), 'Import (rows: 2)')
    await page.getByLabel('The sheet replaces').check()
    await send(rows.slice(0, 2).join('\n'), 'Import (rows: 0)')
    await page.getByText('Rows replaced: 1').waitFor()
    await page.context().close()
  })

  it('lists entries by their filters, corrects one, withdraws it and puts it back', async () => {
    const page = await app.open(author, '/log?month=2026-02')
    const row = page.getByTestId('log-row')
    await row.getByText('5 people reached').waitFor()
    await page.getByLabel('Search place, partner or topic').fill('okara')
    await page.waitForURL(/q=okara/)
    await page.getByLabel('Kind of activity').selectOption('tv')
    await page.getByText('No entries here').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Month').selectOption('2026-02')
    await row.getByRole('link').click()
    await page.getByRole('button', { name: 'Correct' }).click()
    await page.getByRole('textbox', { name: 'Women, Not recorded' }).fill('8')
    await page.getByLabel('Reason').fill('Three came late')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    const history = page.getByRole('region', { name: 'History' })
    await history.getByText('Three came late').waitFor()
    await history.getByText('8 (Not recorded: 8)').waitFor()
    await page.getByRole('button', { name: 'Withdraw' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await dialog.getByText('Say why.').waitFor()
    await dialog.getByLabel('Reason').fill('Logged twice')
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('It no longer counts.').waitFor()
    await page.getByRole('button', { name: 'Put back' }).click()
    await page.getByLabel('Reason').fill('It was another day')
    await page.getByRole('button', { name: 'Put back' }).click()
    await history.getByText('Put back: it counts again').waitFor()
    await page.context().close()
    const { db } = app.test.database
    const versions = await db
      .selectFrom('activity')
      .select(['version', 'ended_how', 'ended_reason'])
      .where('place', '=', 'Okara')
      .where('held_on', '=', '2026-02-03')
      .orderBy('version')
      .execute()
    expect(versions).toEqual([
      { version: 1, ended_how: 'corrected', ended_reason: 'Three came late' },
      { version: 2, ended_how: 'withdrawn', ended_reason: 'Logged twice' },
      { version: 3, ended_how: null, ended_reason: null },
    ])
  })

  it('corrects a count of enquiries, and lets no other author do it', async () => {
    const page = await app.open(author, '/log?list=enquiries')
    await page.getByTestId('log-row').getByRole('link').click()
    await page.getByRole('button', { name: 'Correct' }).click()
    await page.getByLabel('Number').fill('4')
    await page.getByLabel('Reason').fill('A slip')
    await page.getByRole('button', { name: 'Save the correction' }).click()
    await page.getByRole('region', { name: 'History' }).getByText('A slip').waitFor()
    const path = new URL(page.url()).pathname
    await page.context().close()
    const other = await app.open(await app.signIn(['author', 'lahore']), path)
    await other.getByText('Its author, analysts and administrators can correct it.').waitFor()
    expect(await other.getByRole('button', { name: 'Correct' }).count()).toBe(0)
    await other.context().close()
  })

  it('closes a month and reopens it with a reason', async () => {
    const analyst = await app.signIn(['analyst', 'lahore'])
    const page = await app.open(analyst, '/log?list=months')
    await page
      .getByRole('button', { name: /^Close: Activities/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByRole('button', { name: /^Reopen: Activities/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('A tally sheet came late')
    await dialog.getByRole('button', { name: 'Reopen' }).click()
    await page.getByText('A tally sheet came late').waitFor()
    await page.context().close()
    const authorsPage = await app.open(author, '/log?list=months')
    await authorsPage
      .getByRole('button', { name: /^Close: Enquiries/ })
      .first()
      .waitFor()
    expect(await authorsPage.getByRole('button', { name: /^Reopen/ }).count()).toBe(0)
    await authorsPage.context().close()
  })

  it('lets analysts of all offices add words, order them and archive them, and says refusals at the field', async () => {
    const analyst = await app.signIn(['analyst', '*'])
    const page = await app.open(analyst, '/settings')
    await page.locator('main').getByRole('link', { name: 'Outreach log' }).click()
    await page.getByRole('link', { name: 'New word' }).click()
    const label = page.getByLabel('Label in English')
    await page.getByRole('button', { name: 'Add to the list' }).click()
    await page.getByText('Fill this in.').waitFor()
    await label.fill('Community session')
    await page.getByRole('button', { name: 'Add to the list' }).click()
    await page.getByText('The list has this word already.').waitFor()
    expect(await label.getAttribute('aria-invalid')).toBe('true')
    await label.fill('Door to door')
    await page.getByRole('button', { name: 'Add to the list' }).click()
    const words = page.getByRole('region', { name: 'Kinds of activities' }).getByRole('listitem')
    await words.last().getByText('Door to door').waitFor()
    const before = await words.count()
    await page.getByRole('button', { name: 'Move Door to door up' }).click()
    await words
      .nth(before - 2)
      .getByText('Door to door')
      .waitFor()

    const form = await app.open(author, '/log/activity')
    await form.getByLabel('Kind of activity').selectOption({ label: 'Door to door' })
    await fillIn(form, 'Kasur')
    await form.getByLabel('Estimated audience').fill('400')
    await form.getByRole('button', { name: 'Log 61 people' }).click()
    await form.getByText('61 people logged').waitFor()
    const logged = await app.test.database.db
      .selectFrom('activity')
      .select(['kind', 'estimated_audience', 'entry_id'])
      .where('place', '=', 'Kasur')
      .executeTakeFirstOrThrow()
    expect(logged).toMatchObject({ kind: 'door-to-door', estimated_audience: 400 })

    await page.getByRole('link', { name: 'Door to door' }).click()
    const spellings = page.getByRole('textbox', { name: 'Other spellings' })
    await spellings.fill('doorstep\nWebinar')
    await page.getByRole('region', { name: 'Other spellings' }).getByRole('button', { name: 'Save' }).click()
    await page.getByText(/Webinar.* already stands for the word/).waitFor()
    await spellings.fill('doorstep')
    await page.getByRole('region', { name: 'Other spellings' }).getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('The forms no longer offer it.').waitFor()

    await form.context().close()
    const later = await app.open(author, '/log/activity')
    const kinds = later.getByLabel('Kind of activity').locator('option')
    await kinds.filter({ hasText: 'Community session' }).waitFor({ state: 'attached' })
    expect(await kinds.allTextContents()).not.toContain('Door to door')
    await later.goto(`${app.origin}/log?kind=door-to-door`)
    await later.getByTestId('log-row').getByText('Door to door · Kasur').waitFor()
    const others = later.getByLabel('Kind of activity').locator('optgroup[label="Not on the list"] option')
    expect(await others.allTextContents()).toContain('Door to door')
    await later.getByTestId('log-row').getByRole('link').click()
    await later.getByRole('button', { name: 'Correct' }).click()
    await expect.poll(() => later.getByLabel('Kind of activity').inputValue()).toBe('door-to-door')
    await later.context().close()

    await page.getByRole('button', { name: 'Put on the list' }).click()
    await page.getByRole('button', { name: 'Archive' }).click()
    await page.getByText('The forms no longer offer it.').waitFor()
    await page.context().close()
  })

  it('places or merges a word that came with an entry, and shows no buttons to those who may not', async () => {
    const { app: server } = app.test
    const enquiry = { officeId: 'lahore', askedOn: '2026-03-02', contactMethod: 'hotline' }
    const topics = ['agent-fees', 'job-scams']
    const made = await server.inject({
      method: 'POST',
      url: '/api/v1/enquiries',
      headers: author.headers,
      payload: { enquiries: topics.map(topic => ({ ...enquiry, topic, count: 2 })) },
    })
    expect(made.statusCode, made.body).toBe(201)
    const page = await app.open(await app.signIn(['admin', '*']), '/settings/log?list=topic')
    const waiting = page.getByRole('region', { name: 'Waiting to be placed' })
    await waiting.getByRole('link', { name: 'agent-fees' }).click()
    await page.getByLabel('Label in English').fill('Fees of agents')
    await page.getByRole('button', { name: 'Put on the list' }).click()
    await page.getByRole('button', { name: 'Save' }).first().waitFor()
    await page.getByRole('link', { name: 'Outreach log' }).last().click()
    await waiting.getByRole('link', { name: 'job-scams' }).click()
    await page
      .getByRole('combobox', { name: 'Merge into another word' })
      .selectOption({ label: 'Fake job offers' })
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await page.getByText(/^Entries with it count for .*Fake job offers/).waitFor()
    await page.context().close()

    const colleague = await app.open(await app.signIn(['analyst', 'lahore']), '/settings/log?list=topic')
    await colleague.getByRole('link', { name: 'Fees of agents' }).click()
    await colleague
      .getByText('Analysts and administrators of all offices can change these lists.')
      .first()
      .waitFor()
    expect(await colleague.getByRole('button', { name: /Archive|Save|Merge/ }).count()).toBe(0)
    await colleague.goto(`${app.origin}/settings/log?list=topic&add=word`)
    await colleague.getByRole('link', { name: 'Fees of agents' }).waitFor()
    expect(await colleague.locator('main').getByRole('button').count()).toBe(0)
    await colleague.context().close()

    const form = await app.open(author, '/log/enquiries')
    await form.getByRole('button', { name: /^Fees of agents \d/ }).waitFor()
    expect(await form.getByRole('button', { name: /job-scams/ }).count()).toBe(0)
    await form.context().close()
  })

  it('hands out empty files by office and language, and counts by the bands that the office chose', async () => {
    const admin = await app.signIn(['admin', '*'])
    const page = await app.open(admin, '/settings/offices/lahore')
    const bands = page.getByRole('textbox', { name: 'Age bands' })
    const save = page.getByRole('region', { name: 'Age bands' }).getByRole('button', { name: 'Save' })
    await bands.fill('0-17, 15-30')
    await save.click()
    await page.getByText('Age bands must not overlap.').waitFor()
    await bands.fill('0-17، 18–29, 30+')
    await save.click()
    await page.locator('input[value="0-17, 18-29, 30+"]').waitFor()
    // Another browser, which has kept nothing of the office.
    const form = await app.open(author, '/log/activity')
    await form.getByRole('textbox', { name: 'Women, 18-29' }).waitFor()
    await form.context().close()

    await page.goto(`${app.origin}/log/import`)
    const card = page.getByRole('region', { name: 'An empty file to fill in' })
    await card.getByLabel('Language of the file').selectOption('ur')
    const [workbook] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: 'Download a workbook' }).click(),
    ])
    expect(workbook.suggestedFilename()).toBe('activities-lahore-ur.xlsx')
    const [headings] = await Promise.all([
      page.waitForEvent('download'),
      card.getByRole('button', { name: 'Download the headings as CSV' }).click(),
    ])
    await page.locator('input[type=file]').setInputFiles(await headings.path())
    const headingFields = page.getByRole('group', { name: 'Headings of the file' })
    await headingFields
      .getByLabel(/18.?29/)
      .first()
      .waitFor()
    await page.context().close()
  })

  /** Words of the log that have no label in Urdu, among the choices of filters, and other spellings. */
  const withoutUrdu = 'Door to door Fees of agents job scams session community'.split(' ')
  it.each([
    ['/log', 'light'],
    ['/log/activity', 'dark'],
    ['/log/enquiries', 'dark'],
    ['/log/import', 'light'],
    ['/log?list=enquiries', 'dark'],
    ['/log?list=imports', 'light'],
    ['/log?list=months', 'dark'],
    ['/log/activities/:entry', 'light'],
    ['/settings/log', 'dark'],
    ['/settings/log?list=topic&add=word', 'light'],
    ['/settings/log?open=community', 'light'],
  ] as const)('fits a telephone in Urdu, without faults of accessibility: %s, %s', async (path, theme) => {
    const { db } = app.test.database
    const entry = await db
      .selectFrom('activity')
      .select('entry_id')
      .where('version', '=', 3)
      .executeTakeFirst()
    const address = path.replace(':entry', entry?.entry_id ?? '')
    const person = path.startsWith('/settings') ? await app.signIn(['admin', '*']) : author
    const page = await app.open(person, address, { width: 390, language: 'ur', theme })
    await page.locator('main :is(a, button):visible').first().waitFor()
    await page.locator('main [role=status] .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
    await page.locator('main h1').first().waitFor({ state: 'attached' })
    expect(await scrollsSideways(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    const names = ['Dateline', 'Test', 'Person', 'CSV', 'English', 'lahore', ...withoutUrdu]
    expect((await untranslatedWords(page)).filter(word => !names.includes(word))).toEqual([])
    await page.context().close()
  })
})
