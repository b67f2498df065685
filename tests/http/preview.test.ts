import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkProfiles } from '../../src/networks/profiles.ts'
import type { RevisionContent } from '../../src/news/news-content.view.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'

import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { newsContent } from '../factories/news.ts'
import { installPresetOffices } from '../factories/preset.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'

let test: TestApp
let author: SignedIn
let x: string
let page: string
beforeAll(async () => {
  const network = scriptedNetwork(() => [])
  test = await buildApp({
    networks: new Map(networkProfiles().map(profile => [profile.name, { ...network, profile }])),
  })
  await installPresetOffices(test.database.db)
  author = await test.signIn(['author', 'lahore'])
  x = await buildChannel(test.database.db, { officeId: 'lahore', network: 'x', languages: ['en', 'ur'] })
  page = await buildChannel(test.database.db, { officeId: 'lahore', network: 'facebook', languages: ['en'] })
})
afterAll(() => test.close())

const english = (text: string, parts: Partial<RevisionContent['variants'][number]> = {}) =>
  newsContent({ variants: [{ language: 'en', text, ...parts }] })

async function draft(content: RevisionContent): Promise<string> {
  const { newsItemId } = await createDraft(test.deps, { actor: author.actor, officeId: 'lahore', content })
  return newsItemId
}

async function preview(newsItemId: string, body: object, { headers } = author) {
  const payload = { newsItemId, at: '2030-09-10T10:00', ...body }
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/posts/preview', headers, payload })
  return { status: answer.statusCode, body: answer.json() }
}

describe('a preview of what nobody has approved', () => {
  it('shows a saved revision, each as it was, and says what review still lacks', async () => {
    const newsItemId = await draft(english('Lahore: First.', { wordings: { [x]: 'Lahore: First, on X.' } }))
    expect((await preview(newsItemId, {})).body.code).toBe('item-not-approved')
    const { status, body } = await preview(newsItemId, { revision: 1 })
    expect(status).toBe(200)
    const texts = Object.fromEntries(
      body.posts.map((post: { channelId: string; segments: { text: string }[] }) => [
        post.channelId,
        post.segments[0]?.text,
      ]),
    )
    expect(texts).toEqual({ [x]: 'Lahore: First, on X.', [page]: 'Lahore: First.' })
    expect(body.posts[0]).toMatchObject({
      refusals: [],
      planned: { local: '2030-09-10T10:00' },
      cost: { postingMilliDollars: expect.any(Number) },
    })
    expect((await preview(newsItemId, { revision: 2 })).body.code).toBe('revision-not-found')
    expect((await preview(newsItemId, { revision: 1, content: english('x') })).body.detail).toMatch(
      /not both/,
    )
  })

  it('shows content that is not saved, with the project, wordings and channels chosen, and saves nothing', async () => {
    const newsItemId = await draft(english('Lahore: Saved.'))
    const events = () => test.database.db.selectFrom('event').select('seq').execute()
    const before = await events()
    const content = {
      ...english('Lahore: Typed so far.'),
      projectId: 'silk-routes',
      topics: ['visas-permits'],
    }
    const { body } = await preview(newsItemId, { content, channelIds: [page] })
    expect(body.posts).toMatchObject([
      {
        channelId: page,
        segments: [
          { text: expect.stringMatching(/Typed so far.*Funded by the European Union/s), fold: null },
        ],
      },
    ])
    expect(body.missing).toEqual([])
    expect(await events()).toEqual(before)
    const unknown = await preview(newsItemId, { content: { ...content, projectId: 'nothing' } })
    expect(unknown.body).toMatchObject({ status: 400, code: 'item-references-unknown' })
    const outsider = await test.signIn(['author', 'vienna'])
    expect((await preview(newsItemId, { content }, outsider)).status).toBe(404)
  })

  it('says of one post alone what stands in its way: a text that cannot be laid out, a channel without slots', async () => {
    const endless = `Lahore: ${'x'.repeat(40)} ${'word '.repeat(9_000)}`
    const newsItemId = await draft(english('Lahore: Saved.'))
    const content = english('Lahore: Short.', { wordings: { [x]: endless } })
    const { body } = await preview(newsItemId, { content })
    const posts = new Map<string, Record<string, unknown>>(
      body.posts.map((post: { channelId: string }) => [post.channelId, post]),
    )
    expect(posts.get(x)).toMatchObject({
      segments: [],
      refusals: [expect.stringMatching(/more than 99 segments/)],
    })
    expect(posts.get(page)).toMatchObject({ segments: [{ text: 'Lahore: Short.' }], refusals: [] })
    await test.database.db.deleteFrom('channel_slot').where('channel_id', '=', page).execute()
    const slotless = (await preview(newsItemId, { content, at: undefined, channelIds: [page] })).body.posts
    expect(slotless).toMatchObject([
      { planned: null, noTime: expect.stringMatching(/slot/), segments: [{ text: 'Lahore: Short.' }] },
    ])
    expect((await preview(newsItemId, { content, at: '2030-02-30T10:00' })).body.code).toBe('not-a-time')
  })

  it('shows where a timeline folds the text', async () => {
    const newsItemId = await draft(english('Lahore: Saved.'))
    const words = `Lahore: ${'a word '.repeat(100)}`.trim()
    const lines = Array.from({ length: 8 }, (_, line) => `Line ${line}`).join('\n')
    for (const [text, at] of [
      ['Lahore: Short.', undefined],
      [words, words.lastIndexOf(' ', 477)],
      [lines, lines.indexOf('\nLine 5')],
    ] as const) {
      const { body } = await preview(newsItemId, { content: english(text), channelIds: [page] })
      expect(body.posts[0].segments[0].fold).toEqual(at === undefined ? null : { at, more: 'See more' })
    }
  })

  it('names what an empty text or a file without a description lacks', async () => {
    const newsItemId = await draft(english('Lahore: Saved.'))
    await test.database.db
      .insertInto('project')
      .values({ id: 'open', name: 'Open', credit: '{}', emblem: null })
      .execute()
    const { body } = await preview(newsItemId, { content: { ...english('Lahore: Now.'), projectId: 'open' } })
    expect(body.missing).toEqual([expect.stringMatching(/"Open" has neither a credit line/)])
  })
})
