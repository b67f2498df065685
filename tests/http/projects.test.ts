import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { newsContent } from '../factories/news.ts'
import { installPresetOffices } from '../factories/preset.ts'

let test: TestApp
let operator: SignedIn
let reader: SignedIn
beforeAll(async () => {
  test = await buildApp()
  await installPresetOffices(test.database.db)
  operator = await test.signIn(['operator', '*'])
  reader = await test.signIn(['author', 'lahore'])
})
afterAll(() => test.close())

async function ask(method: string, path: string, payload?: object | Buffer, { headers } = operator) {
  const url = `/api/v1/${path}`
  const body = payload === undefined ? {} : { payload }
  const answer = await test.app.inject({ method: method as 'GET', url, headers, ...body })
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    raw: answer.rawPayload,
    body: isJson ? answer.json() : undefined,
  }
}

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } }).withMetadata({
    orientation: 6,
  })
}

describe('projects over HTTP', () => {
  it('are created, listed for an office, edited by language, archived and restored', async () => {
    const created = await ask('POST', 'projects', {
      name: 'Nairobi roads',
      credit: { EN: 'Funded by the Roads Fund' },
      officeIds: ['vienna'],
    })
    expect(created).toMatchObject({
      status: 201,
      body: { id: 'nairobi-roads', credit: { en: 'Funded by the Roads Fund' }, isDonorSettled: true },
    })
    const ids = async (query = '', who = reader) =>
      (await ask('GET', `projects${query}`, undefined, who)).body.items.map((each: { id: string }) => each.id)
    expect(await ids()).toEqual(['silk-routes', 'own-funds'])
    expect(await ids('?officeId=vienna', operator)).toEqual(['silk-routes', 'nairobi-roads', 'own-funds'])
    expect((await ask('GET', 'projects/nairobi-roads', undefined, reader)).status).toBe(404)
    const edited = await ask('PATCH', 'projects/nairobi-roads', {
      credit: { en: null },
      officeIds: null,
      endsOn: '2027-01-31',
    })
    expect(edited).toMatchObject({
      status: 200,
      body: { credit: {}, isDonorSettled: false, officeIds: null, endsOn: '2027-01-31' },
    })
    expect((await ask('POST', 'projects/nairobi-roads/archive')).status).toBe(200)
    expect(await ids('?show=archived')).toEqual(['nairobi-roads'])
    expect((await ask('POST', 'projects/nairobi-roads/restore')).status).toBe(200)
    const decided = await ask('PUT', 'projects/nairobi-roads/no-donor', { reason: 'The county pays.' })
    expect(decided.body).toMatchObject({
      isDonorSettled: true,
      noDonor: { reason: 'The county pays.', byName: 'Test Person' },
    })
    expect((await ask('PATCH', 'projects/nairobi-roads', { credit: { sw: 'x' } })).body.code).toBe(
      'project-has-no-donor',
    )
    expect((await ask('DELETE', 'projects/nairobi-roads/no-donor')).body).toMatchObject({ noDonor: null })
  })

  it.each([
    [
      'a credit line of two lines',
      { name: 'x', credit: { en: 'a\nb' } },
      /credit\.en: must be a single line/,
    ],
    [
      'a credit line that is too long',
      { name: 'x', credit: { en: 'a'.repeat(201) } },
      /credit\.en: is longer than 200/,
    ],
    ['a language that nobody knows', { name: 'x', credit: { xx1: 'a' } }, /must be a language code/],
    ['an empty name', { name: ' \u200f ' }, /name: is empty/],
    ['an id of capitals', { id: 'Roads', name: 'x' }, /id: must be small Latin letters/],
    ['an impossible day', { name: 'x', beginsOn: '2026-02-30' }, /beginsOn/],
    ['an emblem by another name', { name: 'x', emblem: 'un' }, /emblem/],
  ])('are refused with %s', async (_what, payload, message) => {
    const { status, body } = await ask('POST', 'projects', payload)
    expect([status, body.detail]).toEqual([400, expect.stringMatching(message)])
  })

  it('take an emblem of their own, re-encoded, and keep the one they had where a file is refused', async () => {
    const jpeg = await picture(40, 30).jpeg().toBuffer()
    const set = await ask('PUT', 'projects/silk-routes/emblem', jpeg)
    expect(set).toMatchObject({ status: 200, body: { emblem: 'own' } })
    const shown = await ask('GET', 'projects/silk-routes/emblem', undefined, reader)
    expect(shown.headers['content-type']).toBe('image/jpeg')
    const facts = await sharp(shown.raw).metadata()
    expect(facts).toMatchObject({ format: 'jpeg', width: 30, height: 40 })
    expect(facts.exif).toBeUndefined()
    for (const [bytes, status, reason] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 400, 'media-type-unsupported'],
      [await picture(8, 8).gif().toBuffer(), 400, 'emblem-unusable'],
      [jpeg.subarray(0, 200), 400, 'media-unusable'],
      [await picture(2_400, 10).png().toBuffer(), 400, 'emblem-unusable'],
      [Buffer.alloc(1024 * 1024 + 1), 413, 'request-too-large'],
    ] as const) {
      const { body } = await ask('PUT', 'projects/silk-routes/emblem', bytes)
      expect([body.status, body.code]).toEqual([status, reason])
    }
    expect((await ask('PUT', 'projects/own-funds/emblem', jpeg)).body.code).toBe('project-has-no-donor')
    expect((await ask('PUT', 'projects/silk-routes/emblem', jpeg, reader)).status).toBe(403)
    expect((await ask('GET', 'projects/silk-routes/emblem', undefined, reader)).raw).toEqual(shown.raw)
    expect((await ask('PATCH', 'projects/silk-routes', { emblem: 'eu' })).body.emblem).toBe('eu')
    expect((await ask('GET', 'projects/silk-routes/emblem')).body.code).toBe('emblem-not-found')
  })
})

