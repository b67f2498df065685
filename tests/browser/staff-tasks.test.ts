import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { toJson } from '../../src/database/tables.ts'
import { password, type SignedIn } from '../factories/app.ts'
import { keptIn } from '../factories/kept-forms.ts'
import { openLahore } from '../factories/lahore.ts'
import { buildApprovedItem, newsContent } from '../factories/news.ts'
import { buildPost } from '../factories/publishing.ts'
import { totpCode } from '../factories/totp.ts'
import {
  hasBrowser,
  scrollsSideways,
  untranslatedWords,
  violationsOf,
  type WebApp,
} from '../factories/web-app.ts'

/** Monday of the week after next, so that nothing hangs on the day or the hour of the test. */
const monday = mondayAfter(new Date(Date.now() + 8 * 86_400_000))

describe.runIf(hasBrowser)('what staff do less often', () => {
  let app: WebApp
  let author: SignedIn
  let admin: SignedIn
  let channelId: string
  beforeAll(async () => {
    ;({ app, channelId } = await openLahore('10:30'))
    const { db } = app.test.database
    const quietHours = toJson([{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '13:00', to: '14:00' }])
    await db.updateTable('office').set({ quiet_hours: quietHours }).where('id', '=', 'lahore').execute()
    author = await app.signIn(['author', 'lahore'])
    admin = await app.signIn(['admin', '*'])
  })
  afterAll(() => app?.close())

  async function ask<Answer>(person: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) {
    const { headers } = person
    const answer = await app.test.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json<Answer>()
  }
  const approvedItem = async (text: string) => {
    const variants = [{ language: 'en' as const, text: `${text} ${newId()}` }]
    return (await buildApprovedItem(app.test.database.db, newsContent({ variants }))).newsItemId
  }
  const series = async (name: string) => {
    const newsItemIds = [await approvedItem('Hotline hours.'), await approvedItem('Counselling is free.')]
    const body = {
      officeId: 'lahore',
      name,
      newsItemIds,
      channelIds: [channelId],
      startsAt: `${monday}T09:30`,
    }
    const rule = 'FREQ=WEEKLY;BYDAY=MO;COUNT=12'
    const made = await ask<{ seriesId: string }>(admin, 'POST', '/api/v1/series', { ...body, rule })
    return made.seriesId
  }

  it('takes an item out of review', async () => {
    const { newsItemId } = await ask<{ newsItemId: string }>(author, 'POST', '/api/v1/news', {
      officeId: 'lahore',
      content: newsContent(),
    })
    await ask(author, 'POST', `/api/v1/news/${newsItemId}/submit`)
    const page = await app.open(author, `/news/${newsItemId}`)
    await page.getByRole('button', { name: 'Take it out of review' }).click()
    await page.getByRole('button', { name: 'Send to review' }).waitFor()
    await page.context().close()
    const item = await ask<{ state: string }>(author, 'GET', `/api/v1/news/${newsItemId}`)
    expect(item.state).toBe('draft')
  })

  it('leaves a time of a series out, moves one, edits, pauses, resumes and ends it', async () => {
    const id = await series('Hotline every Monday')
    const page = await app.open(author, '/calendar')
    await page.getByRole('link', { name: 'Series' }).click()
    await page.getByRole('link', { name: 'Hotline every Monday' }).click()
    await page.getByText('Every week: Mon').waitFor()
    // Each post of a time by its network and state.
    await page
      .getByRole('link', { name: /^\w+ ?Scheduled$/ })
      .first()
      .waitFor()
    await page.getByRole('link', { name: /Hotline hours/ }).waitFor()
    const rows = page.getByTestId('occurrence')
    await rows.nth(0).getByRole('button', { name: 'Leave out' }).click()
    await rows.nth(0).getByText('Left out').waitFor()
    await rows
      .nth(0)
      .getByText(/^Mon,? .* 09:30 Lahore$/)
      .waitFor()
    await rows.nth(1).getByRole('button', { name: 'Move' }).click()
    await rows.nth(1).getByLabel('Time').fill('11:15')
    await rows.nth(1).getByLabel('New day').fill(dayAfter(monday, 8))
    await rows.nth(1).getByRole('button', { name: 'Move it there' }).click()
    await rows.nth(1).getByText('moved').waitFor()

    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Name of the series').fill('Hotline on Mondays')
    await page.getByRole('button', { name: 'Save the changes' }).click()
    await page.getByRole('heading', { level: 1, name: 'Hotline on Mondays' }).waitFor()
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
    await page.getByText('Ended', { exact: true }).waitFor()
    await page.context().close()
    const before = await ask<{ state: string }>(author, 'GET', `/api/v1/series/${id}`)
    expect(before.state).toBe('ended')
  })

  it('lets approved items fill free slots', async () => {
    await approvedItem('Before you sign a contract.')
    const page = await app.open(author, '/series')
    await page.getByRole('button', { name: 'Fill free slots' }).click()
    await page.getByLabel('Name of the series').fill('Good to know')
    await page.getByLabel('Last day').fill(dayAfter(monday, 60))
    await page.getByText('Choose items and a last day to see the times.').waitFor()
    await countRests(page)
    await page.getByLabel(/Before you sign a contract/).check()
    const accept = page.getByLabel('Post the same text again')
    const make = page.getByRole('button', { name: 'Make the series' })
    await accept
      .or(page.locator('button:enabled', { hasText: 'Make the series' }))
      .first()
      .waitFor()
    // Once for the items and once for the consent: a form that rests asks nothing more.
    if (await accept.isVisible()) await accept.check()
    await make.click()
    expect(await page.evaluate('window.rests')).toBeLessThanOrEqual(2)
    await page.getByRole('heading', { level: 1, name: 'Good to know' }).waitFor()
    await page.getByText(/^Lahore · Fills free slots until/).waitFor()
    await page.context().close()
  })

  it('shows expected times of series and quiet hours in the calendar', async () => {
    await series('Far ahead')
    const far = dayAfter(monday, 70)
    const page = await app.open(author, `/calendar?view=week&day=${far}`)
    await page.getByTestId('quiet-hours').first().waitFor()
    await page.getByTestId('expected').filter({ hasText: 'Far ahead' }).click()
    await page.getByRole('heading', { level: 1, name: 'Far ahead' }).waitFor()
    await page.context().close()
  })

  it('schedules several items into free slots, after saying when', async () => {
    await approvedItem('Recruitment agencies with a licence.')
    await approvedItem('Check your documents.')
    const page = await app.open(author, '/calendar')
    await page.getByRole('button', { name: 'Schedule several items' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/Recruitment agencies/).check()
    await dialog.getByLabel(/Check your documents/).check()
    await dialog.getByRole('button', { name: 'Check' }).click()
    await dialog.getByText('Posts: 2', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Schedule (posts: 2)' }).click()
    await page.getByText('Posts scheduled: 2').waitFor()
    await page.getByRole('button', { name: 'Schedule several items' }).click()
    await dialog.getByLabel(/Check your documents/).check()
    await dialog.getByRole('button', { name: 'Check' }).click()
    await dialog.getByText('Already scheduled or published: 1').waitFor()
    await page.context().close()
  })

  it('schedules only what was checked, also once the choices are cleared', async () => {
    await approvedItem('Ask for the licence number.')
    const page = await app.open(author, '/calendar')
    const dialog = page.getByRole('dialog')
    const choice = dialog.getByLabel(/Ask for the licence/)
    await page.getByRole('button', { name: 'Schedule several items' }).click()
    await choice.check()
    await expect.poll(() => keptIn(page)).toContain('schedule-several')
    await page.reload()
    await page.getByRole('button', { name: 'Schedule several items' }).click()
    await expect.poll(() => choice.isChecked()).toBe(true)
    await dialog.getByRole('button', { name: 'Check' }).click()
    await dialog.getByText('Posts: 1', { exact: true }).waitFor()
    await dialog.getByRole('button', { name: 'Start again' }).click()
    await expect.poll(() => choice.isChecked()).toBe(false)
    await dialog.getByText('Posts: 1', { exact: true }).waitFor({ state: 'detached' })
    expect(await dialog.getByRole('button', { name: 'Schedule (posts: 0)' }).isDisabled()).toBe(true)
    await page.context().close()
  })

  it('says at the post why it could not be cancelled', async () => {
    const newsItemId = await approvedItem('The desk is open on Sunday.')
    const wish = { newsItemId, channelIds: [channelId], at: `${monday}T12:00` }
    const { posts } = await ask<{ posts: { id: string }[] }>(author, 'POST', '/api/v1/posts', wish)
    const postId = posts[0]?.id ?? ''
    const page = await app.open(author, `/news/${newsItemId}/posts`)
    const row = page.locator(`[data-testid="post-row"][data-id="${postId}"]`)
    const cancel = row.getByRole('button', { name: 'Cancel' })
    await cancel.waitFor()
    await page.context().setOffline(true)
    await cancel.click()
    await row.getByRole('alert').getByText('This could not be done').waitFor()
    await page.context().setOffline(false)
    await cancel.click()
    await row.getByRole('alert').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await page.context().close()
  })

  it('says why a published post cannot be updated, and shows an update that failed', async () => {
    const newsItemId = await approvedItem('The desk is open on Monday.')
    const at = `${monday}T10:00`
    const wish = { newsItemId, channelIds: [channelId], at }
    const { posts } = await ask<{ posts: { id: string }[] }>(author, 'POST', '/api/v1/posts', wish)
    const postId = posts[0]?.id ?? ''
    const { db } = app.test.database
    const out = { state: 'published' as const, published_at: new Date(), next_at: null }
    const { approval_id, content_hash } = await db
      .updateTable('post')
      .set(out)
      .where('id', '=', postId)
      .returning(['approval_id', 'content_hash'])
      .executeTakeFirstOrThrow()
    const words = {
      position: 0,
      was_text: 'Monday',
      text: 'Tuesday',
      parts_left: 0,
      asked_by: author.actor.id,
    }
    const ended = { outcome: 'not-edited' as const, reason: 'It is too old.', ended_at: new Date() }
    await db
      .insertInto('post_edit')
      .values({ id: newId(), post_id: postId, approval_id, content_hash, ...words, ...ended })
      .execute()
    const page = await app.open(author, `/news/${newsItemId}/posts`)
    const row = page.locator(`[data-testid="post-row"][data-id="${postId}"]`)
    await row.getByText('The update of its text failed.').waitFor()
    await row.getByText('It is too old.').waitFor()
    await row.getByRole('button', { name: 'Update the text' }).click()
    await row.getByText(/only on a network that allows it/).waitFor()
    expect(await row.getByRole('button', { name: /^Update it on/ }).isDisabled()).toBe(true)
    await page.context().close()
  })

  it('lists first comments in doubt with the other doubts, and settles one', async () => {
    const { db } = app.test.database
    const published = ['1']
    const id = await buildPost(db, { channelId, state: 'published', published, comment: 'More: example.org' })
    await db
      .updateTable('first_comment')
      .set({ state: 'needs_attention', next_at: null })
      .where('post_id', '=', id)
      .execute()
    const approver = await app.signIn(['approver', 'lahore'])
    const page = await app.open(approver, '/queue?tab=doubt')
    await page.getByTestId('comment-in-doubt').getByRole('link', { name: 'More: example.org' }).click()
    await page.getByRole('button', { name: 'Leave it out' }).click()
    await page.getByText('Is the first comment there?').waitFor({ state: 'detached' })
    await page.context().close()
    const comment = await db.selectFrom('first_comment').select('state').where('post_id', '=', id).execute()
    expect(comment).toEqual([{ state: 'cancelled' }])
  })

  it('edits a webhook and a holiday where they stand', async () => {
    const hook = { officeId: 'lahore', url: 'https://hooks.example.org/a', kinds: ['post'] }
    const { id } = await ask<{ id: string }>(admin, 'POST', '/api/v1/webhooks', hook)
    const page = await app.open(admin, `/settings/webhooks?open=${id}`)
    await page.getByLabel('Address (https)').fill('https://hooks.example.org/b')
    await page.getByLabel('Stops').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    const { items } = await ask<{ items: object[] }>(admin, 'GET', '/api/v1/webhooks')
    expect(items).toMatchObject([{ url: 'https://hooks.example.org/b', kinds: ['post', 'stop'] }])

    const day = dayAfter(monday, 3)
    await ask(admin, 'POST', '/api/v1/offices/lahore/holidays', { day, name: 'Iqbal Day' })
    await page.goto(`${app.origin}/settings/offices/lahore`)
    await page.getByRole('button', { name: 'Edit Iqbal Day' }).click()
    const form = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Cancel' }) })
    await form.getByLabel('Name').fill('Allama Iqbal Day')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Edit Allama Iqbal Day' }).waitFor()
    await page.context().close()
  })

  it('warns of a topic with the label of another one, and leads to it', async () => {
    const { id } = await ask<{ id: string }>(admin, 'POST', '/api/v1/topics', {
      labels: { en: 'Safe return' },
    })
    const page = await app.open(admin, '/settings/topics?open=new')
    await page.getByLabel('Label in English').fill(' safe  Return ')
    await page.getByRole('link', { name: /There is already a topic with the label/ }).click()
    await page.waitForURL(url => url.searchParams.get('open') === id)
    await page.getByLabel('Label in English').waitFor()
    expect(await page.getByText('There is already a topic').count()).toBe(0)
    await page.context().close()
  })

  it('makes new backup codes', async () => {
    const person = await app.signIn(['author', 'lahore'])
    const url = '/api/v1/session/second-factor/totp'
    const { secret } = await ask<{ secret: string }>(person, 'POST', url, { password })
    const code = totpCode(secret, new Date())
    const { backupCodes } = await ask<{ backupCodes: string[] }>(person, 'POST', `${url}/confirm`, { code })
    const page = await app.open(person, '/me')
    const card = page.getByRole('region', { name: 'Second factor' })
    await card.getByLabel('Current password').fill(password)
    await card.getByLabel('Code from the app').fill(backupCodes[0] ?? '')
    await card.getByRole('button', { name: 'New backup codes' }).click()
    await card.getByText(/^Backup codes: each signs you in once/).waitFor()
    expect(await card.getByText(backupCodes[1] ?? '').count()).toBe(0)
    await page.context().close()
  })

  it.each([
    ['/series', 'light'],
    ['/series/:series', 'dark'],
  ] as const)('fits a telephone in Urdu, without faults of accessibility: %s, %s', async (path, theme) => {
    const id = await series('سلسلہ')
    const address = path.replace(':series', id)
    const page = await app.open(author, address, { width: 390, language: 'ur', theme })
    await page.locator('main li').first().waitFor()
    expect(await scrollsSideways(page)).toBe(false)
    expect(await violationsOf(page)).toEqual([])
    const own = ['Dateline', 'Test', 'Person', 'Hotline', 'Mondays', 'every', 'Monday', 'Good', 'to', 'know']
    expect((await untranslatedWords(page)).filter(word => !own.includes(word))).toEqual([])
    await page.context().close()
  })
})

/** Counts in `window.rests` how often a form waits for what is typed to rest. */
async function countRests(page: Page): Promise<void> {
  await page.evaluate(`{
    const { setTimeout } = window
    window.rests = 0
    window.setTimeout = (run, ms, ...values) => {
      if (ms === 400) window.rests += 1
      return setTimeout(run, ms, ...values)
    }
  }`)
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

function mondayAfter(date: Date): string {
  const day = date.toISOString().slice(0, 10)
  return dayAfter(day, (8 - (date.getUTCDay() || 7)) % 7)
}
