import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import type { SignedIn } from '../factories/app.ts'
import { dated, expectKept, type FormInUse, filled, keptIn, ticked, typed } from '../factories/kept-forms.ts'
import { openLahore } from '../factories/lahore.ts'
import { buildPost } from '../factories/publishing.ts'
import { hasBrowser, type WebApp } from '../factories/web-app.ts'

/** A Tuesday two weeks from now or later, so that nothing hangs on the day of the test. */
const tuesday = tuesdayAfter(Date.now() + 14 * 86_400_000)

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
      send: then(press('Stop this channel'), sees(/The account was taken over/), resumed),
      endsWithIt: true,
    },
    'a connection without its secret': {
      by: () => admin,
      at: () => '/channels?connect=x',
      fields: [ticked('Arabic', true, '"ar"')],
      send: press('Cancel'),
      endsWithIt: true,
    },
    'pasted news': {
      by: () => author,
      at: () => '/news/import',
      fields: [typed('Or paste the text', 'Lahore: An item that was pasted.')],
      send: then(press('See what it would add'), press('Import 1 item'), sees('1 item was added as a draft')),
    },
    'other words for a channel': {
      by: () => author,
      at: postsOfItem,
      open: press('Reword for this channel'),
      fields: [filled(page => page.getByLabel(/^Words for/), 'Lahore: Counselling is free on Mondays.')],
      send: then(press('Save the words'), page =>
        page.getByLabel(/^Words for/).waitFor({ state: 'detached' }),
      ),
      endsWithIt: true,
    },
    'the time of posts that are not scheduled yet': {
      by: () => author,
      at: postsOfItem,
      open: page => page.getByText('At a time', { exact: true }).click(),
      fields: [dated('Day in Lahore', tuesday), typed('Time', '14:35')],
      send: then(press('Schedule 1 post'), sees(/^1 post scheduled/)),
      endsWithIt: true,
    },
    'another time for a post': {
      by: () => author,
      at: async () => {
        const id = await approvedItem()
        await app.ask(author, 'POST', '/api/v1/posts', { newsItemId: id, at: `${tuesday}T09:05` })
        return `/news/${id}/posts`
      },
      open: async page => {
        await press('Move')(page)
        await page.getByTestId('post-row').getByText('At a time', { exact: true }).click()
      },
      fields: [filled(page => page.getByTestId('post-row').getByLabel('Day in Lahore'), dayAfter(tuesday))],
      send: then(
        page => page.getByRole('button', { name: /^Move it there|^Move anyway/ }).click(),
        sees(/^Moved to/),
      ),
      endsWithIt: true,
    },
    'how an item repeats': {
      by: () => author,
      at: postsOfItem,
      open: press('Repeat'),
      fields: [
        typed('Name of the series', 'Counselling, every Tuesday'),
        dated('First time, in Lahore', tuesday),
        typed('Time', '10:25'),
      ],
      send: then(accept, press('Make the series'), sees(/^The series has 4 times/)),
    },
    'an edit of a series': {
      by: () => author,
      at: async () => `/series/${await madeSeries()}`,
      open: press('Edit'),
      fields: [typed('Name of the series', 'Counselling, renamed')],
      send: then(press('Save the changes'), sees('Counselling, renamed')),
      endsWithIt: true,
    },
    'a series that fills free slots': {
      by: () => author,
      at: async () => {
        await approvedItem()
        return '/series'
      },
      open: press('Fill free slots'),
      fields: [
        typed('Name of the series', 'Always true'),
        filled(page => page.getByLabel(/^Last day/), dayAfter(tuesday)),
      ],
      send: press('Leave them free'),
      endsWithIt: true,
    },
    'another time in the calendar': {
      by: () => author,
      at: async () => {
        await app.ask(author, 'POST', '/api/v1/posts', {
          newsItemId: await approvedItem(),
          at: `${tuesday}T16:10`,
        })
        return `/calendar?view=week&day=${tuesday}`
      },
      open: page => page.locator(`[data-testid="post-card"][data-wall="${tuesday}T16:10"]`).click(),
      fields: [dated('Another time', `${tuesday}T16:40`)],
      send: inDialog('Move'),
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
    await expect.poll(() => keptIn(page, 'log/')).toBe('')
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
    const dialog = page.getByRole('dialog', { name: 'Sign out' })
    await dialog.getByText('Not sent, and kept in this browser for you alone: 1').waitFor()
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
    // While it is open, the button closes it.
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.unroute('**/api/v1/session')
    await signOut()
    await page.waitForURL('**/sign-in')
    await page.context().close()
  })

  it('keeps what the server refused, also through a reload', async () => {
    const { db } = app.test.database
    const id = await buildPost(db, { channelId, state: 'needs_attention' })
    const page = await app.open(approver, `/queue/${id}`)
    const link = page.getByRole('textbox', { name: 'Link or number of the post' })
    await link.fill('17')
    await page.getByRole('button', { name: 'It is there: this link' }).click()
    await page.getByRole('alert').filter({ hasText: 'This was not resolved' }).waitFor()
    await expect.poll(() => link.inputValue()).toBe('17')
    await page.reload()
    await link.waitFor()
    await expect.poll(() => link.inputValue()).toBe('17')
    await page.context().close()
  })

  async function accept(page: Page): Promise<void> {
    const box = page.getByRole('checkbox', { name: 'Post the same text again' })
    await box.check()
  }

  async function resumed(): Promise<void> {
    await app.ask(admin, 'POST', '/api/v1/stops/resume', {
      scope: 'channel',
      channelId,
      reason: 'It is ours',
    })
  }

  async function postsOfItem(): Promise<string> {
    return `/news/${await approvedItem()}/posts`
  }

  async function approvedItem(): Promise<string> {
    const variants = [{ language: 'en', text: `Lahore: Counselling is free. ${newId()}` }]
    const content = { places: ['Lahore'], topics: [], variants, media: [] }
    const draft = { officeId: 'lahore', content }
    const { newsItemId } = await app.ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', draft)
    const path = `/api/v1/news/${newsItemId}`
    const { contentHash } = await app.ask<{ contentHash: string }>(author, 'POST', `${path}/submit`)
    await app.ask(approver, 'POST', `${path}/approve`, { contentHash })
    return newsItemId
  }

  async function madeSeries(): Promise<string> {
    const wish = {
      officeId: 'lahore',
      name: 'Counselling',
      newsItemIds: [await approvedItem()],
      channelIds: [channelId],
      startsAt: `${tuesday}T12:15`,
      rule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=3',
      acceptSameText: [channelId],
    }
    return (await app.ask<{ seriesId: string }>(author, 'POST', '/api/v1/series', wish)).seriesId
  }

  async function loggedActivity(place: string): Promise<string> {
    const participants = { women: { '18-24': 5 } }
    const body = { officeId: 'lahore', heldOn: '2026-02-03', kind: 'community', place, participants }
    const { entryId } = await app.ask<{ entryId: string }>(author, 'POST', '/api/v1/activities', body)
    return entryId
  }
})

function tuesdayAfter(moment: number): string {
  const day = new Date(moment)
  day.setUTCDate(day.getUTCDate() + ((9 - day.getUTCDay()) % 7))
  return day.toISOString().slice(0, 10)
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