describe('topics over HTTP', () => {
  it('are listed in their order, created, edited, merged, ordered and restored', async () => {
    const made = await ask('POST', 'topics', { labels: { sw: 'Elimu' }, hashtags: { sw: 'Elimu' } })
    expect(made).toMatchObject({
      status: 201,
      body: { id: 'elimu', hashtags: { sw: '#Elimu' }, keywords: {} },
    })
    expect((await ask('POST', 'topics', { id: 'elimu', labels: { en: 'x' } })).body.code).toBe('topic-exists')
    expect((await ask('PATCH', 'topics/elimu', { keywords: { fa: ['x'] } })).status).toBe(200)
    expect((await ask('PATCH', 'topics/elimu', { hashtags: { sw: '#a b' } })).body).toMatchObject({
      status: 400,
      code: 'hashtag-invalid',
    })
    const list = async (query = '') => (await ask('GET', `topics${query}`, undefined, reader)).body.items
    const ids = (await list()).map((topic: { id: string }) => topic.id)
    expect(ids.at(-1)).toBe('elimu')
    expect((await ask('PUT', 'topics/order', { ids: ['elimu', ...ids.slice(0, -1)] })).status).toBe(200)
    expect((await list('?limit=1'))[0].id).toBe('elimu')
    expect((await ask('PUT', 'topics/order', { ids: ['elimu'] })).body).toMatchObject({
      status: 400,
      code: 'topic-order-incomplete',
    })
    expect((await ask('POST', 'topics/elimu/merge', { into: 'other' })).body).toMatchObject({
      id: 'other',
      mergedInto: null,
    })
    expect(await list('?show=archived')).toMatchObject([{ id: 'elimu', mergedInto: 'other' }])
    expect((await ask('POST', 'topics/elimu/restore')).status).toBe(200)
    expect((await ask('POST', 'topics/elimu/archive')).status).toBe(200)
    expect((await ask('GET', 'topics/elimu', undefined, reader)).body).toMatchObject({
      mergedInto: null,
      archivedAt: expect.any(String),
    })
  })
})

describe('handles over HTTP', () => {
  const named = (author: SignedIn, text: string, officeId = 'lahore') =>
    createDraft(test.deps, {
      actor: author.actor,
      officeId,
      content: newsContent({ variants: [{ language: 'en', text }] }),
    })

  it('are set in the form of their network, listed and removed', async () => {
    const set = (handle: string, network = 'x', name = 'Roads  Fund') =>
      ask('PUT', 'handles', { name, network, handle })
    expect(await set('@RoadsFund')).toMatchObject({
      status: 200,
      body: { name: 'Roads Fund', network: 'x', handle: 'RoadsFund' },
    })
    expect((await set('RoadsFund2')).body.handle).toBe('RoadsFund2')
    expect((await set('roads@social.example', 'mastodon')).status).toBe(200)
    for (const [network, handle, detail] of [
      ['x', 'much_too_long_for_x', 'must be 1 to 15 Latin letters'],
      ['x', 'a.b', 'must be 1 to 15 Latin letters'],
      ['facebook', 'abc', 'must be 5 to 50 Latin letters'],
      ['mastodon', 'a b', 'social.example'],
      ['nowhere', 'abcdef', 'allowed are x, facebook, mastodon'],
    ] as const) {
      const { status, body } = await set(handle, network)
      expect([status, body.detail]).toEqual([400, expect.stringContaining(detail)])
    }
    const list = async () =>
      (await ask('GET', 'handles?network=x', undefined, reader)).body.items.filter(
        (each: { name: string }) => each.name === 'Roads Fund',
      )
    expect(await list()).toEqual([{ name: 'Roads Fund', network: 'x', handle: 'RoadsFund2' }])
    expect((await ask('DELETE', 'handles?name=Roads%20Fund&network=x')).status).toBe(200)
    expect((await ask('DELETE', 'handles?name=Roads%20Fund&network=x')).body.code).toBe('handle-not-found')
    expect(await list()).toEqual([])
  })

  it('say which texts use them: whole words, in offices where one may read, page by page', async () => {
    const author = await test.signIn(['author', '*'])
    const [first, second] = [
      await named(author, 'Lahore: The Roads Fund came.'),
      await named(author, 'Lahore: a day with the Roads\u00a0Fund.'),
    ]
    await named(author, 'Lahore: The Roads Funds are others.')
    await named(author, 'Lahore: the roads fund in small letters.')
    const foreign = await named(author, 'Vienna: The Roads Fund came here too.', 'vienna')
    const uses = async (query: string, who: SignedIn) =>
      (await ask('GET', `handles/uses?name=Roads%20Fund${query}`, undefined, who)).body
    const ofReader = await uses('', reader)
    expect(ofReader.items.map((each: { newsItemId: string }) => each.newsItemId)).toEqual([
      second.newsItemId,
      first.newsItemId,
    ])
    expect(ofReader.items[1]).toMatchObject({
      officeId: 'lahore',
      state: 'draft',
      languages: ['en'],
      excerpt: 'Lahore: The Roads Fund came.',
    })
    const page = await uses('&limit=1', author)
    expect(page.items).toMatchObject([{ newsItemId: foreign.newsItemId }])
    expect((await uses(`&limit=1&cursor=${page.next}`, author)).items).toMatchObject([
      { newsItemId: second.newsItemId },
    ])
  })
})
