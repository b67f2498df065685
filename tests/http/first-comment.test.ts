import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/core/time/clock.ts'
import { toJson } from '../../src/database/tables.ts'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { approver, author, newsContent } from '../factories/news.ts'

const origin = 'http://127.0.0.1:9'
const link = 'https://example.org/a'
let test: TestApp
let writer: SignedIn
let settler: SignedIn
beforeAll(async () => {
  const facebook = createFacebookNetwork({ origin, version: 'v26.0', clock: systemClock })
  test = await buildApp({ networks: new Map([['facebook', facebook]]) })
  await addOffices(test.database, 'lahore')
  writer = await test.signIn(['author', 'lahore'])
  settler = await test.signIn(['approver', 'lahore'])
})
afterAll(() => test.close())

async function ask(who: SignedIn, method: 'GET' | 'POST', url: string, payload?: object) {
  const request = { method, url: `/api/v1${url}`, headers: who.headers }
  const answer = await test.app.inject({ ...request, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}

describe('the first comment of a post', () => {
  it('is previewed, scheduled with its post, shown with it, and settled by those who settle posts', async () => {
    const { db } = test.deps
    const channelId = await buildChannel(db, { network: 'facebook' })
    const style = {
      tooLong: 'shorten',
      numbering: 'plain',
      hashtags: 0,
      credit: 'omit',
      linkPlacement: 'first-comment',
    }
    await db
      .updateTable('channel')
      .set({ style: toJson(style) })
      .where('id', '=', channelId)
      .execute()
    const content = newsContent({ link })
    const { newsItemId } = await createDraft(test.deps, { actor: author, officeId: 'lahore', content })
    const { contentHash } = await submitNewsItem(test.deps, { actor: author, newsItemId })
    await approveNewsItem(test.deps, { actor: approver, newsItemId, contentHash })
    const wish = { newsItemId, channelIds: [channelId], at: '2031-03-03T09:00' }
    const [preview] = (await ask(writer, 'POST', '/posts/preview', wish)).body.posts
    expect(preview.comment).toEqual({ text: link, length: link.length })
    expect(preview.segments[0].text).not.toContain('example.org')
    expect(preview.parts.at(-1)).toMatchObject({ kind: 'link', place: 'comment', text: link })

    const { id } = (await ask(writer, 'POST', '/posts', wish)).body.posts[0]
    const shown = async () => (await ask(writer, 'GET', `/posts/${id}`)).body.comment
    expect(await shown()).toMatchObject({ text: link, state: 'scheduled', reason: null })
    const settle = (who: SignedIn, body: object) => ask(who, 'POST', `/posts/${id}/comment/settle`, body)
    expect((await settle(writer, { action: 'leave' })).status).toBe(403)
    expect((await settle(settler, { action: 'adopt' })).body.code).toBe('comment-not-named')
    expect((await settle(settler, { action: 'resend' })).body).toMatchObject({
      ...{ status: 409, code: 'comment-state-wrong', state: 'scheduled' },
    })
    expect((await settle(settler, { action: 'leave' })).body).toMatchObject({
      id,
      comment: { state: 'cancelled' },
    })
    expect((await ask(writer, 'GET', `/posts/${id}`)).body.state).toBe('scheduled')
    const events = await db.selectFrom('event').select('kind').where('subject_id', '=', id).execute()
    expect(events.map(event => event.kind)).toContain('post.comment-left')
  })

  it('is not found where a post has none', async () => {
    const absent = '0199a1b2-0000-7000-8000-000000000000'
    const settled = await ask(settler, 'POST', `/posts/${absent}/comment/settle`, { action: 'leave' })
    expect(settled.body).toMatchObject({ status: 404, code: 'post-not-found' })
  })
})
