import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createFacebookNetwork } from '../../src/networks/facebook/facebook-network.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildChannel } from '../factories/channel.ts'
import { notifyNow } from '../factories/events.ts'
import { approver, author, newsContent } from '../factories/news.ts'

const origin = 'http://127.0.0.1:9'
const networks = new Map([
  ['x', createXNetwork({ origin, clock: systemClock })],
  ['facebook', createFacebookNetwork({ origin, version: 'v26.0', clock: systemClock })],
] as const)

let test: TestApp
let writer: SignedIn
let operator: SignedIn
beforeAll(async () => {
  test = await buildApp({ networks })
  await addOffices(test.database, 'lahore', 'vienna')
  writer = await test.signIn(['author', 'lahore'])
  operator = await test.signIn(['operator', 'lahore'])
})
afterAll(() => test.close())

const channel = (network: 'x' | 'facebook' = 'x', officeId = 'lahore') =>
  buildChannel(test.database.db, { network, officeId, sandbox: false })

/** An approved item with words of its own, unless they are given. */
async function approved(text = `Lahore: Counselling is free. ${newId()}`, officeId = 'lahore') {
  const content = newsContent({ variants: [{ language: 'en', text }] })
  const { newsItemId } = await createDraft(test.deps, { actor: author, officeId, content })
  const { contentHash } = await submitNewsItem(test.deps, { actor: author, newsItemId })
  await approveNewsItem(test.deps, { actor: approver, newsItemId, contentHash })
  return newsItemId
}

async function ask(who: SignedIn, method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) {
  const answer = await test.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: who.headers,
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

describe('the budget of an office', () => {
  it('is set by its operator, shown to its people, and kept from others', async () => {
    const url = '/offices/lahore/budget'
    const budget = { monthMilliDollars: 50_000 }
    const analyst = await test.signIn(['analyst', 'lahore'])
    const stranger = await test.signIn(['admin', 'vienna'])
    expect((await ask(writer, 'PUT', url, budget)).status).toBe(403)
    expect((await ask(stranger, 'PUT', url, budget)).status).toBe(404)
    expect((await ask(stranger, 'GET', url)).status).toBe(404)
    expect(await ask(operator, 'PUT', url, budget)).toMatchObject({ status: 200 })
    expect(await ask(analyst, 'GET', `${url}?month=2030-01`)).toEqual({
      status: 200,
      body: {
        officeId: 'lahore',
        timeZone: 'Asia/Karachi',
        month: '2030-01',
        sandbox: false,
        sentMilliDollars: 0,
        scheduledMilliDollars: 0,
        readsMilliDollars: 0,
        soFarMilliDollars: 0,
        addedMilliDollars: 0,
        totalMilliDollars: 0,
        budgetMilliDollars: 50_000,
        level: 'within',
        warning: null,
      },
    })
    const entry = await test.database.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'office.budget')
      .execute()
    expect(entry).toEqual([
      { actor: `session:${operator.actor.id}`, detail: { monthMilliDollars: 50_000, was: null } },
    ])
    expect(await ask(operator, 'PUT', url, { monthMilliDollars: null })).toMatchObject({
      body: { budgetMilliDollars: null, level: 'no-budget' },
    })
  })

  it.each([
    ['a sum below nothing', { monthMilliDollars: -1 }, 'monthMilliDollars'],
    ['a part of a thousandth', { monthMilliDollars: 0.5 }, 'monthMilliDollars'],
    ['words', { monthMilliDollars: 'much' }, 'monthMilliDollars'],
    ['nothing', {}, 'monthMilliDollars'],
  ])('is not %s', async (_title, body, place) => {
    const answer = await ask(operator, 'PUT', '/offices/lahore/budget', body)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain(place)
  })

  it('is asked for by a month that there is', async () => {
    const answer = await ask(operator, 'GET', '/offices/lahore/budget?month=2030-13')
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('2026-11')
  })
})

