import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { systemActor } from '../../src/access/actor.ts'
import { operations } from '../../src/api/contract.ts'
import { addressOf } from '../../src/api/parts/operation.ts'
import { connectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { commentOnItem } from '../../src/news/comments/comment-on-item.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { storeMedia } from '../../src/news/media/store-media.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../src/news/writing/revise-news-item.ts'
import { testWebhook } from '../../src/notifications/webhooks/change-webhooks.ts'
import { importActivities } from '../../src/outreach/log/import-log.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildNotification } from '../factories/events.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'
import { type FeedServer, rss, startFeedServer } from '../news/feeds/feed-server.ts'

const lists = operations.filter(
  ({ answers }) => answers[200] instanceof z.ZodObject && 'items' in answers[200].shape,
)
/** Of posts, which take an approved item; tests/cli/dateline.test.ts and tests/publishing/calendar walk them. */
const walkedElsewhere = ['posts.list', 'calendar.posts', 'intendedPosts.list']

let test: TestApp
let admin: SignedIn
let offered: SignedIn
/** An item and a channel of which there is more than one of everything. */
let newsItemId: string
let channelId: string
let feedId: string
let webhookId: string
let seriesId: string
let activityId: string
let enquiryId: string
let feedServer: FeedServer
beforeAll(async () => {
  feedServer = await startFeedServer()
  feedServer.serve('/rss', rss([{ title: 'One' }, { title: 'Two' }]))
  // Held, so that no list changes between two questions: a session notes each minute that it is used.
  const started = new Date()
  test = await buildApp(
    {
      clock: { ...systemClock, now: () => started },
      networks: new Map([['x', scriptedNetwork(() => [])]]),
      feedPrivateHosts: [feedServer.host],
    },
    'nobody',
  )
  await addOffices(test.database, 'lahore', 'vienna', 'dhaka')
  admin = await test.signIn(['admin', '*'])
  offered = await test.signIn(['author', 'lahore'])
  const roles = ['author', 'analyst'].map(role => ({ role, officeId: 'vienna' }))
  const { headers } = await test.signIn(['admin', 'vienna'])
  const payload = { name: 'Amina', email: offered.email, grants: roles }
  await test.app.inject({ method: 'POST', url: '/api/v1/people', headers, payload })
  for (const name of ['one', 'two']) {
    await test.signIn(['author', 'lahore'])
    const account: Parameters<typeof connectChannel>[1] = {
      actor: systemActor,
      officeId: 'lahore',
      network: 'x',
      externalId: name,
      handle: name,
      name,
      languages: ['en'],
      credentials: { accessToken: 'token' },
      sandbox: true,
    }
    // Connected again, it is found to work a second time.
    for (const _time of [1, 2]) channelId = (await connectChannel(test.deps, account)).channelId
    const day = name === 'one' ? '2027-01-04' : '2027-01-05'
    await send('POST', '/api/v1/offices/lahore/holidays', { day, name })
    await send('POST', '/api/v1/topics', { labels: { en: `Topic ${name}` } })
    await send('POST', '/api/v1/projects', { name: `Project ${name}` })
    await send('PUT', '/api/v1/handles', { name: `Fund ${name}`, network: 'x', handle: `fund_${name}` })
    const translated = { language: 'ur', key: `calendar.${name}`, english: name, text: name }
    await send('PUT', '/api/v1/translations', translated)
    const places = ['Lahore']
    const text = `${name}: with the Roads Fund`
    const content = { places, topics: [], variants: [{ language: 'en' as const, text }], media: [] }
    const item = await createDraft(test.deps, { actor: admin.actor, officeId: 'lahore', content })
    newsItemId = item.newsItemId
    await commentOnItem(test.deps, { actor: admin.actor, newsItemId, text: name, mentions: [] })
    await commentOnItem(test.deps, { actor: admin.actor, newsItemId, text: 'also', mentions: [] })
    const file = { content: `Lahore: imported ${name}`, name: 'a.txt', officeId: 'lahore' }
    await importNews(test.deps, { actor: admin.actor, ...file })
    const background = name === 'one' ? 'red' : 'blue'
    const png = sharp({ create: { width: 8, height: 8, channels: 3, background } }).png()
    await storeMedia(test.deps, { actor: admin.actor, officeId: 'lahore', bytes: await png.toBuffer() })
    const other = { ...content, variants: [{ language: 'en' as const, text: `${text}, by another` }] }
    await reviseNewsItem(test.deps, { actor: offered.actor, newsItemId, revision: 1, content: other })
    const frozen = { actor: systemActor, officeIds: ['lahore'], from: '2026-07-01', to: '2026-09-30' }
    await freezeSnapshot(test.deps, { ...frozen, incomplete: true, sandbox: name === 'one' })
    const address = `${feedServer.origin}/rss?${name}`
    feedId = (await send('POST', '/api/v1/feeds', { officeId: 'lahore', address })).feed.id
    const hook = { officeId: 'lahore', url: `https://hooks.example.org/${name}`, kinds: ['post'] }
    webhookId = (await send('POST', '/api/v1/webhooks', hook)).id
    for (const _time of [1, 2]) await testWebhook(test.deps, { actor: admin.actor, webhookId })
    await buildNotification(test.deps.db)
    await test.deps.access.createApiKey({ personId: admin.actor.id, name, expiresInDays: 1 })
    await test.deps.access.signIn({ email: admin.email, password, networkAddress: name })
    seriesId = await addSeries(name)
    await addToLog(name)
  }
})
afterAll(async () => {
  await test.close()
  await feedServer.close()
})

/** Of an item that a second person has approved; months apart, so that some of its times are still expected. */
async function addSeries(name: string): Promise<string> {
  const [writer, approver] = [
    await test.signIn(['author', 'lahore']),
    await test.signIn(['approver', 'lahore']),
  ]
  const variants = [{ language: 'en' as const, text: `${name}: the hotline answers.` }]
  const content = { places: ['Lahore'], topics: [], variants, media: [] }
  const draft = await createDraft(test.deps, { actor: writer.actor, officeId: 'lahore', content })
  const submitted = await submitNewsItem(test.deps, { actor: writer.actor, newsItemId: draft.newsItemId })
  await approveNewsItem(test.deps, { actor: approver.actor, ...submitted })
  const series = await send('POST', '/api/v1/series', {
    officeId: 'lahore',
    name,
    newsItemIds: [draft.newsItemId],
    channelIds: [channelId],
    startsAt: inDays(2).slice(0, 16),
    rule: 'FREQ=MONTHLY;COUNT=6',
    acceptSameText: [channelId],
  })
  return series.seriesId
}

/** An activity and an enquiry, each corrected once, a month that is closed, a target and an export. */
async function addToLog(name: string): Promise<void> {
  const month = name === 'one' ? '2026-05' : '2026-06'
  const activity = { officeId: 'lahore', heldOn: '2026-07-02', kind: 'session', place: name }
  activityId = (await send('POST', '/api/v1/activities', activity)).entryId
  await send('PUT', `/api/v1/activities/${activityId}`, { ...activity, materials: 4, replaces: 1 })
  const enquiry = { officeId: 'lahore', askedOn: '2026-07-02', contactMethod: 'hotline', topic: name }
  enquiryId = (await send('POST', '/api/v1/enquiries', { enquiries: [enquiry] })).entryIds[0]
  await send('PUT', `/api/v1/enquiries/${enquiryId}`, { ...enquiry, count: 4, replaces: 1 })
  const sheet = { content: 'date,kind,place\n2026-07-03,session,Kasur\n', name: `${name}.csv` }
  await importActivities(test.deps, { actor: admin.actor, officeId: 'lahore', ...sheet })
  await send('POST', '/api/v1/closings', { officeId: 'lahore', month, log: 'enquiries' })
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const indicator = name === 'one' ? 'enquiries' : 'activities'
  await send('PUT', '/api/v1/targets', { officeId: 'lahore', indicator, ...year, value: 9 })
  const file = { tables: ['codebook'], officeIds: ['lahore'], from: '2026-07-01', to: '2026-07-31' }
  await send('POST', '/api/v1/exports', { ...file, format: 'csv' })
}

/** So many days from now. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString()
}

async function send(method: 'POST' | 'PUT', url: string, payload: object) {
  const { statusCode, body, json } = await test.app.inject({ method, url, payload, headers: admin.headers })
  expect([statusCode < 300, body]).toEqual([true, expect.anything()])
  return json()
}

/** What a list is asked for, besides the page. */
function addressFor(operation: (typeof lists)[number], page: Record<string, string> = {}): string {
  const { id, path } = operation
  const range = { from: '2027-01-04', to: '2027-01-10' }
  const needed: Record<string, Record<string, string>> = {
    'calendar.posts': { from: `${range.from}T00:00:00Z`, to: `${range.to}T00:00:00Z` },
    'calendar.slots': range,
    'calendar.expected': { from: inDays(0), to: inDays(399) },
    'translations.list': { language: 'ur' },
    'handles.listUses': { name: 'Roads Fund' },
    'figures.rows': { offices: 'lahore', from: '2026-07-01', to: '2026-09-30' },
    'people.colleagues': { officeId: 'lahore' },
  }
  const subjects = {
    news: newsItemId,
    channels: channelId,
    offices: 'lahore',
    feeds: feedId,
    webhooks: webhookId,
    series: seriesId,
    people: admin.actor.id,
    activities: activityId,
    enquiries: enquiryId,
  }
  const subject = new Map(Object.entries(subjects)).get(path.split('/')[3] ?? '')
  return addressOf(operation, {
    params: { id: subject, officeId: subject, indicator: 'enquiries' },
    query: { ...needed[id], ...page },
  })
}

async function pageOf(operation: (typeof lists)[number], query: Record<string, string>) {
  const url = addressFor(operation, query)
  const { headers } = operation.id.startsWith('roleOffers') ? offered : admin
  const { statusCode, json } = await test.app.inject({ url, headers })
  return { statusCode, body: json() }
}

it.each(lists.filter(({ id }) => !walkedElsewhere.includes(id)).map(list => [list.id, list] as const))(
  'walks %s page by page, and shows each item once',
  async (_id, list) => {
    const whole = (await pageOf(list, {})).body.items
    expect(whole.length).toBeGreaterThan(1)
    const walked = []
    let query: Record<string, string> = { limit: '1' }
    for (let turn = 0; turn < whole.length; turn += 1) {
      const { body } = await pageOf(list, query)
      expect(body.items).toHaveLength(1)
      walked.push(...body.items)
      query = { limit: '1', cursor: body.next }
      expect(typeof body.next).toBe(turn < whole.length - 1 ? 'string' : 'undefined')
    }
    expect(walked).toEqual(whole)
  },
)

it.each(lists.map(list => [list.id, list] as const))(
  'refuses a cursor and a limit of %s that no page has',
  async (_id, list) => {
    for (const query of [{ cursor: 'of another list' }, { limit: '0' }, { limit: '100001' }]) {
      const { statusCode, body } = await pageOf(list, query)
      expect([query, statusCode, body.type]).toEqual([query, 400, 'urn:dateline:bad-input'])
    }
  },
)

it.each(lists.map(list => [list.id, list] as const))(
  'marks the content of %s, and leaves it out for a caller who has it, whatever proxies made of the mark',
  async (_id, list) => {
    const url = addressFor(list)
    const ask = (tag?: string) =>
      test.app.inject({
        url,
        headers: { ...admin.headers, ...(tag === undefined ? {} : { 'if-none-match': tag }) },
      })
    const whole = await ask()
    const tag = String(whole.headers.etag)
    expect([whole.statusCode, tag]).toEqual([200, expect.stringMatching(/^"[0-9a-f]{32}"$/)])
    for (const held of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask(held)
      expect([held, again.statusCode, again.body, again.headers.etag]).toEqual([held, 304, '', tag])
    }
    for (const other of ['"other"', tag.replace(/^"./, '"x')]) {
      const again = await ask(other)
      expect([again.statusCode, again.body]).toEqual([200, whole.body])
    }
  },
)
