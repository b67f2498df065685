import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { returnNewsItem } from '../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { stop } from '../../src/publishing/stops/stops.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel, buildOffice } from '../factories/channel.ts'
import { buildNotification } from '../factories/events.ts'
import { newsContent } from '../factories/news.ts'
import { buildPost } from '../factories/publishing.ts'

let test: TestApp
let author: SignedIn
let approver: SignedIn
const channel: Record<string, string> = {}
beforeAll(async () => {
  test = await buildApp()
  await buildOffice(test.deps.db, 'dhaka')
  for (const officeId of ['lahore', 'vienna']) {
    await buildOffice(test.deps.db, officeId)
    channel[officeId] = await buildChannel(test.deps.db, { officeId })
  }
  author = await test.signIn(['author', 'lahore'])
  approver = await test.signIn(['approver', 'lahore'], ['author', 'vienna'])
})
afterAll(() => test.close())

const day = 86_400_000

describe('GET /api/v1/today', () => {
  it('shows an approver what waits for them, and an author what came back to them', async () => {
    const inReview = await item()
    await submitNewsItem(test.deps, { actor: author.actor, newsItemId: inReview })
    const returned = await item()
    await submitNewsItem(test.deps, { actor: author.actor, newsItemId: returned })
    await returnNewsItem(test.deps, {
      actor: approver.actor,
      newsItemId: returned,
      reason: 'The date is missing.',
    })
    const approved = await item()
    const { contentHash } = await submitNewsItem(test.deps, { actor: author.actor, newsItemId: approved })
    await approveNewsItem(test.deps, { actor: approver.actor, newsItemId: approved, contentHash })
    const forApprover = await today(approver)
    expect(forApprover.news).toMatchObject({
      review: { count: 1, items: [{ id: inReview, createdBy: { name: 'Test Person' } }] },
      returned: { count: 0, items: [] },
      unscheduled: { count: 1, items: [{ id: approved }] },
    })
    const forAuthor = await today(author)
    expect(forAuthor.news).toMatchObject({
      review: { count: 0, items: [] },
      returned: { count: 1, items: [{ id: returned, returned: { reason: 'The date is missing.' } }] },
    })
    const analyst = await today(await test.signIn(['analyst', 'lahore']))
    expect(analyst.news).toMatchObject({ review: { count: 0 }, unscheduled: { count: 0 } })
  })

  it('shows troubles, what goes out next by the local clock, channels, stops and counts; ten of each', async () => {
    const { db } = test.deps
    const [lahore = '', vienna = ''] = [channel.lahore, channel.vienna]
    const doubt = await buildPost(db, { channelId: lahore, state: 'needs_attention', dueInMs: -40 * day })
    const missed = await buildPost(db, { channelId: lahore, state: 'missed' })
    await buildPost(db, { channelId: lahore, state: 'failed', dueInMs: -31 * day })
    const failed: string[] = []
    for (let n = 1; n <= 12; n += 1)
      failed.push(await buildPost(db, { channelId: lahore, state: 'failed', dueInMs: -n * day }))
    const later = await buildPost(db, { channelId: lahore, dueInMs: 2 * day })
    const sooner = await buildPost(db, { channelId: vienna, dueInMs: day })
    await buildPost(db, { channelId: lahore, dueInMs: 30 * day })
    await buildPost(db, { channelId: lahore, state: 'cancelled', dueInMs: day })
    await db.updateTable('channel').set({ state: 'needs_reconnect' }).where('id', '=', vienna).execute()
    const actor = approver.actor
    await stop(test.deps, { actor, target: { scope: 'channel', channelId: lahore }, reason: 'A wrong date.' })
    await buildNotification(db)

    const shown = await today(approver)
    expect(shown).toMatchObject({
      inDoubt: { count: 1, posts: [{ id: doubt, state: 'needs_attention' }] },
      missed: { count: 1, posts: [{ id: missed }] },
      failed: { count: 12 },
      channels: [{ id: vienna, state: 'needs_reconnect' }],
      stops: {
        everything: null,
        channels: [{ channelId: lahore, by: { id: actor.id, name: 'Test Person' } }],
      },
      week: { scheduled: 2, published: 0 },
      unread: 1,
    })
    expect(ids(shown.failed.posts)).toEqual(failed.slice(0, 10))
    expect(ids(shown.next).slice(0, 2)).toEqual([sooner, later])
    expect(shown.next[1]).toMatchObject({ zone: 'Asia/Karachi', local: expect.stringMatching(/^\d{4}-/) })

    const ofVienna = await today(approver, '?officeId=vienna')
    expect(ofVienna).toMatchObject({
      inDoubt: { count: 0 },
      stops: { channels: [] },
      news: { review: { count: 0 } },
    })
    expect(ids(ofVienna.next)).toEqual([sooner])
    expect(ids((await today(author, '?officeId=lahore,vienna')).next)).not.toContain(sooner)
    const stranger = await today(await test.signIn(['admin', 'dhaka']))
    expect(JSON.stringify(stranger)).not.toMatch(/lahore|vienna/)
  })

  it('refuses what is no office, and one that is not there', async () => {
    const everywhere = await test.signIn(['admin', '*'])
    expect((await ask(everywhere, '?officeId=La%20hore')).statusCode).toBe(400)
    expect((await ask(everywhere, '?officeId=nowhere')).json()).toMatchObject({ code: 'office-not-found' })
  })
})

async function item(): Promise<string> {
  const input = { actor: author.actor, officeId: 'lahore', content: newsContent() }
  return (await createDraft(test.deps, input)).newsItemId
}

async function ask({ headers }: SignedIn, query: string) {
  return await test.app.inject({ url: `/api/v1/today${query}`, headers })
}

async function today(person: SignedIn, query = '') {
  const answer = await ask(person, query)
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return answer.json()
}

function ids(posts: { id: string }[]): string[] {
  return posts.map(post => post.id)
}
