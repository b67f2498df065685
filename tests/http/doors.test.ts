import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { listAudit } from '../../src/access/audit/audit-log.view.ts'
import { beginConnect } from '../../src/channels/connecting/begin-connect.ts'
import { connectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { newId } from '../../src/core/ids.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { storeMedia } from '../../src/news/media/store-media.ts'
import { beginUpload } from '../../src/news/media/uploading/begin-upload.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { addWebhook, testWebhook } from '../../src/notifications/webhooks/change-webhooks.ts'
import { createProject } from '../../src/offices/projects/create-project.ts'
import { requestExport } from '../../src/outreach/export/request-export.ts'
import { importEnquiries } from '../../src/outreach/log/import-log.ts'
import { logActivity, logEnquiries } from '../../src/outreach/log/log-outreach.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { movePost } from '../../src/publishing/calendar/moving/move-post.ts'
import { addOffices, buildApp, publicUrl, type SignedIn, type TestApp } from '../factories/app.ts'
import { buildNotification } from '../factories/events.ts'
import { buildFeed } from '../factories/feed.ts'
import { routesOf } from '../factories/routes.ts'
import { waysIn } from '../factories/ways-in.ts'

/** Every route that answers without a sign-in. A new one must be named here on purpose. */
const publicRoutes = [
  // The web app, and its files under /assets/, which are not listed: tests/http/app-files.test.ts.
  'GET *',
  'GET /pages/:tag/:name',
  'POST /look',
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/code',
  'POST /sign-in/code',
  'GET /sign-in/done',
  'GET /sign-in/oidc',
  'GET /sign-in/oidc/callback',
  'POST /sign-out',
  'GET /setup',
  'POST /setup/open',
  'POST /setup/password',
  'GET /forgot',
  'POST /forgot',
  'POST /api/v1/password-reset',
  'POST /api/v1/password-reset/finish',
  'POST /api/v1/session/passkey',
  'POST /api/v1/session/passkey/options',
  'POST /setup',
  'POST /api/v1/setup',
  'GET /calendar/:token.ics',
  'GET /sandbox',
  'GET /sandbox/media/:id',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'POST /api/v1/session',
]

const absent = '0199a1b2-0000-7000-8000-000000000000'

/** Listings, which answer everyone, and show an outsider nothing. */
const listings: Record<string, string> = {
  'GET /api/v1/webhooks': 'items',
  'GET /api/v1/today': 'next',
  'GET /api/v1/people': 'items',
  'GET /api/v1/role-offers': 'items',
  'GET /api/v1/offices': 'items',
  'GET /api/v1/projects': 'items',
  'GET /api/v1/topics': 'items',
  'GET /api/v1/handles': 'items',
  'GET /api/v1/channels': 'items',
  'GET /api/v1/feeds': 'items',
  'GET /api/v1/news': 'items',
  'GET /api/v1/news/counts': 'draft',
  'GET /api/v1/news/imports': 'items',
  'GET /api/v1/media': 'items',
  'GET /api/v1/posts': 'items',
  'GET /api/v1/calendar/posts': 'items',
  'GET /api/v1/calendar/slots': 'items',
  'GET /api/v1/calendar/expected': 'items',
  'GET /api/v1/series': 'items',
  'GET /api/v1/activities': 'items',
  'GET /api/v1/enquiries': 'items',
  'GET /api/v1/closings': 'items',
  'GET /api/v1/log-imports': 'items',
  'GET /api/v1/log-words': 'items',
  'GET /api/v1/snapshots': 'items',
  'GET /api/v1/snapshots/verify': 'items',
  'GET /api/v1/targets': 'items',
  'GET /api/v1/exports': 'items',
  'GET /api/v1/notifications': 'items',
  'GET /api/v1/audit': 'items',
}

/** What a listing must be asked with: a time in which Lahore has a post and slots. */
const ranges: Record<string, string> = {
  'GET /api/v1/calendar/posts': 'from=2029-12-30T00:00:00Z&to=2030-01-03T00:00:00Z',
  'GET /api/v1/calendar/slots': 'from=2029-12-30&to=2030-01-03',
  'GET /api/v1/calendar/expected': 'from=2029-12-30T00:00:00Z&to=2030-01-03T00:00:00Z',
}

let test: TestApp
let outsider: SignedIn
let routes: string[]
/** Ids and bodies of office Lahore, for each route that names something. */
let aimed: Record<string, { id?: string; query?: string; payload?: object }>

beforeAll(async () => {
  test = await buildApp({
    sandbox: { timeline: async () => '', picture: async () => undefined },
    waysIn: waysIn({
      x: { origin: 'https://api.x.com', clientId: 'client', clock: systemClock },
      sandbox: false,
    }),
  })
  await addOffices(test.database, 'lahore', 'vienna')
  routes = routesOf(test.app)
  outsider = await test.signIn(['admin', 'vienna'])
  aimed = await lahoresOwn()
})
afterAll(() => test.close())

/** An invitation to the insider, by yet another office. */
async function waitingFor({ actor }: SignedIn): Promise<string> {
  const id = newId()
  await test.deps.db
    .insertInto('person')
    .values({
      id,
      name: 'n',
      email: `invitation:${id}`,
      stands_for: actor.id,
      invited_email: 'i@example.org',
    })
    .execute()
  await test.deps.db
    .insertInto('role_grant')
    .values({ person_id: id, role: 'author', office_id: 'dhaka', granted_by: 'x' })
    .execute()
  return id
}

async function lahoresOwn(): Promise<typeof aimed> {
  const insider = await test.signIn(['admin', 'lahore'])
  const { deps } = test
  const imported = await importNews(deps, {
    actor: insider.actor,
    content: 'A counselling day was held.',
    name: 'x.txt',
    officeId: 'lahore',
  })
  const newsItemId = imported.added[0]?.newsItemId ?? ''
  const { channelId } = await connectChannel(deps, {
    actor: systemActor,
    officeId: 'lahore',
    network: 'x',
    externalId: '1',
    handle: 'lahore',
    name: 'Lahore',
    languages: ['en'],
    credentials: { accessToken: 'token' },
    sandbox: true,
  })
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const { mediaId } = await storeMedia(deps, { actor: insider.actor, officeId: 'lahore', bytes: png })
  const uploadId = newId()
  await beginUpload(deps, { actor: insider.actor, officeId: 'lahore', uploadId, byteCount: 9 })
  const notification = { id: await buildNotification(deps.db) }
  const postId = await addPost(insider, newsItemId, channelId)
  const post = { id: postId }
  const moved = await movePost(deps, { actor: insider.actor, postId, at: '2030-01-01T09:00' })
  const changeId = moved.undo?.changeId ?? ''
  const period = { from: '2026-07-01', to: '2026-09-30', sandbox: false }
  const snapshot = await freezeSnapshot(deps, {
    actor: insider.actor,
    officeIds: ['lahore'],
    ...period,
    incomplete: true,
  })
  const exported = await requestExport(deps, {
    actor: insider.actor,
    tables: ['codebook'],
    audience: 'internal',
    officeIds: ['lahore'],
    format: 'csv',
    ...period,
  })
  const content = { places: [], topics: [], variants: [{ language: 'en', text: 'Mine.' }], media: [] }
  const grant = { role: 'author', officeId: 'lahore' }
  const connect = {
    officeId: 'lahore',
    network: 'x',
    externalId: '9',
    handle: 'h',
    name: 'n',
    languages: ['en'],
  }
  const activity = { officeId: 'lahore', heldOn: '2026-07-02', kind: 'session', place: 'Lahore' }
  const enquiry = { officeId: 'lahore', askedOn: '2026-07-02', contactMethod: 'phone', topic: 'visas' }
  const { attemptId } = await beginConnect(deps, {
    actor: insider.actor,
    officeId: 'lahore',
    network: 'x',
  })
  const item = { id: newsItemId }
  const activityId = await logActivity(deps, { actor: insider.actor, activity, origin: 'practice' })
  const logged = { actor: insider.actor, enquiries: [enquiry], origin: 'practice' as const }
  const [enquiryId = ''] = await logEnquiries(deps, logged)
  const { importId } = await importEnquiries(deps, {
    actor: insider.actor,
    content: 'date,channel,topic\n2026-07-02,phone,visas\n',
    name: 'july.csv',
    officeId: 'lahore',
    origin: 'practice',
  })
  const closing = { officeId: 'lahore', month: '2026-06', log: 'enquiries' }
  const withdrawal = { reason: 'Logged twice' }
  const webhook = await addWebhook(deps, {
    actor: insider.actor,
    officeId: 'lahore',
    url: 'https://hooks.example.org/',
    kinds: ['post'],
  })
  const deliveryId = await testWebhook(deps, { actor: insider.actor, webhookId: webhook.id })
  const stop = { payload: { scope: 'office', officeId: 'lahore', reason: 'because' } }
  const { id: keyId } = await deps.access.createApiKey({
    personId: insider.actor.id,
    name: 'of an insider',
    expiresInDays: 1,
  })
  const invitationId = await waitingFor(insider)
  const feed = { id: await buildFeed(deps.db, { addedBy: insider.actor.id }) }
  const ownProject = { id: 'lahore-roads', name: 'Roads', credit: {}, officeIds: ['lahore'] }
  const project = { id: await createProject(deps, { actor: insider.actor, project: ownProject }) }
  const repeating = {
    officeId: 'lahore',
    name: 'Hotline',
    newsItemIds: [newsItemId],
    startsAt: '2029-12-31T10:00',
    rule: 'FREQ=MONTHLY;COUNT=2',
  }
  const { id: seriesId } = await deps.db
    .insertInto('series')
    .values(seriesOfLahore(insider.actor.id))
    .returning('id')
    .executeTakeFirstOrThrow()
  const series = { id: seriesId }
  return {
    'POST /api/v1/series': { payload: repeating },
    'POST /api/v1/series/evergreen': {
      payload: {
        officeId: 'lahore',
        name: 'Good to know',
        newsItemIds: [newsItemId],
        leastDays: 7,
        endsOn: '2029-12-31',
      },
    },
    'GET /api/v1/series/:id': series,
    'GET /api/v1/series/:id/occurrences': series,
    'PATCH /api/v1/series/:id': { ...series, payload: { name: 'Hotline hours' } },
    'POST /api/v1/series/:id/pause': { ...series, payload: {} },
    'POST /api/v1/series/:id/resume': { ...series, payload: {} },
    'POST /api/v1/series/:id/end': { ...series, payload: {} },
    'POST /api/v1/series/:id/occurrences/:occurrenceId/skip': series,
    'POST /api/v1/series/:id/occurrences/:occurrenceId/move': {
      ...series,
      payload: { at: '2030-01-02T10:00' },
    },
    'POST /api/v1/role-offers/:id/accept': { id: invitationId },
    'POST /api/v1/role-offers/:id/decline': { id: invitationId },
    'POST /api/v1/people': { payload: { name: 'x', email: 'x@example.org', grants: [grant] } },
    'POST /api/v1/people/:id/grants': { id: insider.actor.id, payload: grant },
    'DELETE /api/v1/people/:id/grants': { id: insider.actor.id, query: '?role=admin&officeId=lahore' },
    'POST /api/v1/people/:id/password-link': { id: insider.actor.id },
    'POST /api/v1/people/:id/deactivate': { id: insider.actor.id },
    'PATCH /api/v1/people/:id': { id: insider.actor.id, payload: { name: 'x' } },
    'POST /api/v1/people/:id/reactivate': { id: insider.actor.id, payload: { roles: 'keep' } },
    'POST /api/v1/people/:id/erase': { id: insider.actor.id },
    'GET /api/v1/colleagues': { query: '?officeId=lahore' },
    'GET /api/v1/people/:id/sessions': { id: insider.actor.id },
    'DELETE /api/v1/people/:id/sessions': { id: insider.actor.id },
    'DELETE /api/v1/people/:id/sessions/:sessionId': { id: insider.actor.id },
    'GET /api/v1/people/:id/keys': { id: insider.actor.id },
    'DELETE /api/v1/people/:id/keys/:keyId': { id: insider.actor.id },
    'POST /api/v1/people/:id/reset-second-factor': { id: insider.actor.id },
    'DELETE /api/v1/sessions/:id': { id: insider.actor.credentialId ?? '' },
    'POST /api/v1/channels': { payload: { ...connect, credentials: { accessToken: 't' } } },
    'GET /api/v1/offices/:id': { id: 'lahore' },
    'PATCH /api/v1/offices/:id': { id: 'lahore', payload: { country: 'PK' } },
    'POST /api/v1/offices/:id/archive': { id: 'lahore' },
    'POST /api/v1/offices/:id/restore': { id: 'lahore' },
    'GET /api/v1/offices/:id/holidays': { id: 'lahore' },
    'POST /api/v1/offices/:id/holidays': { id: 'lahore', payload: { day: '2030-01-01', name: 'A day' } },
    'PATCH /api/v1/offices/:id/holidays/:day': { id: 'lahore', payload: { name: 'Another day' } },
    'POST /api/v1/offices/:id/holidays/:day/confirm': { id: 'lahore' },
    'DELETE /api/v1/offices/:id/holidays/:day': { id: 'lahore' },
    'GET /api/v1/offices/:id/holidays/suggestions': { id: 'lahore', query: '?year=2030' },
    'POST /api/v1/offices/:id/holidays/suggestions/accept': { id: 'lahore', payload: { year: 2030 } },
    'GET /api/v1/offices/:id/budget': { id: 'lahore' },
    'GET /api/v1/offices/:id/calendar-feed': { id: 'lahore' },
    'POST /api/v1/offices/:id/calendar-feed': { id: 'lahore' },
    'DELETE /api/v1/offices/:id/calendar-feed': { id: 'lahore' },
    'POST /api/v1/webhooks': {
      payload: { officeId: 'lahore', url: 'https://hooks.example.org/', kinds: ['post'] },
    },
    'PATCH /api/v1/webhooks/:id': { ...webhook, payload: { enabled: false } },
    'DELETE /api/v1/webhooks/:id': webhook,
    'POST /api/v1/webhooks/:id/test': webhook,
    'GET /api/v1/webhooks/:id/deliveries': webhook,
    'POST /api/v1/webhook-deliveries/:id/retry': { id: deliveryId },
    'POST /api/v1/projects': { payload: { name: 'x', officeIds: ['lahore'] } },
    'GET /api/v1/projects/:id': project,
    'PATCH /api/v1/projects/:id': { ...project, payload: { name: 'x' } },
    'POST /api/v1/projects/:id/archive': project,
    'POST /api/v1/projects/:id/restore': project,
    'PUT /api/v1/projects/:id/no-donor': { ...project, payload: { reason: 'because' } },
    'DELETE /api/v1/projects/:id/no-donor': project,
    'GET /api/v1/projects/:id/emblem': project,
    'PUT /api/v1/offices/:id/budget': { id: 'lahore', payload: { monthMilliDollars: 50_000 } },
    'POST /api/v1/channels/:id/disconnect': { id: channelId },
    'GET /api/v1/channels/:id': { id: channelId },
    'PATCH /api/v1/channels/:id': { id: channelId, payload: { name: 'New' } },
    'PUT /api/v1/channels/:id/slots': { id: channelId, payload: { slots: [] } },
    'POST /api/v1/channels/:id/check': { id: channelId },
    'GET /api/v1/channels/:id/health': { id: channelId },
    'POST /api/v1/channels/connect/:network': { payload: { officeId: 'lahore' } },
    'POST /api/v1/channels/connect/:network/token': {
      payload: { officeId: 'lahore', server: 'social.example', accessToken: 'token' },
    },
    'GET /api/v1/channels/connect/attempts/:id': { id: attemptId },
    'POST /api/v1/channels/connect/:network/choose': { payload: { attemptId, accountIds: ['1'] } },
    'GET /connect/attempts/:id': { id: attemptId },
    'POST /connect/attempts/:id': { id: attemptId, payload: { account: '1' } },
    'POST /api/v1/news': { payload: { officeId: 'lahore', content } },
    'GET /api/v1/news/:id': item,
    'GET /api/v1/news/:id/presence': item,
    'PUT /api/v1/news/:id/presence': { ...item, payload: { activity: 'looking' } },
    'DELETE /api/v1/news/:id/presence': item,
    'PUT /api/v1/news/:id': { ...item, payload: { expectedRevision: 1, content } },
    'POST /api/v1/news/:id/duplicate': { ...item, payload: {} },
    'POST /api/v1/news/:id/archive': item,
    'POST /api/v1/news/:id/restore': item,
    'PUT /api/v1/news/:id/assignee': { ...item, payload: { personId: null } },
    'GET /api/v1/news/:id/revisions': item,
    'GET /api/v1/news/:id/comments': item,
    'POST /api/v1/news/:id/comments': { ...item, payload: { text: 'Look.' } },
    'PATCH /api/v1/news/:id/comments/:commentId': { ...item, payload: { text: 'Look.' } },
    'DELETE /api/v1/news/:id/comments/:commentId': item,
    'POST /api/v1/news/:id/comments/:commentId/resolve': item,
    'POST /api/v1/news/:id/comments/:commentId/reopen': item,
    'POST /api/v1/news/imports/:id/undo': { id: imported.importId ?? '' },
    'GET /api/v1/news/:id/changes': { ...item, query: '?from=1&to=1' },
    'GET /api/v1/news/:id/intended-posts': item,
    'PUT /api/v1/news/:id/intended-posts': { ...item, payload: { posts: [{ channelId }] } },
    'POST /api/v1/news/:id/submit': item,
    'GET /api/v1/news/:id/approvers': item,
    'POST /api/v1/news/:id/approve': { ...item, payload: { contentHash: 'a'.repeat(64) } },
    'POST /api/v1/news/:id/withdraw': item,
    'POST /api/v1/news/:id/return': { ...item, payload: { reason: 'because' } },
    'POST /api/v1/feeds': { payload: { officeId: 'lahore', address: 'https://news.example/rss' } },
    'GET /api/v1/feeds/:id': feed,
    'GET /api/v1/feeds/:id/entries': feed,
    'PATCH /api/v1/feeds/:id': { ...feed, payload: { intervalMinutes: 60 } },
    'POST /api/v1/feeds/:id/check': feed,
    'DELETE /api/v1/feeds/:id': feed,
    'GET /api/v1/media/:id': { id: mediaId },
    'POST /api/v1/media/uploads': { query: '?officeId=lahore' },
    'PATCH /api/v1/media/uploads/:id': { id: uploadId },
    'DELETE /api/v1/media/uploads/:id': { id: uploadId },
    'POST /api/v1/media/uploads/:id/finish': { id: uploadId },
    'POST /api/v1/posts/preview': { payload: { newsItemId } },
    'POST /api/v1/posts': { payload: { newsItemId } },
    'GET /api/v1/posts/:id': post,
    'POST /api/v1/posts/:id/cancel': { ...post, payload: {} },
    'POST /api/v1/posts/:id/settle': { ...post, payload: { action: 'resend' } },
    'POST /api/v1/posts/:id/send-now': post,
    'POST /api/v1/posts/:id/comment/settle': { ...post, payload: { action: 'leave' } },
    'POST /api/v1/posts/:id/edit': { ...post, payload: {} },
    'DELETE /api/v1/posts/:id/published': post,
    'POST /api/v1/posts/:id/move': { ...post, payload: { at: '2030-01-02T10:00' } },
    'POST /api/v1/posts/:id/retry': post,
    'GET /api/v1/posts/:id/metrics': post,
    'POST /api/v1/calendar/schedule': { payload: { newsItemIds: [newsItemId] } },
    'POST /api/v1/calendar/swap': { payload: { postId, otherId: postId.replace(/.$/, '0') } },
    'POST /api/v1/calendar/shift': {
      payload: { channelId, from: '2029-12-31T00:00:00Z', to: '2030-01-02T00:00:00Z', days: 1 },
    },
    'POST /api/v1/calendar/changes/:id/undo': { id: changeId, payload: {} },
    'POST /api/v1/stops': stop,
    'POST /api/v1/stops/resume': stop,
    'GET /api/v1/activities/template': { query: '?officeId=lahore' },
    'POST /api/v1/activities': { payload: activity },
    'PUT /api/v1/activities/:id': { id: activityId, payload: { ...activity, replaces: 1 } },
    'POST /api/v1/activities/:id/withdraw': { id: activityId, payload: withdrawal },
    'GET /api/v1/activities/:id/history': { id: activityId },
    'PUT /api/v1/enquiries/:id': { id: enquiryId, payload: { ...enquiry, replaces: 1 } },
    'POST /api/v1/enquiries/:id/withdraw': { id: enquiryId, payload: withdrawal },
    'GET /api/v1/enquiries/:id/history': { id: enquiryId },
    'GET /api/v1/enquiries/template': { query: '?officeId=lahore' },
    'POST /api/v1/enquiries': { payload: { enquiries: [enquiry] } },
    'POST /api/v1/snapshots': { payload: { officeIds: ['lahore'], ...period, incomplete: true } },
    'GET /api/v1/figures': { query: '?offices=lahore&from=2026-07-01&to=2026-09-30' },
    'GET /api/v1/figures/best-posts': { query: '?offices=lahore&from=2026-07-01&to=2026-09-30' },
    'GET /api/v1/figures/best-times': { query: '?offices=lahore&from=2026-07-01&to=2026-09-30' },
    'GET /api/v1/figures/:indicator/rows': { query: '?offices=lahore&from=2026-07-01&to=2026-09-30' },
    'POST /api/v1/figures/rebuild': { payload: { officeId: 'lahore' } },
    'PUT /api/v1/targets': {
      payload: { officeId: 'lahore', indicator: 'enquiries', from: '2026-07-01', to: '2026-09-30', value: 9 },
    },
    'POST /api/v1/closings': { payload: closing },
    'POST /api/v1/log-imports/:id/undo': { id: importId ?? '' },
    'POST /api/v1/closings/reopen': { payload: { ...closing, reason: 'Late' } },
    'GET /api/v1/snapshots/:id': { id: snapshot.id },
    'POST /api/v1/snapshots/:id/news': { id: snapshot.id, payload: { officeId: 'lahore', language: 'en' } },
    'GET /api/v1/snapshots/:id/infographic': { id: snapshot.id, query: '?language=en&format=png' },
    'POST /api/v1/exports': {
      payload: { tables: ['codebook'], officeIds: ['lahore'], ...period, format: 'csv' },
    },
    'GET /api/v1/exports/:id': { id: exported.id },
    'GET /api/v1/exports/:id/file': { id: exported.id },
    'GET /api/v1/metrics/export': { query: '?offices=lahore&from=2026-07-01&to=2026-09-30' },
    'POST /api/v1/notifications/:id/read': { id: notification.id },
    'DELETE /api/v1/keys/:id': { id: keyId },
    'GET /api/v1/audit/verify': {},
  }
}

function seriesOfLahore(personId: string) {
  const now = new Date()
  return {
    id: newId(),
    office_id: 'lahore',
    name: 'Hotline',
    rule: 'FREQ=MONTHLY;COUNT=2',
    starts_at: '2029-12-31T10:00',
    on_holiday: 'skip' as const,
    state: 'active' as const,
    state_reason: null,
    state_by: personId,
    state_at: now,
    created_by: personId,
    created_at: now,
  }
}

/** A planned post of the item, which a second person has approved. */
async function addPost(author: SignedIn, newsItemId: string, channelId: string): Promise<string> {
  const { deps } = test
  const { contentHash } = await submitNewsItem(deps, { actor: author.actor, newsItemId })
  const approver = await test.signIn(['approver', 'lahore'])
  const { approvalId } = await approveNewsItem(deps, { actor: approver.actor, newsItemId, contentHash })
  const due = new Date('2030-01-01T00:00:00Z')
  const { id } = await deps.db
    .insertInto('post')
    .values({
      id: newId(),
      news_item_id: newsItemId,
      approval_id: approvalId,
      content_hash: contentHash,
      office_id: 'lahore',
      channel_id: channelId,
      language: 'en',
      state: 'scheduled',
      due_at: due,
      next_at: due,
      planned: '{}',
      sandbox: true,
      created_by: author.actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Routes that take a file, answer about oneself, or are tried one by one below. */
const elsewhere = [
  'GET /api/v1/openapi.json',
  'GET /api/v1/docs',
  'GET /api/v1/docs*',
  'POST /api/v1/session/passkeys/options',
  'POST /api/v1/session/passkeys',
  'PUT /api/v1/session/passkeys/:id',
  'POST /api/v1/session/passkeys/:id/remove',
  'POST /account/passkeys/:id',
  'POST /api/v1/news/import',
  'POST /api/v1/offices/:id/holidays/import',
  'POST /api/v1/activities/import',
  'POST /api/v1/enquiries/import',
  'GET /api/v1/networks',
  'GET /connect/:network/callback',
  'GET /connect/:network/callback/:id',
  'GET /api/v1/session',
  'DELETE /api/v1/session',
  'PUT /api/v1/session/password',
  'GET /api/v1/sessions',
  'GET /api/v1/notifications/count',
  'POST /api/v1/notifications/read-all',
  'GET /api/v1/notifications/preferences',
  'PATCH /api/v1/notifications/preferences',
  'GET /api/v1/events',
  'DELETE /api/v1/sessions',
  'GET /api/v1/session/second-factor',
  'POST /api/v1/session/second-factor/totp',
  'POST /api/v1/session/second-factor/totp/confirm',
  'POST /api/v1/session/second-factor/totp/remove',
  'POST /api/v1/session/second-factor/backup-codes',
  'GET /account',
  'GET /account/protect',
  'POST /account/totp',
  'POST /account/totp/confirm',
  'POST /account/totp/change',
  'POST /account/sessions/end',
  'POST /account/keys/revoke',
  'GET /api/v1/keys',
  'POST /api/v1/keys',
  'GET /api/v1/me',
  'PATCH /api/v1/me',
  'GET /api/v1/stops',
  'POST /api/v1/secrets/rotate',
  'POST /api/v1/offices',
  'GET /api/v1/organisation',
  'PUT /api/v1/organisation',
  'POST /api/v1/media',
  'PUT /api/v1/projects/:id/emblem',
  ...[
    'GET /api/v1/topics/:id',
    'GET /api/v1/handles/uses',
    'POST /api/v1/topics',
    'PATCH /api/v1/topics/:id',
    'PUT /api/v1/topics/order',
    'POST /api/v1/topics/:id/merge',
    'POST /api/v1/topics/:id/archive',
    'POST /api/v1/topics/:id/restore',
    'PUT /api/v1/handles',
    'DELETE /api/v1/handles',
    'GET /api/v1/translations',
    'PUT /api/v1/translations',
    'DELETE /api/v1/translations',
    'POST /api/v1/log-words',
    'PUT /api/v1/log-words/order',
    'PATCH /api/v1/log-words/:list/:word',
    'POST /api/v1/log-words/:list/:word/place',
    'POST /api/v1/log-words/:list/:word/archive',
    'POST /api/v1/log-words/:list/:word/merge',
  ],
]

describe('every door', () => {
  it('is known: public, a listing, aimed at another office, or tried by itself', () => {
    const known = [...publicRoutes, ...Object.keys(listings), ...Object.keys(aimed), ...elsewhere]
    expect(routes.toSorted()).toEqual(known.toSorted())
  })

  it('asks for a sign-in, but for the public ones', async () => {
    for (const route of routes.filter(route => !publicRoutes.includes(route))) {
      const answer = await ask(route, {})
      expect([route, answer.statusCode]).toEqual([route, 401])
    }
  })

  it('hides what is another office’s behind "not found", even from an admin', async () => {
    for (const [route, target] of Object.entries(aimed)) {
      const answer = await ask(route, { ...target, headers: outsider.headers })
      expect([route, answer.statusCode, answer.body]).toEqual([route, 404, expect.any(String)])
    }
  })

  it('answers for what is another office’s as for what is nowhere, in every role and with a key', {
    timeout: 120_000,
  }, async () => {
    const roles = ['author', 'approver', 'analyst', 'operator', 'admin'] as const
    const askers: [string, Record<string, string>][] = [['no role', (await test.signIn()).headers]]
    for (const role of roles) askers.push([role, (await test.signIn([role, 'vienna'])).headers])
    const { key } = await test.deps.access.createApiKey({
      personId: outsider.actor.id,
      name: 'of an outsider',
      expiresInDays: 1,
    })
    askers.push(['a key', { authorization: `Bearer ${key}` }])
    let compared = 0
    for (const [who, headers] of askers) {
      for (const [route, target] of Object.entries(aimed)) {
        const foreign = await wordsOf(route, { ...target, headers })
        const nowhere = await wordsOf(route, { ...elsewhereOf(target), headers })
        expect([who, route, foreign]).toEqual([who, route, nowhere])
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(300)
  })

  it.each(['POST', 'DELETE'] as const)(
    'knows nobody of another office when an admin gives or takes a role of their own office: %s',
    async method => {
      const stranger = await test.signIn(['author', 'lahore'])
      const role = { role: 'author', officeId: 'vienna' }
      const aim = method === 'POST' ? { payload: role } : { query: '?role=author&officeId=vienna' }
      const answerFor = async (id: string) =>
        await wordsOf(`${method} /api/v1/people/:id/grants`, { id, ...aim, headers: outsider.headers })
      const answer = await answerFor(stranger.actor.id)
      expect(answer).toEqual([404, expect.any(String)])
      expect(answer).toEqual(await answerFor(absent))
      const people = await ask('GET /api/v1/people', { headers: outsider.headers })
      expect(people.body).not.toContain(stranger.email)
      const everywhere = await test.signIn(['admin', '*'])
      const route = 'POST /api/v1/people/:id/grants'
      const given = await ask(route, { id: stranger.actor.id, payload: role, headers: everywhere.headers })
      expect(given.statusCode).toBe(200)
    },
  )

  it('lists nothing of another office', async () => {
    for (const [route, field] of Object.entries(listings)) {
      const range = ranges[route]
      const answer = await ask(route, { headers: outsider.headers, ...(range ? { query: `?${range}` } : {}) })
      expect([route, answer.statusCode]).toEqual([route, 200])
      expect([route, JSON.stringify(answer.json()[field])]).toEqual([
        route,
        expect.not.stringMatching(/lahore/i),
      ])
      const asked = await ask(route, { headers: outsider.headers, query: '?officeId=lahore' })
      if (asked.statusCode === 200) expect(JSON.stringify(asked.json())).not.toMatch(/lahore/i)
    }
    expect((await ask('GET /api/v1/stops', { headers: outsider.headers })).json().channels).toEqual([])
  })

  it('takes no file for another office', async () => {
    const headers = { ...outsider.headers, 'content-type': 'text/csv' }
    const news = await test.app.inject({
      method: 'POST',
      url: '/api/v1/news/import?officeId=lahore&name=a.txt',
      headers,
      payload: 'A note.',
    })
    expect(news.json().added ?? []).toEqual([])
    const upload = { method: 'POST', url: '/api/v1/media?officeId=lahore', headers, payload: 'x' } as const
    expect((await test.app.inject(upload)).statusCode).toBe(404)
    const ics = {
      method: 'POST',
      url: '/api/v1/offices/lahore/holidays/import',
      headers,
      payload: 'x',
    } as const
    expect((await test.app.inject(ics)).statusCode).toBe(404)
    const csv = 'date,kind,place\n2026-07-01,session,Lahore\n'
    const url = '/api/v1/activities/import?officeId=lahore'
    expect((await test.app.inject({ method: 'POST', url, headers, payload: csv })).statusCode).toBe(404)
  })

  it('keeps what concerns all offices from an admin of one', async () => {
    const rotate = await ask('POST /api/v1/secrets/rotate', { headers: outsider.headers })
    expect(rotate.statusCode).toBe(403)
    const payload = { scope: 'everything', reason: 'because' }
    const stop = await ask('POST /api/v1/stops', { headers: outsider.headers, payload })
    expect(stop.statusCode).toBe(403)
    const { headers } = outsider
    const shared: [string, Aim][] = [
      ['POST /api/v1/projects', { payload: { name: 'x' } }],
      ['POST /api/v1/topics', { payload: { labels: { en: 'x' } } }],
      ['PATCH /api/v1/topics/:id', { id: 'family', payload: { labels: { en: 'x' } } }],
      ['PUT /api/v1/topics/order', { payload: { ids: ['family'] } }],
      ['POST /api/v1/topics/:id/merge', { id: 'family', payload: { into: 'other' } }],
      ['POST /api/v1/topics/:id/archive', { id: 'family' }],
      ['POST /api/v1/topics/:id/restore', { id: 'family' }],
      ['POST /api/v1/log-words', { payload: { list: 'kind', labels: { en: 'x' } } }],
      ['PUT /api/v1/log-words/order', { payload: { list: 'kind', words: ['tv'] } }],
      ['PATCH /api/v1/log-words/:list/:word', { payload: { aliases: [] } }],
      ['POST /api/v1/log-words/:list/:word/place', { payload: {} }],
      ['POST /api/v1/log-words/:list/:word/archive', {}],
      ['POST /api/v1/log-words/:list/:word/merge', { payload: { into: 'tv' } }],
      ['PUT /api/v1/handles', { payload: { name: 'IOM', network: 'x', handle: 'iom' } }],
      ['DELETE /api/v1/handles', { query: '?name=IOM&network=x' }],
    ]
    for (const [route, aim] of shared) {
      const answer = await ask(route, { headers, ...aim })
      expect([route, answer.statusCode, answer.json().code]).toEqual([route, 403, 'needs-role-everywhere'])
    }
  })

  it('left no trace of the outsider in Lahore', async () => {
    const entries = await listAudit(test.database.db, systemActor, { officeId: 'lahore', limit: 500 })
    expect(entries.filter(entry => entry.actor.includes(outsider.actor.id))).toEqual([])
  })
})

const anyUuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The same, where there is nothing. */
function elsewhereOf(target: Aim): Aim {
  const text = JSON.stringify(target).replaceAll(anyUuid, absent).replaceAll('lahore', 'nowhere')
  return JSON.parse(text)
}

/** Status and words, but for the ids and names that the request came with. */
async function wordsOf(route: string, aim: Aim): Promise<unknown> {
  const { statusCode, body } = await ask(route, aim)
  return [statusCode, body.replaceAll(anyUuid, 'ID').replaceAll(/lahore|nowhere/gi, 'OFFICE')]
}

interface Aim {
  id?: string
  query?: string
  payload?: object
  headers?: Record<string, string>
}

async function ask(route: string, { id = absent, query = '', payload, headers = {} }: Aim) {
  const [method = '', path = ''] = route.split(' ')
  return await test.app.inject({
    method: method as 'GET',
    url:
      path
        .replace(':id', id)
        .replace(':occurrenceId', absent)
        .replace(':day', '2030-01-01')
        .replace(':network', 'x')
        .replace(':list', 'kind')
        .replace(':word', 'community')
        .replace(':indicator', 'enquiries')
        .replace('*', '/x') + query,
    headers: { origin: publicUrl, ...headers },
    ...(payload ? { payload } : {}),
  })
}

/** As Fastify itself lists them, so that no route can be forgotten. */
