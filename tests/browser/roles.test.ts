import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { password, type SignedIn } from '../factories/app.ts'
import { interactions } from '../factories/interactions.ts'
import { openLahore } from '../factories/lahore.ts'
import { buildPost } from '../factories/publishing.ts'
import { screenWords } from '../factories/screen-words.ts'
import { totpCode } from '../factories/totp.ts'
import { hasBrowser, patience, type WebApp } from '../factories/web-app.ts'

/** The usual work of each role, found by what its screens say. */
describe.runIf(hasBrowser)('the day of', () => {
  let app: WebApp
  let channelId: string
  beforeAll(async () => {
    ;({ app, channelId } = await openLahore('10:00', '15:00'))
  })
  beforeEach(async () => {
    await app.test.database.db.updateTable('news_item').set({ archived_at: new Date() }).execute()
  })
  afterAll(() => app?.close())

  describe.each(['en', 'ur'] as const)('%s:', language => {
    const { text, pattern } = screenWords(language)
    const link = (page: Page | Locator, key: string) => page.getByRole('link', { name: pattern(key) }).first()
    const button = (page: Page | Locator, key: string) =>
      page.getByRole('button', { name: pattern(key) }).first()
    const field = (page: Page | Locator, key: string) =>
      page.getByRole('textbox', { name: pattern(key) }).first()
    const shown = (page: Page | Locator, key: string) =>
      // More may stand behind it in the same paragraph.
      page
        .getByText(new RegExp(pattern(key).source.slice(1, -1)))
        .first()
        .waitFor()

    it('an author, who writes an item, sends it to review, and schedules it once it is approved', async () => {
      const author = await app.signIn(['author', 'lahore'])
      const page = await app.open(author, '/', { language })
      await link(page, 'today.newItem').click()
      await page.locator('#text-en').fill(`Lahore: The desk is open on Saturday. ${newId()}`)
      await page.locator('#text-ur').fill('لاہور: دفتر ہفتے کو کھلا ہے۔')
      await button(page, 'item.send').click()
      await page.waitForURL(/\/news\/[0-9a-f-]{36}/)
      await shown(page, 'item.isInReview')
      const id = new URL(page.url()).pathname.split('/')[2] ?? ''

      await approve(id)
      await link(page, 'frame.to.today').click()
      await link(page, 'today.schedule').click()
      await button(page, 'posts.schedule_one').click()
      const row = page.getByTestId('post-row').and(page.locator('[data-state=scheduled]'))
      await row.waitFor()
      const postId = await row.getAttribute('data-id')
      await page.goto(`${app.origin}/queue/${postId}`)
      await link(page, 'queue.showInCalendar').click()
      await page.locator(`[data-testid="post-card"][data-id="${postId}"]`).waitFor()
      await page.context().close()
    })

    it.each([
      ['six', 6],
      ['eight, with a second factor,', 8],
    ] as const)(
      'an approver, who is at most %s interactions from the sign-in to a post in the calendar',
      async (_title, most) => {
        const approver = await app.signIn(['approver', 'lahore'])
        const secret = most === 8 ? await addSecondFactor(approver) : undefined
        const item = await submitted()
        const page = await app.open(approver, '/', { language })
        await page.context().clearCookies()
        await page.context().addCookies([{ name: 'dateline.language', value: language, url: app.origin }])
        await page.goto(`${app.origin}/sign-in`)
        await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' })
        const done = interactions()
        await done(page.locator('#email').fill(approver.email))
        await done(page.locator('#password').fill(password))
        await done(page.locator('form[action="/sign-in"] button.wide').click())
        if (secret !== undefined) {
          await done(page.locator('#code').fill(totpCode(secret, new Date(), 1)))
          await done(page.locator('form[action="/sign-in/code"] button.wide').click())
        }
        await done(link(page.locator('main'), 'today.review').click())
        await done(button(page, 'review.approve').click())
        const anyway = button(page, 'review.approveAnyway')
        const approved = page.getByText(pattern('review.approvedAndScheduled_one')).first()
        await approved.or(anyway).first().waitFor()
        if (await anyway.isVisible()) await done(anyway.click())
        await approved.waitFor()
        expect(done.count).toBeLessThanOrEqual(most)

        const post = await postOf(item)
        await page.goto(`${app.origin}/calendar?view=week&day=${post.day}`)
        await page
          .locator(`[data-testid="day"][data-day="${post.day}"]`)
          .locator(`[data-testid="post-card"][data-id="${post.id}"]`)
          .waitFor()
        await page.context().close()
      },
    )

    it('an analyst, who logs a session and enquiries, reads what a post reached, and decides nothing', async () => {
      const analyst = await app.signIn(['analyst', 'lahore'])
      const page = await app.open(analyst, '/', { language })
      await link(page, 'frame.to.log').click()
      await page.getByRole('link', { name: text('log.activity') }).click()
      const place = `Gujrat ${language}`
      await field(page, 'log.place').fill(place)
      await field(page, 'log.peopleOf').fill('5')
      await button(page, 'log.logPeople_other').click()
      await shown(page, 'log.peopleLogged_other')
      await link(page, 'frame.to.log').click()
      await page.getByRole('link', { name: text('log.enquiries') }).click()
      const { labels } = await app.test.database.db
        .selectFrom('log_word')
        .select('labels')
        .where('list', '=', 'topic')
        .where('word', '=', 'work-abroad')
        .executeTakeFirstOrThrow()
      const topic = page.getByRole('button').filter({ hasText: labels[language] ?? '' })
      await topic.click()
      await topic.click()
      await button(page, 'log.logEnquiries_other').click()
      await shown(page, 'log.enquiriesLogged_other')

      const { db } = app.test.database
      expect(
        await db.selectFrom('activity').select('kind').where('place', '=', place).execute(),
      ).toHaveLength(1)
      await buildPost(db, { channelId, state: 'published', published: [newId()], dueInMs: -3_600_000 })
      const doubt = await buildPost(db, { channelId, state: 'needs_attention', dueInMs: -3_600_000 })
      await page.goto(`${app.origin}/queue/${doubt}`)
      await shown(page, 'queue.colleagueDecides')
      expect(await button(page, 'queue.sendOnceMore').count()).toBe(0)
      await page.context().close()
    })

    it('an operator, who stops a channel, resumes it, and gives it a slot that the calendar shows', async () => {
      const operator = await app.signIn(['operator', 'lahore'])
      const page = await app.open(operator, '/', { language })
      await link(page, 'frame.to.channels').click()
      await page.getByTestId('channel').getByRole('link').first().click()
      await button(page, 'channels.stop').click()
      await shown(page, 'forms.missing')
      await field(page, 'channels.reason').fill('Wrong hotline number')
      await button(page, 'channels.stop').click()
      // In the band that all pages have then, by the name of the person.
      await page.getByText('Test Person').and(page.locator('main bdi')).waitFor()
      await page.getByText('Wrong hotline number', { exact: true }).first().waitFor()
      const resume = page.locator('form').filter({ hasText: 'Wrong hotline number' })
      await resume.waitFor()
      await expect.poll(() => field(resume, 'channels.reason').inputValue(), patience).toBe('')
      await field(resume, 'channels.reason').fill('Corrected')
      await resume.getByRole('button').click()
      await button(page, 'channels.stop').waitFor()

      await button(page, 'channels.addTime').click()
      await page.keyboard.type(language === 'en' ? '08:15' : '08:45')
      const week = page.locator('form').filter({ has: field(page, 'channels.timeOn') })
      await button(week, 'forms.save').click()
      await week.getByText(text('forms.saved')).waitFor()
      await link(page, 'frame.to.calendar').click()
      await button(page, 'calendar.following.week').click()
      await page
        .getByRole('link', { name: language === 'en' ? /08:15/ : /08:45|۰۸:۴۵/ })
        .first()
        .waitFor()
      await page.context().close()
    })

    it('an administrator, who invites a person, adds a topic, and verifies the log of who did what', async () => {
      const admin = await app.signIn(['admin', '*'])
      const page = await app.open(admin, '/', { language })
      const settings = async (key: string) => {
        await link(page, 'frame.to.settings').click()
        await page
          .locator('main')
          .getByRole('link', { name: text(key) })
          .first()
          .click()
      }
      await settings('settings.people')
      await link(page, 'settings.peopleIs.invite').click()
      await field(page, 'settings.peopleIs.name').fill('Sana Tariq')
      await field(page, 'settings.peopleIs.email').fill('sana')
      await button(page, 'settings.peopleIs.send').click()
      await shown(page, 'settings.peopleIs.badEmail')
      await field(page, 'settings.peopleIs.email').fill(`${newId()}@example.org`)
      await page.getByRole('combobox', { name: text('settings.peopleIs.role') }).selectOption('approver')
      await button(page, 'settings.peopleIs.send').click()
      await shown(page, 'settings.peopleIs.handOver')

      await settings('settings.topics')
      await link(page, 'settings.topicIs.new').click()
      const label = `Winter ${language}`
      await field(page, 'forms.inLanguage').fill(label)
      await button(page, 'settings.topicIs.create').click()
      await page.getByRole('heading', { level: 1, name: label }).waitFor()

      await settings('settings.audit')
      await button(page, 'settings.auditIs.verify').click()
      await shown(page, 'settings.auditIs.intact')
      await page.context().close()
    })
  })

  async function submitted(): Promise<string> {
    const by = await app.signIn(['author', 'lahore'])
    const variants = [{ language: 'en', text: `Lahore: Counselling is free. ${newId()}` }]
    const content = { places: ['Lahore'], topics: [], variants, media: [] }
    const { newsItemId } = await ask(by, 'POST', 'news', { officeId: 'lahore', content })
    await ask(by, 'POST', `news/${newsItemId}/submit`)
    await ask(by, 'PUT', `news/${newsItemId}/intended-posts`, { posts: [{ channelId }] })
    return newsItemId
  }

  async function approve(id: string): Promise<void> {
    const approver = await app.signIn(['approver', 'lahore'])
    const { contentHash } = await ask(approver, 'GET', `news/${id}`)
    await ask(approver, 'POST', `news/${id}/approve`, { contentHash })
  }

  async function addSecondFactor(person: SignedIn): Promise<string> {
    const { secret } = await ask(person, 'POST', 'session/second-factor/totp', { password })
    const code = totpCode(secret, new Date())
    await ask(person, 'POST', 'session/second-factor/totp/confirm', { code })
    return secret
  }

  /** The one post of an item, with the day in Lahore on which it is due. */
  async function postOf(newsItemId: string): Promise<{ id: string; day: string }> {
    const { id, due_at } = await app.test.database.db
      .selectFrom('post')
      .select(['id', 'due_at'])
      .where('news_item_id', '=', newsItemId)
      .executeTakeFirstOrThrow()
    return { id, day: new Date(due_at.getTime() + 5 * 3_600_000).toISOString().slice(0, 10) }
  }

  async function ask(person: SignedIn, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) {
    const { headers } = person
    const url = `/api/v1/${path}`
    const answer = await app.test.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    expect([answer.statusCode < 300, answer.body]).toEqual([true, answer.body])
    return answer.json()
  }
})
