import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SignedIn } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { buildLahore } from '../factories/lahore.ts'
import { buildPost } from '../factories/publishing.ts'
import { hasBrowser, openWebApp, untranslatedWords, type WebApp } from '../factories/web-app.ts'

/** What the record says of three posts, and the words of others in it, which stay as they are. */
const troubles = [
  {
    state: 'missed',
    reason: 'It was more overdue than this channel allows. Send it now, or cancel it.',
    quoted: [],
  },
  {
    state: 'cancelled',
    reason:
      'Its approval was withdrawn (Wrong hotline number. Ask Sana). It was not sent. Approve the news item, then schedule it again.',
    quoted: ['Wrong hotline number. Ask Sana'],
  },
  {
    state: 'failed',
    reason: 'X refuses this post. X says: "Your text is not allowed (rule 7)."',
    quoted: ['X', 'X', 'Your text is not allowed (rule 7).'],
  },
] as const

describe.runIf(hasBrowser)('the reasons of the record', () => {
  let app: WebApp
  let approver: SignedIn
  let channelId: string
  beforeAll(async () => {
    app = await openWebApp()
    const { db } = app.test.database
    await buildLahore(db)
    channelId = await buildChannel(db, { keys: app.test.deps.keys })
    approver = await app.signIn(['approver', 'lahore'])
  })
  afterAll(async () => await app?.close())

  it.each(troubles)(
    'are read in Urdu on the page of a post that is $state',
    async ({ state, reason, quoted }) => {
      const { db } = app.test.database
      const id = await buildPost(db, { channelId, dueInMs: -600_000 })
      await db.updateTable('post').set({ state, reason, next_at: null }).where('id', '=', id).execute()
      const page = await app.open(approver, `/queue/${id}`, { language: 'ur' })
      const shown = page.getByTestId('reason').first()
      await shown.waitFor()
      // Until its words are there, it is English and marked so.
      await shown.locator('[lang=en]').waitFor({ state: 'detached' })
      expect(await shown.locator('bdi').allTextContents()).toEqual(quoted)
      expect(
        await page
          .locator('main')
          .getByText(/allows|approval|refuses/)
          .count(),
      ).toBe(0)
      expect(await untranslatedWords(page)).toEqual([])
      await page.context().close()
    },
  )
})
