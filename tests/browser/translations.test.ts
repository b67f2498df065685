import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import { hasBrowser, openWebApp, violationsOf, type WebApp } from '../factories/web-app.ts'

const words = JSON.parse(readFileSync('src/web/app/languages/ur.json', 'utf8'))
const { translate } = words.settings
const moveTo = words.calendar.moveTo

describe.runIf(hasBrowser)('better texts for the screens', () => {
  let app: WebApp
  let author: SignedIn
  let colleague: SignedIn
  beforeAll(async () => {
    app = await openWebApp()
    await buildOffice(app.test.database.db)
    author = await app.signIn(['author', 'lahore'])
    colleague = await app.signIn(['admin', '*'])
  })
  afterAll(() => app?.close())

  const find = async (person: SignedIn, text: string) => {
    const page = await app.open(person, '/settings/translations', { language: 'ur' })
    await page.getByLabel(translate.search).fill(text)
    return page
  }
  const row = (page: Page, text: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByText(text, { exact: true }) })
      .first()
  const propose = async (page: Page, text: string, better: string) => {
    await row(page, text).getByRole('button', { name: translate.propose }).click()
    await row(page, text).getByRole('textbox').fill(better)
    await row(page, text).getByRole('button', { name: translate.keep }).click()
  }
  const kept = () => app.test.database.db.selectFrom('translation_proposal').selectAll().execute()

  it('are kept for everyone, also where the line is down while one is proposed', async () => {
    const page = await find(author, moveTo)
    await page.context().setOffline(true)
    await propose(page, moveTo, 'یہاں لے جائیں…')
    await page.getByText(translate.unsent).waitFor()
    expect(await kept()).toEqual([])
    await page.context().setOffline(false)
    await page.getByText(translate.unsent).waitFor({ state: 'detached' })
    expect(await kept()).toMatchObject([
      { language: 'ur', key: 'calendar.moveTo', text: 'یہاں لے جائیں…', person_id: author.actor.id },
    ])
    expect(await violationsOf(page)).toEqual([])
    await page.context().close()
  })

  it('are seen by a colleague, who agrees, takes them as a file, and withdraws', async () => {
    const page = await find(colleague, moveTo)
    await row(page, moveTo).getByText('یہاں لے جائیں…').waitFor()
    await row(page, moveTo).getByRole('button', { name: translate.agree }).click()
    await row(page, moveTo).getByText(translate.proposed).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: /1|۱/ })
        .filter({ hasText: translate.download.split(' ')[0] })
        .click(),
    ])
    const content = JSON.parse(readFileSync((await file.path()) ?? '', 'utf8'))
    expect(content).toEqual({ language: 'ur', texts: { 'calendar.moveTo': 'یہاں لے جائیں…' } })
    await row(page, moveTo).getByRole('button', { name: translate.withdraw }).click()
    await row(page, moveTo).getByText(translate.proposed).waitFor({ state: 'detached' })
    await expect.poll(async () => (await kept()).map(({ person_id }) => person_id)).toEqual([author.actor.id])
    await page.context().close()
  })

  it('are withdrawn, too, while they are on their way on a slow line', async () => {
    const page = await find(colleague, moveTo)
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route(
      '**/api/v1/translations',
      async route => {
        await held
        await route.continue()
      },
      { times: 1 },
    )
    await propose(page, moveTo, 'ادھر لے جائیں…')
    await row(page, moveTo).getByText(translate.unsent).waitFor()
    const withdrawn = page.waitForResponse(response => response.request().method() === 'DELETE')
    await row(page, moveTo).getByRole('button', { name: translate.withdraw }).click()
    release()
    expect((await withdrawn).status()).toBe(200)
    expect((await kept()).map(({ person_id }) => person_id)).toEqual([author.actor.id])
    await page.context().close()
  })
})
