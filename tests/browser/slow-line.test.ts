import type { Page, Request } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildOffice } from '../factories/channel.ts'
import { storedIn } from '../factories/kept-forms.ts'
import { openLahore } from '../factories/lahore.ts'
import { hasBrowser, patience, type WebApp } from '../factories/web-app.ts'

describe.runIf(hasBrowser)('on a slow line', () => {
  let app: WebApp
  let channelId: string
  let author: SignedIn
  let approver: SignedIn
  let admin: SignedIn
  beforeAll(async () => {
    ;({ app, channelId } = await openLahore('09:00', '15:00'))
    author = await app.signIn(['author', 'lahore'])
    approver = await app.signIn(['approver', 'lahore'])
    admin = await app.signIn(['admin', '*'])
  })
  afterAll(() => app?.close())

  const content = (en: string) => ({
    places: ['Lahore'],
    topics: [],
    variants: [{ language: 'en', text: en }],
    media: [],
  })
  const create = async (en = 'Lahore: a counselling day.') =>
    (
      await app.ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', {
        officeId: 'lahore',
        content: content(en),
      })
    ).newsItemId
  interface Read {
    state: string
    contentHash: string
    revision: number
    content: { variants: { language: string; text: string }[]; media: { mediaId: string }[] }
  }
  const read = (id: string) => app.ask<Read>(author, 'GET', `/api/v1/news/${id}`)
  const textOf = async (id: string) => (await read(id)).content.variants[0]?.text
  const items = async () =>
    (await app.test.database.db.selectFrom('news_item').select('id').execute()).map(({ id }) => id)
  const english = (page: Page) => page.locator('#text-en')
  const status = (page: Page, state: string) => page.locator(`[role=status][data-state=${state}]`).first()
  const send = (page: Page) => page.getByRole('button', { name: 'Send to review' }).first()
  const addImage = async (page: Page, color: string) =>
    page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: `${color}.png`, mimeType: 'image/png', buffer: await image(color) })
  const images = (page: Page) => page.locator('img[alt^="Image "]')

  it('shows what changed while it was closed, not only what the browser kept', async () => {
    const page = await app.open(admin, '/settings/topics')
    const named = (on: Page, name: string) => on.locator('main').getByText(name, { exact: true }).first()
    const add = (name: string) =>
      app.ask(admin, 'POST', '/api/v1/topics', { id: name.toLowerCase(), labels: { en: name } })
    await add('Before')
    await page.reload()
    await named(page, 'Before').waitFor()
    await expect.poll(async () => JSON.stringify(await storedIn(page, 'answers'))).toContain('Before')
    const context = page.context()
    await page.close()
    await add('Meanwhile')
    const later = await context.newPage()
    await later.goto(`${app.origin}/settings/topics`)
    await named(later, 'Meanwhile').waitFor({ timeout: patience.timeout })
    await context.close()
  })

  it('sends the next image where the one before was removed on its way', async () => {
    const page = await app.open(author, `/news/${await create()}`)
    const way = await hold(page, '**/api/v1/media/uploads**', request => request.method() === 'POST')
    await addImage(page, 'red')
    await way.isReached
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await way.release()
    await addImage(page, 'green')
    await images(page).waitFor()
    expect(await images(page).count()).toBe(1)
    await page.context().close()
  })

  it('keeps an image that is on its way while a new item gets its own page', async () => {
    const page = await app.open(author, '/news/new')
    await english(page).fill('Lahore: with a picture.')
    const way = await hold(page, '**/api/v1/media/uploads**', request => request.method() === 'POST')
    await addImage(page, 'red')
    await way.isReached
    await page.keyboard.press('Control+s')
    await page.waitForURL(/\/news\/[0-9a-f-]{36}$/, patience)
    await way.release()
    await images(page).waitFor()
    await page.context().close()
  })

  it('leads to an image that is on its way, before the item goes to review without it', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    await send(page).waitFor()
    const way = await hold(page, '**/api/v1/media/uploads**', request => request.method() === 'POST')
    await addImage(page, 'red')
    await way.isReached
    await send(page).click()
    await page.waitForFunction("document.activeElement?.id.startsWith('upload-')", undefined, patience)
    expect((await read(id)).state).toBe('draft')
    await way.release()
    await images(page).waitFor()
    await page.getByLabel('Image 1: alt text in English').fill('A red wall')
    await send(page).click()
    await page.getByText('In review', { exact: true }).first().waitFor()
    const { state, content: sent } = await read(id)
    expect([state, sent.media.length]).toEqual(['in_review', 1])
    await page.context().close()
  })

  it('makes one item where the answer to its first save was lost', async () => {
    const page = await app.open(author, '/news/new')
    const before = new Set(await items())
    await lose(page, '**/api/v1/news', request => request.method() === 'POST')
    await english(page).fill('Lahore: the first words.')
    await page.keyboard.press('Control+s')
    await status(page, 'offline').waitFor()
    await english(page).fill('Lahore: the first words, and the last.')
    await page.waitForURL(/\/news\/[0-9a-f-]{36}$/, patience)
    await expect
      .poll(async () => {
        const made = (await items()).filter(id => !before.has(id))
        return await Promise.all(made.map(textOf))
      })
      .toEqual(['Lahore: the first words, and the last.'])
    await page.context().close()
  })

  it('asks no one about their own words where the answer to a save was lost', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    await english(page).waitFor()
    await lose(page, `**/api/v1/news/${id}`, request => request.method() === 'PUT')
    await english(page).fill('Lahore: the first words.')
    await page.keyboard.press('Control+s')
    await status(page, 'offline').waitFor()
    await english(page).fill('Lahore: the first words, and the last.')
    await page.keyboard.press('Control+s')
    await expect.poll(() => textOf(id)).toBe('Lahore: the first words, and the last.')
    await page.context().close()
  })

  it('keeps the words that were saved where an older answer comes after them', async () => {
    const id = await create()
    const page = await app.open(author, `/news/${id}`)
    await english(page).waitFor()
    await page.getByRole('button', { name: 'More actions' }).waitFor()
    const old = await holdAnswer(page, `**/api/v1/news/${id}`, request => request.method() === 'GET')
    await app.ask(admin, 'PUT', `/api/v1/news/${id}/assignee`, { personId: author.actor.id })
    await old.isReached
    await english(page).fill('Lahore: the newest words.')
    await page.keyboard.press('Control+s')
    await status(page, 'saved').waitFor()
    await expect.poll(() => textOf(id)).toBe('Lahore: the newest words.')
    await page.route(`**/api/v1/news/${id}`, route =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    )
    await old.release()
    expect(await english(page).inputValue()).toBe('Lahore: the newest words.')
    await page.context().close()
  })

  it('keeps the words that were saved where an assignment is refused after them', async () => {
    const id = await create()
    await app.ask(author, 'PUT', `/api/v1/news/${id}/assignee`, { personId: author.actor.id })
    const page = await app.open(author, `/news/${id}`)
    await english(page).waitFor()
    const way = await hold(page, '**/assignee', () => true, 'abort')
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('button', { name: /^Assign/ }).click()
    await page.getByRole('radio', { name: 'Not assigned' }).click()
    await way.isReached
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await english(page).fill('Lahore: the newest words.')
    await page.keyboard.press('Control+s')
    await expect.poll(() => textOf(id)).toBe('Lahore: the newest words.')
    await status(page, 'saved').waitFor()
    await page.route(`**/api/v1/news/${id}`, route =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    )
    await way.release()
    expect(await english(page).inputValue()).toBe('Lahore: the newest words.')
    await page.context().close()
  })

  it('keeps what is typed while a form is being saved', async () => {
    const page = await app.open(admin, `/channels/${channelId}`)
    const name = page.getByLabel('Name for your staff')
    await name.waitFor()
    const way = await hold(page, `**/api/v1/channels/${channelId}`, request => request.method() !== 'GET')
    await name.fill('News')
    await page.locator('form').filter({ has: name }).getByRole('button', { name: 'Save' }).click()
    await way.isReached
    await name.fill('News of Lahore')
    await way.release()
    await page.locator('button[type=submit][data-loading]').waitFor({ state: 'detached' })
    expect(await name.inputValue()).toBe('News of Lahore')
    await page.context().close()
  })

  it('stays on the page that was opened while an approval was on its way', async () => {
    const ids = [await create(), await create()]
    for (const id of ids) await app.ask(author, 'POST', `/api/v1/news/${id}/submit`)
    const page = await app.open(approver, `/review/${ids[0]}`)
    const way = await hold(page, '**/approve', () => true)
    await page.getByRole('button', { name: 'Approve', exact: true }).click()
    const anyway = page.getByRole('button', { name: 'Approve anyway' })
    if (await anyway.isVisible()) await anyway.click()
    await way.isReached
    await page.getByRole('link', { name: 'Calendar' }).first().click()
    await page.waitForURL('**/calendar**')
    await way.release()
    await page.getByText('Approved').first().waitFor()
    expect(new URL(page.url()).pathname).toBe('/calendar')
    await page.context().close()
  })

  it('keeps each of two choices of how the screens look', async () => {
    const page = await app.open(author, '/me')
    const digits = page.getByLabel('Digits')
    await digits.waitFor()
    const way = await hold(page, '**/api/v1/me', request => request.method() === 'PATCH', 'abort')
    await digits.selectOption('bengali')
    await way.isReached
    const shortcuts = page.getByRole('switch').first()
    const was = await shortcuts.isChecked()
    await shortcuts.click({ force: true })
    await page.route('**/api/v1/me', route =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    )
    const second = page.waitForResponse(answer => answer.request().method() === 'PATCH')
    await way.release()
    await second
    await drawn(page)
    expect([await digits.inputValue(), await shortcuts.isChecked()]).toEqual(['latin', !was])
    await page.context().close()
  })

  it('keeps what is written of a comment while it is being saved', async () => {
    const id = await create()
    await app.ask(author, 'POST', `/api/v1/news/${id}/comments`, { text: 'First.' })
    const page = await app.open(author, `/news/${id}/comments`)
    await page.getByTestId('comment').getByRole('button', { name: 'Edit' }).click()
    const box = page
      .getByLabel('Edit comment')
      .or(page.getByLabel('Edit', { exact: true }))
      .first()
    const way = await hold(page, '**/comments/*', request => request.method() === 'PATCH')
    await box.fill('Second.')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await way.isReached
    await box.fill('Second and third.')
    await way.release()
    await page.locator('button[type=submit][data-loading]').waitFor({ state: 'detached' })
    expect(await box.inputValue()).toBe('Second and third.')
    await page.context().close()
  })

  it('brings news into the office that they were checked for, whatever is chosen meanwhile', async () => {
    const { db } = app.test.database
    await buildOffice(db, 'multan')
    const page = await app.open(await app.signIn(['author', 'lahore'], ['author', 'multan']), '/news/import')
    const office = page.getByRole('combobox', { name: 'Office', exact: true })
    await office.selectOption('lahore')
    const way = await hold(page, '**/api/v1/news/import*', request => request.method() === 'POST')
    await page.getByRole('textbox').first().fill('Lahore: an item that was checked for Lahore.')
    await page.getByRole('button', { name: 'See what it would add' }).click()
    await way.isReached
    await office.selectOption('multan')
    await way.release()
    await page.getByRole('button', { name: /^Import/ }).click()
    await page
      .getByText(/added as (a )?draft/)
      .first()
      .waitFor()
    const offices = await db
      .selectFrom('news_item')
      .select('office_id')
      .where('office_id', '=', 'multan')
      .execute()
    expect(offices).toEqual([])
    await page.context().close()
  })
})

