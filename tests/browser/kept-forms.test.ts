import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { dated, expectKept, type FormInUse, keptIn, ticked, typed } from '../factories/kept-forms.ts'
import { openLahore } from '../factories/lahore.ts'
import { hasBrowser, type WebApp } from '../factories/web-app.ts'

describe.runIf(hasBrowser)('a form outside of Settings, whose page is lost', () => {
  let app: WebApp
  let author: SignedIn
  let approver: SignedIn
  let admin: SignedIn
  let channelId: string
  beforeAll(async () => {
    ;({ app, channelId } = await openLahore('10:00', '15:00'))
    admin = await app.signIn(['admin', '*'])
    author = await app.signIn(['author', 'lahore'])
    approver = await app.signIn(['approver', 'lahore'])
  })
  afterAll(() => app?.close())

  /** Who fills it in, and where; made in the test, because it may need an item or a post of its own. */
  interface Row extends FormInUse {
    by: () => SignedIn
    at: () => string | Promise<string>
  }
  const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
  const inDialog = (name: string) => (page: Page) =>
    page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  const sees = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor()
  const saves = (card: string) => async (page: Page) => {
    const region = page.getByRole('region', { name: card, exact: true })
    await region.getByRole('button', { name: 'Save' }).click()
    await region.getByText('Saved').waitFor()
  }
  const channel = { by: () => admin, at: () => `/channels/${channelId}` }
  const then =
    (...steps: ((page: Page) => Promise<unknown>)[]) =>
    async (page: Page) => {
      for (const step of steps) await step(page)
    }

  const forms: Readonly<Record<string, Row>> = {
    'an activity': {
      by: () => author,
      at: () => '/log/activity',
      fields: [
        dated('Day', '2026-01-07'),
        typed('Place', 'Gujrat'),
        typed('Partner', 'District council'),
        typed('Women, 18–24', '36'),
      ],
      send: then(press('Log 36 people'), sees('36 people logged')),
    },
    'a correction of the log': {
      by: () => author,
      at: async () => `/log/activities/${await loggedActivity('Kasur')}`,
      open: press('Correct'),
      fields: [
        typed('Place', 'Kasur, town hall'),
        typed('Women, 18–24', '7'),
        typed('Reason', 'One came late'),
      ],
      send: then(press('Save the correction'), sees('One came late')),
    },
    'the reason of a withdrawal': {
      by: () => author,
      at: async () => `/log/activities/${await loggedActivity('Okara')}`,
      open: press('Withdraw'),
      fields: [typed('Reason', 'Logged twice')],
      send: then(inDialog('Withdraw'), sees('It no longer counts.')),
      endsWithIt: true,
    },
    'the reason of a stop': {
      by: () => approver,
      at: () => '/queue',
      open: press('Stop posts'),
      fields: [typed('Reason', 'A wrong hotline number')],
      send: then(inDialog('Stop now'), sees(/A wrong hotline number/)),
    },
    'the reason why posts go on': {
      by: () => approver,
      at: async () => {
        const reason = { scope: 'office', officeId: 'lahore', reason: 'To be sure' }
        await app.ask(approver, 'POST', '/api/v1/stops', reason)
        return '/queue'
      },
      open: press('Resume'),
      fields: [typed('What was resolved', 'The number is right now')],
      send: then(inDialog('Resume'), page => page.getByText('To be sure').waitFor({ state: 'detached' })),
      endsWithIt: true,
    },
    'the name of a channel': {
      ...channel,
      fields: [typed('Name for your staff', 'Lahore on X'), ticked('Arabic', true, '"ar"')],
      send: saves('Name and languages'),
    },
    'the slots of a channel': {
      ...channel,
      open: async page => {
        const add = page.getByRole('button', { name: 'Add a time on Sunday' })
        await add.waitFor()
        if ((await page.getByLabel('Time on Sunday', { exact: true }).count()) === 0) await add.click()
      },
      fields: [typed('Time on Sunday', '11:15')],
      send: saves('Slots'),
    },
    'the style of a channel': {
      ...channel,
      fields: [
        typed('Maximum number of hashtags', '2'),
        typed('Longest part, in characters', '240'),
        ticked('Add the project’s credit line after the text', false),
      ],
      send: saves('Style'),
    },
    'the pace of a channel': {
      ...channel,
      fields: [
        typed('Minimum time between posts, in minutes', '17'),
        typed('Maximum posts per day', '4'),
        ticked('Post on holidays'),
      ],
      send: saves('Pace and days off'),
    },
    'the reason why a channel stops': {
      ...channel,
      fields: [typed('Reason', 'The account was taken over')],
      send: then(press('Stop this channel'), sees(/The account was taken over/)),
      endsWithIt: true,
    },
  }

  it.each(Object.keys(forms))('keeps %s until it is sent', async name => {
    const { by, at, ...form } = forms[name] as Row
    const page = await app.open(by(), await at())
    try {
      await expectKept(page, form)
    } finally {
      await page.context().close()
    }
  })

  it('keeps what was tapped of enquiries, and counts it once where the page was lost before the answer', async () => {
    const page = await app.open(author, '/log/enquiries')
    const topic = page.getByRole('button', { name: /^Work abroad \d/ })
    await topic.click()
    await topic.click()
    const { promise: isDone, resolve: done } = Promise.withResolvers<void>()
    await page.route('**/api/v1/enquiries', async route => {
      await route.fetch()
      done()
    })
    await page.getByRole('button', { name: 'Log 2 enquiries' }).click()
    await isDone
    await page.unroute('**/api/v1/enquiries')
    await page.reload()
    await page.getByText('You wrote this before and did not send it.').waitFor()
    await expect.poll(() => keptIn(page, 'log/'), { timeout: 20_000 }).toBe('')
    await page.getByRole('button', { name: 'Log 2 enquiries' }).click()
    await page.getByText('2 enquiries logged').waitFor()
    await expect.poll(() => keptIn(page)).toBe('')
    await page.context().close()
    const rows = await app.test.database.db.selectFrom('enquiry').select('count').execute()
    expect(rows).toEqual([{ count: 2 }])
  })

  it('asks before it signs out with something unsent, which then waits for the same person', async () => {
    const person = await app.signIn(['author', 'lahore'])
    const page = await app.open(person, '/log/activity')
    await page.getByLabel('Place').fill('Attock')
    await expect.poll(() => keptIn(page)).toContain('Attock')
    const signOut = async () => {
      await page.getByRole('button', { name: /Language, theme, sign out/ }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
    }
    await signOut()
    const dialog = page.getByRole('dialog', { name: 'Sign out before everything is sent?' })
    await dialog.getByText('1 thing that you wrote was not sent.').waitFor()
    await dialog.getByRole('button', { name: 'Stay signed in' }).click()
    await dialog.waitFor({ state: 'detached' })
    await signOut()
    await page.route('**/api/v1/session', route => route.abort())
    await dialog.getByRole('button', { name: 'Sign out' }).click()
    await dialog.getByRole('alert').waitFor()
    await page.unroute('**/api/v1/session')
    await dialog.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await page.context().close()
  })

  it('says so where the session could not be ended, and signs out at once with nothing unsent', async () => {
    const page = await app.open(await app.signIn(['author', 'lahore']), '/news')
    const signOut = async () => {
      await page.getByRole('button', { name: /Language, theme, sign out/ }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
    }
    await page.route('**/api/v1/session', route => route.abort())
    await signOut()
    await page.getByRole('alert').first().waitFor()
    await page.unroute('**/api/v1/session')
    await signOut()
    await page.waitForURL('**/sign-in')
    await page.context().close()
  })

  async function loggedActivity(place: string): Promise<string> {
    const participants = { women: { '18-24': 5 } }
    const body = { officeId: 'lahore', heldOn: '2026-02-03', kind: 'community', place, participants }
    const { entryId } = await app.ask<{ entryId: string }>(author, 'POST', '/api/v1/activities', body)
    return entryId
  }
})