describe('planning', () => {
  it('says before and after what a post costs, and how its months stand', async () => {
    const [x, page] = [await channel(), await channel('facebook')]
    await ask(operator, 'PUT', '/offices/lahore/budget', { monthMilliDollars: 40 })
    const body = { newsItemId: await approved(), channelIds: [x, page], at: '2030-06-03T10:00' }
    const preview = await ask(writer, 'POST', '/posts/preview', body)
    const cost = {
      postingMilliDollars: 15,
      readsMilliDollars: 25,
      totalMilliDollars: 40,
      inDoubtMilliDollars: 0,
    }
    const free = {
      postingMilliDollars: 0,
      readsMilliDollars: 0,
      totalMilliDollars: 0,
      inDoubtMilliDollars: 0,
    }
    const costs = new Map(
      preview.body.posts.map((post: { channelId: string; cost: object }) => [post.channelId, post.cost]),
    )
    expect(costs).toEqual(
      new Map([
        [x, cost],
        [page, free],
      ]),
    )
    expect(preview.body.months).toEqual([
      expect.objectContaining({
        month: '2030-06',
        soFarMilliDollars: 0,
        addedMilliDollars: 35,
        totalMilliDollars: 35,
        budgetMilliDollars: 40,
        level: 'near',
        warning: expect.stringContaining('more than 80 % of the budget of $0.04'),
      }),
      expect.objectContaining({ month: '2030-07', addedMilliDollars: 5, level: 'within', warning: null }),
    ])

    const planned = await ask(writer, 'POST', '/posts', body)
    expect(planned.status).toBe(201)
    expect(planned.body.months).toEqual(preview.body.months)
    const again = { ...body, newsItemId: await approved() }
    expect((await ask(writer, 'POST', '/posts', again)).body.months[0]).toMatchObject({
      soFarMilliDollars: 35,
      scheduledMilliDollars: 15,
      readsMilliDollars: 20,
      totalMilliDollars: 70,
      level: 'over',
    })
    await notifyNow(test.deps.db)
    const { items: notifications } = (await ask(writer, 'GET', '/notifications')).body
    expect(notifications.map((notification: { kind: string }) => notification.kind)).toEqual([
      'budget-passed',
      'budget-near',
    ])
    const stranger = await test.signIn(['author', 'vienna'])
    expect((await ask(stranger, 'GET', '/notifications')).body.items).toEqual([])
  })

  it('says what the network refuses', async () => {
    const body = {
      newsItemId: await approved('Lahore: From $EUR to $PKR.'),
      channelIds: [await channel()],
      at: '2030-06-04T10:00',
    }
    const refusals = ['The text has 2 cashtags ($EUR $PKR); X allows 1.']
    expect((await ask(writer, 'POST', '/posts/preview', body)).body.posts[0]).toMatchObject({ refusals })
    expect((await ask(writer, 'POST', '/posts', body)).body.posts[0]).toMatchObject({ refusals })
  })
})

describe('the same text to two accounts of X', () => {
  const warned = (answer: { body: { posts: { warnings: string[] }[] } }) =>
    answer.body.posts.map(post =>
      post.warnings.filter(
        warning => warning.includes('the same text') || warning.startsWith('The same text'),
      ),
    )

  it('is warned of where both are planned together, and not on X and Facebook', async () => {
    const [one, two, page] = [await channel(), await channel(), await channel('facebook')]
    const newsItemId = await approved()
    const at = '2030-08-05T10:00'
    const both = await ask(writer, 'POST', '/posts/preview', { newsItemId, channelIds: [one, two], at })
    expect(warned(both)).toEqual([
      [
        expect.stringMatching(
          /^The same text is for @mrc_\w+, too: Monday 5 August 2030, 10:00 \(Asia\/Karachi\)\. X's automation rules forbid/,
        ),
      ],
      [expect.any(String)],
    ])
    const mixed = await ask(writer, 'POST', '/posts/preview', { newsItemId, channelIds: [one, page], at })
    expect(warned(mixed)).toEqual([[], []])
  })

  it('is warned of where one is planned before, as a week goes, until that one is cancelled', async () => {
    const [one, two] = [await channel(), await channel()]
    const text = `Lahore: The desk is open. ${newId()}`
    const first = await ask(writer, 'POST', '/posts', {
      newsItemId: await approved(text),
      channelIds: [one],
      at: '2030-09-02T10:00',
    })
    expect(warned(first)).toEqual([[]])
    const newsItemId = await approved(text.replace('desk', 'DESK'))
    const onTwo = (at: string) => ({ newsItemId, channelIds: [two], at })
    expect(warned(await ask(writer, 'POST', '/posts/preview', onTwo('2030-09-08T10:00')))[0]).toHaveLength(1)
    expect(warned(await ask(writer, 'POST', '/posts/preview', onTwo('2030-09-10T10:00')))).toEqual([[]])
    await ask(writer, 'POST', `/posts/${first.body.posts[0].id}/cancel`, {})
    expect(warned(await ask(writer, 'POST', '/posts', onTwo('2030-09-08T10:00')))).toEqual([[]])
  })

  it('names no account of an office that one cannot see', async () => {
    const text = `Lahore: The hall is open. ${newId()}`
    const elsewhere = await channel('x', 'vienna')
    const viennese = await test.signIn(['author', 'vienna'])
    const at = '2030-10-07T10:00'
    const newsItemId = await approved(text, 'vienna')
    expect((await ask(viennese, 'POST', '/posts', { newsItemId, channelIds: [elsewhere], at })).status).toBe(
      201,
    )
    const body = { newsItemId: await approved(text), channelIds: [await channel()], at }
    const [warning] = warned(await ask(writer, 'POST', '/posts', body))[0] ?? []
    expect(warning).toContain('Another account has the same text, in an office that you cannot see.')
    expect(warning).not.toContain('mrc_')
    expect(warning).not.toContain('October')
  })
})