/** Holds the first request that fits; the answers of all others come at once. */
async function hold(
  page: Page,
  url: string,
  fits: (request: Request) => boolean,
  then: 'go on' | 'abort' = 'go on',
) {
  return await holding(page, url, fits, async (route, released) => {
    await released
    await (then === 'abort' ? route.abort() : route.continue()).catch(() => undefined)
  })
}

/** The server does what the first request that fits asks for, and its answer is held. */
async function holdAnswer(page: Page, url: string, fits: (request: Request) => boolean) {
  return await holding(page, url, fits, async (route, released) => {
    const response = await route.fetch()
    await released
    await route.fulfill({ response }).catch(() => undefined)
  })
}

/** The server does what the first request that fits asks for, and its answer never comes. */
async function lose(page: Page, url: string, fits: (request: Request) => boolean) {
  return await holding(page, url, fits, async route => {
    await route.fetch()
    await route.abort()
  })
}

type Route = Parameters<Parameters<Page['route']>[1]>[0]

async function holding(
  page: Page,
  url: string,
  fits: (request: Request) => boolean,
  act: (route: Route, released: Promise<void>) => Promise<void>,
) {
  let release = () => {}
  let reached = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  const isReached = new Promise<void>(resolve => {
    reached = resolve
  })
  let held: Request | undefined
  const isOver = new Promise<void>(resolve => {
    // The page itself may give it up before it is released.
    const onEnd = (request: Request) => request === held && resolve()
    page.on('requestfinished', onEnd)
    page.on('requestfailed', onEnd)
  })
  await page.route(url, async route => {
    if (held || !fits(route.request())) return await route.fallback()
    held = route.request()
    reached()
    await act(route, released)
  })
  return {
    isReached,
    /** Resolves once the page has drawn what came of it. */
    async release() {
      release()
      await isOver
      await drawn(page)
    },
  }
}

async function drawn(page: Page): Promise<void> {
  const frame = 'new Promise(done => requestAnimationFrame(() => setTimeout(done)))'
  for (let frames = 0; frames < 3; frames += 1) await page.evaluate(frame)
}

function image(background: string): Promise<Buffer> {
  return sharp({ create: { width: 800, height: 450, channels: 3, background } })
    .png()
    .toBuffer()
}
