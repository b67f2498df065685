import { once } from 'node:events'
import { connect } from 'node:net'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Role, systemActor } from '../../src/access/actor.ts'
import { invitePerson } from '../../src/access/people/add-person.ts'
import { deactivatePerson } from '../../src/access/people/deactivate-person.ts'
import { grantRole, revokeRole } from '../../src/access/people/roles.ts'
import { beginTotp } from '../../src/access/second-factor/second-factor.ts'
import { connectChannel } from '../../src/channels/connecting/connect-channel.ts'
import { newId } from '../../src/core/ids.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import { createApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/deps.ts'
import type { Account, RemotePost } from '../../src/networks/network.ts'
import { networkProfiles } from '../../src/networks/profiles.ts'
import { resolveComment } from '../../src/news/comments/change-comment.ts'
import { commentOnItem } from '../../src/news/comments/comment-on-item.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { archiveNewsItem } from '../../src/news/keeping/archive-news-item.ts'
import { beginUpload } from '../../src/news/media/uploading/begin-upload.ts'
import { bePresent } from '../../src/news/presence/presence.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { addWebhook, testWebhook } from '../../src/notifications/webhooks/change-webhooks.ts'
import { archiveOffice } from '../../src/offices/editing/archive-office.ts'
import { setHandle } from '../../src/offices/handles/edit-handles.ts'
import { archiveProject } from '../../src/offices/projects/archive-project.ts'
import { createProject } from '../../src/offices/projects/create-project.ts'
import { archiveTopic } from '../../src/offices/topics/archive-topic.ts'
import { createTopic } from '../../src/offices/topics/create-topic.ts'
import { listTopics } from '../../src/offices/topics/topic.view.ts'
import { proposeTranslation } from '../../src/offices/translations/propose.ts'
import { closeMonth } from '../../src/outreach/log/closings/close-month.ts'
import { importEnquiries } from '../../src/outreach/log/import-log.ts'
import { logActivity, logEnquiries } from '../../src/outreach/log/log-outreach.ts'
import { addWord } from '../../src/outreach/log/words/add-word.ts'
import { listedWords, listLogWords } from '../../src/outreach/log/words/log-word.view.ts'
import { archiveWord } from '../../src/outreach/log/words/place-word.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { cancelPost } from '../../src/publishing/aftercare/settle-post.ts'
import { makeCalendarFeed } from '../../src/publishing/calendar/feed/change-feed.ts'
import { intendPosts } from '../../src/publishing/calendar/intended/intend-posts.ts'
import { postsOfOffice } from '../../src/publishing/calendar/posts-of-office.ts'
import { schedulePosts } from '../../src/publishing/calendar/schedule-posts.ts'
import { createSeries } from '../../src/publishing/calendar/series/create-series.ts'
import { seriesOccurrences } from '../../src/publishing/calendar/series/occurrences.view.ts'
import { pauseSeries } from '../../src/publishing/calendar/series/series-state.ts'
import { personSealer } from '../../src/secrets/person-sealer.ts'
import { sealSecret } from '../../src/secrets/secret-keys.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'
import { isDeep } from '../factories/depth.ts'
import { buildNotification } from '../factories/events.ts'
import { buildFeed } from '../factories/feed.ts'
import { routesOf } from '../factories/routes.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'
import { totpCode } from '../factories/totp.ts'
import { waysIn } from '../factories/ways-in.ts'
import { type FeedServer, rss, startFeedServer } from '../news/feeds/feed-server.ts'

interface Request {
  path: string
  payload?: object | string
  headers?: Record<string, string>
}

interface Case {
  /** What the acting person may do in Lahore, or everywhere. */
  as: [Role, string]
  /** What the request needs to be there, made afresh each time. */
  prepare(person: SignedIn): Promise<Request>
}

let test: TestApp
let app: App
/** Runs once, between the head of a request, which shows who asks, and its body. */
let betweenHeadAndBody: (() => Promise<void>) | undefined
/** What every account shows. */
let onAccount: RemotePost[] = []
let author: SignedIn
let approver: SignedIn
let vienna: SignedIn
let feedServer: FeedServer

beforeAll(async () => {
  const network = {
    ...scriptedNetwork(() => []),
    deletePost: async () => undefined,
    findRecentPosts: async () => onAccount,
    findComments: async () => onAccount,
    identify,
  }
  feedServer = await startFeedServer()
  feedServer.serve('/rss', rss([{ title: 'An entry' }]))
  test = await buildApp({
    feedPrivateHosts: [feedServer.host],
    networks: new Map(networkProfiles().map(profile => [profile.name, { ...network, profile }])),
    waysIn: waysIn({
      x: { origin: 'http://127.0.0.1:9', clientId: 'client', clock: systemClock },
      facebook: {
        origin: 'http://127.0.0.1:9',
        version: 'v24.0',
        appId: '1',
        appSecret: 's',
        clock: systemClock,
      },
      sandbox: true,
    }),
  })
  const { access } = test.deps
  app = await createApp({
    ...test.deps,
    access: {
      ...access,
      async signedInActor(headers) {
        const actor = await access.signedInActor(headers)
        const now = betweenHeadAndBody
        betweenHeadAndBody = undefined
        await now?.()
        return actor
      },
    },
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  await addOffices(test.database, 'lahore', 'vienna')
  await test.signIn(['admin', '*'])
  author = await test.signIn(['author', 'lahore'])
  approver = await test.signIn(['approver', 'lahore'])
  vienna = await test.signIn(['admin', 'vienna'])
})
afterAll(async () => {
  await app.close()
  await test.close()
  await feedServer.close()
})
afterEach(() => {
  betweenHeadAndBody = undefined
})

const activity = () => ({
  officeId: 'lahore',
  heldOn: '2026-07-02',
  kind: 'session',
  place: `Lahore ${letters()}`,
})
/** Another month each time, long past. */
let yearsBack = 0
const closing = () => {
  yearsBack += 1
  return { officeId: 'lahore', month: `${2020 - yearsBack}-01`, log: 'enquiries' as const }
}
const enquiry = { officeId: 'lahore', askedOn: '2026-07-02', contactMethod: 'phone', topic: 'visas' }

/**
 * Every route that changes something and asks for a sign-in. A new one must be added here, or named below with a reason.
 * One that does several things has a case for each, with words in brackets.
 */
const cases: Record<string, Case> = {
  'POST /api/v1/people': {
    as: ['admin', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/people',
      payload: { name: 'New', email: `${newId()}@example.org`, grants: [lahoreGrant('author')] },
    }),
  },
  'POST /api/v1/people/:id/grants': {
    as: ['admin', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/people/${author.actor.id}/grants`,
      payload: lahoreGrant(await unheldRole()),
    }),
  },
  'DELETE /api/v1/people/:id/grants': {
    as: ['admin', 'lahore'],
    async prepare() {
      const other = await test.signIn(['author', 'lahore'], ['analyst', 'lahore'])
      return { path: `/api/v1/people/${other.actor.id}/grants?role=author&officeId=lahore` }
    },
  },
  'POST /api/v1/people/:id/password-link': {
    as: ['admin', 'lahore'],
    prepare: async () => ({ path: `/api/v1/people/${author.actor.id}/password-link` }),
  },
  'PATCH /api/v1/me': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: '/api/v1/me', payload: { preferences: { theme: 'dark' } } }),
  },
  'PATCH /api/v1/people/:id': {
    as: ['admin', '*'],
    async prepare() {
      const other = await test.signIn(['author', 'lahore'])
      return { path: `/api/v1/people/${other.actor.id}`, payload: { name: 'Renamed' } }
    },
  },
  'POST /api/v1/people/:id/reactivate': {
    as: ['admin', '*'],
    async prepare() {
      const other = await test.signIn(['author', 'lahore'])
      await deactivatePerson(test.deps, systemActor, other.actor.id)
      return { path: `/api/v1/people/${other.actor.id}/reactivate`, payload: { roles: 'keep' } }
    },
  },
  'POST /api/v1/people/:id/erase': {
    as: ['admin', '*'],
    async prepare() {
      const other = await test.signIn(['author', 'lahore'])
      await deactivatePerson(test.deps, systemActor, other.actor.id)
      return { path: `/api/v1/people/${other.actor.id}/erase` }
    },
  },
  'POST /api/v1/people/:id/deactivate': {
    as: ['admin', 'lahore'],
    async prepare() {
      const other = await test.signIn(['author', 'lahore'])
      return { path: `/api/v1/people/${other.actor.id}/deactivate` }
    },
  },
  'POST /api/v1/role-offers/:id/accept': {
    as: ['author', 'lahore'],
    prepare: async person => ({ path: `/api/v1/role-offers/${await offerTo(person)}/accept` }),
  },
  'POST /api/v1/role-offers/:id/decline': {
    as: ['author', 'lahore'],
    prepare: async person => ({ path: `/api/v1/role-offers/${await offerTo(person)}/decline` }),
  },
  'POST /api/v1/keys': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: '/api/v1/keys', payload: { name: 'a key' } }),
  },
  'DELETE /api/v1/keys/:id': {
    as: ['author', 'lahore'],
    async prepare({ actor }) {
      const { id } = await test.deps.access.createApiKey({
        personId: actor.id,
        name: 'a key',
        expiresInDays: 1,
      })
      return { path: `/api/v1/keys/${id}` }
    },
  },
  'PUT /api/v1/session/password': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/session/password',
      payload: { currentPassword: password, newPassword: 'another long horse battery' },
    }),
  },
  'DELETE /api/v1/sessions': {
    as: ['author', 'lahore'],
    async prepare({ actor }) {
      await openAnother(actor.id)
      return { path: '/api/v1/sessions' }
    },
  },
  'DELETE /api/v1/sessions/:id': {
    as: ['author', 'lahore'],
    prepare: async ({ actor }) => ({ path: `/api/v1/sessions/${(await openAnother(actor.id)).id}` }),
  },
  'POST /account/sessions/end': {
    as: ['author', 'lahore'],
    prepare: async ({ actor }) =>
      fieldsFor('/account/sessions/end', { session: (await openAnother(actor.id)).id }),
  },
  'DELETE /api/v1/people/:id/sessions': {
    as: ['admin', 'lahore'],
    async prepare() {
      await openAnother(author.actor.id)
      return { path: `/api/v1/people/${author.actor.id}/sessions` }
    },
  },
  'DELETE /api/v1/people/:id/sessions/:sessionId': {
    as: ['admin', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/people/${author.actor.id}/sessions/${(await openAnother(author.actor.id)).id}`,
    }),
  },
  'DELETE /api/v1/people/:id/keys/:keyId': {
    as: ['admin', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/people/${author.actor.id}/keys/${(await keyOf(author.actor.id)).id}`,
    }),
  },
  'POST /account/keys/revoke': {
    as: ['author', 'lahore'],
    prepare: async ({ actor }) => fieldsFor('/account/keys/revoke', { key: (await keyOf(actor.id)).id }),
  },
  'POST /api/v1/people/:id/reset-second-factor': {
    as: ['admin', 'lahore'],
    prepare: async () => ({ path: `/api/v1/people/${author.actor.id}/reset-second-factor` }),
  },
  'PUT /api/v1/session/passkeys/:id': {
    as: ['author', 'lahore'],
    prepare: async ({ actor }) => ({
      path: `/api/v1/session/passkeys/${await passkeyOf(actor.id)}`,
      payload: { name: `Phone ${newId()}`, password },
    }),
  },
  'POST /api/v1/session/passkeys/:id/remove': {
    as: ['author', 'lahore'],
    prepare: async ({ actor }) => ({
      path: `/api/v1/session/passkeys/${await passkeyOf(actor.id)}/remove`,
      payload: { password },
    }),
  },
  'POST /account/passkeys/:id': {
    as: ['author', 'lahore'],
    prepare: async ({ actor }) =>
      fieldsFor(`/account/passkeys/${await passkeyOf(actor.id)}`, { name: 'x', password, change: 'remove' }),
  },
  'POST /api/v1/session/second-factor/totp': {
    as: ['author', 'vienna'],
    prepare: async () => ({ path: '/api/v1/session/second-factor/totp', payload: { password } }),
  },
  'POST /account/totp': {
    as: ['author', 'vienna'],
    prepare: async () => fieldsFor('/account/totp', { password }),
  },
  'POST /api/v1/session/second-factor/totp/confirm': {
    as: ['analyst', 'vienna'],
    prepare: async ({ actor }) => ({
      path: '/api/v1/session/second-factor/totp/confirm',
      payload: { code: await firstCodeOf(actor.id) },
    }),
  },
  'POST /account/totp/confirm': {
    as: ['analyst', 'vienna'],
    prepare: async ({ actor }) => fieldsFor('/account/totp/confirm', { code: await firstCodeOf(actor.id) }),
  },
  'POST /api/v1/channels': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/channels',
      payload: {
        officeId: 'lahore',
        network: 'x',
        externalId: newId(),
        handle: 'h',
        name: 'n',
        languages: ['en'],
        credentials: { accessToken: 't' },
      },
    }),
  },
  'POST /api/v1/channels/:id/disconnect': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/channels/${await channel()}/disconnect` }),
  },
  'PATCH /api/v1/channels/:id': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/channels/${await channel()}`, payload: { name: 'Another' } }),
  },
  'PUT /api/v1/channels/:id/slots': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/channels/${await channel()}/slots`,
      payload: { slots: [{ weekday: 7, at: '05:45' }] },
    }),
  },
  'PUT /api/v1/channels/:id/slots (copied)': {
    as: ['operator', 'lahore'],
    async prepare() {
      const id = await channel()
      await test.database.db
        .deleteFrom('channel_slot')
        .where('channel_id', '=', id)
        .where('weekday', '=', 1)
        .execute()
      return { path: `/api/v1/channels/${id}/slots`, payload: { copyFrom: await channel() } }
    },
  },
  'POST /api/v1/channels/:id/check': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/channels/${await channel()}/check` }),
  },
  'POST /api/v1/channels/connect/:network': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: '/api/v1/channels/connect/x', payload: { officeId: 'lahore' } }),
  },
  'POST /api/v1/channels/connect/:network/choose': {
    as: ['operator', 'lahore'],
    prepare: async person => ({
      path: '/api/v1/channels/connect/facebook/choose',
      payload: await attemptToChoose(person),
    }),
  },
  'POST /connect/attempts/:id': {
    as: ['operator', 'lahore'],
    async prepare(person) {
      const { attemptId, accountIds } = await attemptToChoose(person)
      return {
        path: `/connect/attempts/${attemptId}`,
        payload: `account=${accountIds[0]}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }
    },
  },
  'POST /api/v1/offices': {
    as: ['operator', '*'],
    prepare: async () => ({
      path: '/api/v1/offices',
      payload: { id: newOfficeId(), names: { en: newOfficeId() }, country: 'KE' },
    }),
  },
  'PATCH /api/v1/offices/:id': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/offices/lahore',
      payload: { names: { en: `Lahore ${newId()}` } },
    }),
  },
  'POST /api/v1/offices/:id/archive': {
    as: ['operator', '*'],
    prepare: async () => ({ path: `/api/v1/offices/${await office()}/archive` }),
  },
  'POST /api/v1/offices/:id/restore': {
    as: ['operator', '*'],
    async prepare() {
      const id = await office()
      await archiveOffice({ ...test.deps, posts: postsOfOffice }, { actor: systemActor, officeId: id })
      return { path: `/api/v1/offices/${id}/restore` }
    },
  },
  'POST /api/v1/offices/:id/holidays': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/offices/lahore/holidays',
      payload: { day: newDay(), name: 'A day' },
    }),
  },
  'PATCH /api/v1/offices/:id/holidays/:day': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/offices/lahore/holidays/${await holiday()}`,
      payload: { name: 'Another' },
    }),
  },
  'POST /api/v1/offices/:id/holidays/:day/confirm': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/offices/lahore/holidays/${await holiday()}/confirm` }),
  },
  'DELETE /api/v1/offices/:id/holidays/:day': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/offices/lahore/holidays/${await holiday()}` }),
  },
  'POST /api/v1/offices/:id/holidays/import': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/offices/lahore/holidays/import',
      payload: `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:${newDay().replaceAll('-', '')}\nSUMMARY:D\nEND:VEVENT\n`,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'POST /api/v1/offices/:id/holidays/suggestions/accept': {
    as: ['operator', 'lahore'],
    async prepare() {
      await test.database.db.deleteFrom('office_holiday').where('day', '<', '2031-01-01').execute()
      return { path: '/api/v1/offices/lahore/holidays/suggestions/accept', payload: { year: 2030 } }
    },
  },
  'PUT /api/v1/handles': {
    as: ['operator', '*'],
    prepare: async () => ({
      path: '/api/v1/handles',
      payload: { name: `Fund ${newId()}`, network: 'x', handle: 'TheFund' },
    }),
  },
  'DELETE /api/v1/handles': {
    as: ['operator', '*'],
    async prepare() {
      const name = `Fund ${newId()}`
      await setHandle(test.deps, { actor: systemActor, name, network: 'x', handle: 'TheFund' })
      return { path: `/api/v1/handles?${new URLSearchParams({ name, network: 'x' })}` }
    },
  },
  'PUT /api/v1/translations': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/translations',
      payload: { language: 'ur', key: 'calendar.move', english: 'Move to…', text: newId() },
    }),
  },
  'DELETE /api/v1/translations': {
    as: ['author', 'lahore'],
    async prepare(person) {
      const proposal = { language: 'ps', key: 'calendar.move', english: 'Move to…', text: newId() }
      await proposeTranslation(test.deps, { actor: person.actor, ...proposal })
      return { path: '/api/v1/translations?language=ps&key=calendar.move' }
    },
  },
  'POST /api/v1/topics': {
    as: ['operator', '*'],
    prepare: async () => ({ path: '/api/v1/topics', payload: { labels: { en: newId() } } }),
  },
  'PATCH /api/v1/topics/:id': {
    as: ['operator', '*'],
    prepare: async () => ({
      path: `/api/v1/topics/${await topic()}`,
      payload: { hashtags: { en: 'Another' } },
    }),
  },
  'PUT /api/v1/topics/order': {
    as: ['operator', '*'],
    async prepare() {
      await topic()
      await topic()
      const current = (await listTopics(test.deps.db)).filter(each => each.archivedAt === null)
      return { path: '/api/v1/topics/order', payload: { ids: current.map(each => each.id).toReversed() } }
    },
  },
  'POST /api/v1/topics/:id/merge': {
    as: ['operator', '*'],
    prepare: async () => ({
      path: `/api/v1/topics/${await topic()}/merge`,
      payload: { into: await topic() },
    }),
  },
  'POST /api/v1/topics/:id/archive': {
    as: ['operator', '*'],
    prepare: async () => ({ path: `/api/v1/topics/${await topic()}/archive` }),
  },
  'POST /api/v1/topics/:id/restore': {
    as: ['operator', '*'],
    async prepare() {
      const topicId = await topic()
      await archiveTopic(test.deps, { actor: systemActor, topicId })
      return { path: `/api/v1/topics/${topicId}/restore` }
    },
  },
  'POST /api/v1/log-words': {
    as: ['analyst', '*'],
    prepare: async () => ({
      path: '/api/v1/log-words',
      payload: { list: 'kind', labels: { en: letters() } },
    }),
  },
  'PUT /api/v1/log-words/order': {
    as: ['analyst', '*'],
    async prepare() {
      const words = listedWords(await listLogWords(test.deps.db), 'topic').map(({ word }) => word)
      return { path: '/api/v1/log-words/order', payload: { list: 'topic', words: words.toReversed() } }
    },
  },
  'PATCH /api/v1/log-words/:list/:word': {
    as: ['analyst', '*'],
    prepare: async () => ({
      path: `/api/v1/log-words/kind/${await logWord()}`,
      payload: { labels: { ur: letters() } },
    }),
  },
  'POST /api/v1/log-words/:list/:word/place': {
    as: ['analyst', '*'],
    async prepare() {
      const word = await logWord()
      await archiveWord(test.deps, { actor: systemActor, list: 'kind', word })
      return { path: `/api/v1/log-words/kind/${word}/place`, payload: {} }
    },
  },
  'POST /api/v1/log-words/:list/:word/archive': {
    as: ['analyst', '*'],
    prepare: async () => ({ path: `/api/v1/log-words/kind/${await logWord()}/archive` }),
  },
  'POST /api/v1/log-words/:list/:word/merge': {
    as: ['analyst', '*'],
    prepare: async () => ({
      path: `/api/v1/log-words/kind/${await logWord()}/merge`,
      payload: { into: await logWord() },
    }),
  },
  'POST /api/v1/projects': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/projects',
      payload: { name: `Roads ${newId()}`, officeIds: ['lahore'] },
    }),
  },
  'PATCH /api/v1/projects/:id': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/projects/${await project()}`,
      payload: { credit: { en: 'Funded by the Roads Fund' } },
    }),
  },
  'POST /api/v1/projects/:id/archive': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/projects/${await project()}/archive` }),
  },
  'POST /api/v1/projects/:id/restore': {
    as: ['operator', 'lahore'],
    async prepare() {
      const projectId = await project()
      await archiveProject(test.deps, { actor: systemActor, projectId })
      return { path: `/api/v1/projects/${projectId}/restore` }
    },
  },
  'PUT /api/v1/projects/:id/no-donor': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/projects/${await project()}/no-donor`,
      payload: { reason: 'We pay for it ourselves.' },
    }),
  },
  'DELETE /api/v1/projects/:id/no-donor': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/projects/${await project({ noDonorReason: 'We pay for it ourselves.' })}/no-donor`,
    }),
  },
  'PUT /api/v1/projects/:id/emblem': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/projects/${await project()}/emblem`,
      payload: await picture(),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'PUT /api/v1/organisation': {
    as: ['operator', '*'],
    prepare: async () => ({ path: '/api/v1/organisation', payload: { name: newId() } }),
  },
  'PUT /api/v1/offices/:id/budget': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/offices/lahore/budget',
      payload: { monthMilliDollars: Math.round(Math.random() * 1e6) },
    }),
  },
  'POST /api/v1/news': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: '/api/v1/news', payload: { officeId: 'lahore', content: content() } }),
  },
  'POST /api/v1/news/import': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/news/import?officeId=lahore&name=a.txt',
      payload: `A counselling day was held. ${newId()}`,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'PUT /api/v1/news/:id': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/news/${await draft()}`,
      payload: { expectedRevision: 1, content: content() },
    }),
  },
  'POST /api/v1/news/:id/duplicate': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/news/${await draft()}/duplicate`, payload: {} }),
  },
  'POST /api/v1/news/:id/archive': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/news/${await draft()}/archive` }),
  },
  'POST /api/v1/news/:id/restore': {
    as: ['author', 'lahore'],
    async prepare() {
      const newsItemId = await draft()
      await archiveNewsItem(test.deps, { actor: author.actor, newsItemId })
      return { path: `/api/v1/news/${newsItemId}/restore` }
    },
  },
  'POST /api/v1/news/:id/comments': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({ path: `/api/v1/news/${await draft()}/comments`, payload: { text: 'Look.' } }),
  },
  'PATCH /api/v1/news/:id/comments/:commentId': {
    as: ['analyst', 'lahore'],
    prepare: async person => ({ path: await commentBy(person), payload: { text: newId() } }),
  },
  'DELETE /api/v1/news/:id/comments/:commentId': {
    as: ['analyst', 'lahore'],
    prepare: async person => ({ path: await commentBy(person) }),
  },
  'POST /api/v1/news/:id/comments/:commentId/resolve': {
    as: ['analyst', 'lahore'],
    prepare: async person => ({ path: `${await commentBy(person)}/resolve` }),
  },
  'POST /api/v1/news/:id/comments/:commentId/reopen': {
    as: ['analyst', 'lahore'],
    async prepare(person) {
      const path = await commentBy(person)
      const [, , , , newsItemId = '', , commentId = ''] = path.split('/')
      await resolveComment(test.deps, { actor: author.actor, newsItemId, commentId })
      return { path: `${path}/reopen` }
    },
  },
  'POST /api/v1/news/imports/:id/undo': {
    as: ['author', 'lahore'],
    async prepare() {
      const content = `A counselling day was held. ${newId()}`
      const file = { content, name: 'a.txt', officeId: 'lahore' }
      const { importId } = await importNews(test.deps, { actor: author.actor, ...file })
      return { path: `/api/v1/news/imports/${importId}/undo` }
    },
  },
  'PUT /api/v1/news/:id/assignee': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/news/${await draft()}/assignee`,
      payload: { personId: author.actor.id },
    }),
  },
  'PUT /api/v1/news/:id/presence': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/news/${await draft()}/presence`,
      payload: { activity: 'looking' },
    }),
  },
  'DELETE /api/v1/news/:id/presence': {
    as: ['author', 'lahore'],
    async prepare({ actor }) {
      const newsItemId = await draft()
      await bePresent(test.deps.db, { actor, newsItemId, activity: 'looking' })
      return { path: `/api/v1/news/${newsItemId}/presence` }
    },
  },
  'PUT /api/v1/news/:id/intended-posts': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/news/${await draft()}/intended-posts`,
      payload: { posts: [{ channelId: await channel() }] },
    }),
  },
  'POST /api/v1/news/:id/submit': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/news/${await draft()}/submit` }),
  },
  'POST /api/v1/news/:id/approve': {
    as: ['approver', 'lahore'],
    async prepare() {
      const { newsItemId, contentHash } = await submitted()
      return { path: `/api/v1/news/${newsItemId}/approve`, payload: { contentHash } }
    },
  },
  'POST /api/v1/news/:id/approve (with intended posts)': {
    as: ['approver', 'lahore'],
    async prepare() {
      const newsItemId = await draft()
      const posts = [{ channelId: await channel(), ifNotPossible: 'ask' }] as const
      await intendPosts(test.deps, { actor: author.actor, newsItemId, posts })
      const { contentHash } = await submitNewsItem(test.deps, { actor: author.actor, newsItemId })
      return { path: `/api/v1/news/${newsItemId}/approve`, payload: { contentHash } }
    },
  },
  'POST /api/v1/news/:id/withdraw': {
    as: ['author', 'lahore'],
    async prepare() {
      const { newsItemId } = await submitted()
      return { path: `/api/v1/news/${newsItemId}/withdraw` }
    },
  },
  'POST /api/v1/news/:id/return': {
    as: ['approver', 'lahore'],
    async prepare() {
      const { newsItemId } = await submitted()
      return { path: `/api/v1/news/${newsItemId}/return`, payload: { reason: 'why' } }
    },
  },
  'POST /api/v1/media': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/media?officeId=lahore',
      payload: await picture(),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'POST /api/v1/media/uploads': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/media/uploads?officeId=lahore',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '9' },
    }),
  },
  'POST /api/v1/feeds': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/feeds',
      payload: { officeId: 'lahore', address: `${feedServer.origin}/rss?${newId()}` },
    }),
  },
  'PATCH /api/v1/feeds/:id': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/feeds/${await feed()}`, payload: { intervalMinutes: 45 } }),
  },
  'POST /api/v1/feeds/:id/check': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/feeds/${await feed()}/check` }),
  },
  'DELETE /api/v1/feeds/:id': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/feeds/${await feed()}` }),
  },
  'PATCH /api/v1/media/uploads/:id': {
    as: ['author', 'lahore'],
    prepare: async person => ({
      path: `/api/v1/media/uploads/${await upload(person, 9)}`,
      payload: '123456789',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
    }),
  },
  'DELETE /api/v1/media/uploads/:id': {
    as: ['author', 'lahore'],
    prepare: async person => ({
      path: `/api/v1/media/uploads/${await upload(person, 9)}`,
      headers: { 'tus-resumable': '1.0.0' },
    }),
  },
  'POST /api/v1/media/uploads/:id/finish': {
    as: ['author', 'lahore'],
    async prepare(person) {
      const bytes = await picture()
      const id = await upload(person, bytes.byteLength)
      const headers = {
        ...person.headers,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      }
      await test.app.inject({ method: 'PATCH', url: `/api/v1/media/uploads/${id}`, headers, payload: bytes })
      return { path: `/api/v1/media/uploads/${id}/finish` }
    },
  },
  'POST /api/v1/posts': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/posts',
      payload: { newsItemId: await approved(), channelIds: [await channel()] },
    }),
  },
  'POST /api/v1/calendar/schedule': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/calendar/schedule',
      payload: { newsItemIds: [await approved(), await approved()], channelIds: [await channel()] },
    }),
  },
  'POST /api/v1/calendar/swap': {
    as: ['author', 'lahore'],
    async prepare() {
      const channelId = await channel()
      const payload = { postId: await post(channelId), otherId: await post(channelId) }
      return { path: '/api/v1/calendar/swap', payload }
    },
  },
  'POST /api/v1/calendar/shift': {
    as: ['author', 'lahore'],
    async prepare() {
      const channelId = await channel()
      await post(channelId)
      const range = { from: new Date(), to: new Date(Date.now() + 30 * 86_400_000) }
      return { path: '/api/v1/calendar/shift', payload: { channelId, ...range, days: 7 } }
    },
  },
  'POST /api/v1/calendar/changes/:id/undo': {
    as: ['author', 'lahore'],
    async prepare() {
      const undo = await cancelPost(test.deps, { actor: author.actor, postId: await post() })
      return { path: `/api/v1/calendar/changes/${undo?.changeId}/undo`, payload: {} }
    },
  },
  'POST /api/v1/calendar/changes/:id/undo (of scheduling)': {
    as: ['author', 'lahore'],
    async prepare() {
      const { undo } = await scheduled(await channel())
      return { path: `/api/v1/calendar/changes/${undo?.changeId}/undo`, payload: {} }
    },
  },
  'POST /api/v1/posts/:id/move': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/posts/${await post()}/move`,
      payload: { at: '2030-01-02T10:00' },
    }),
  },
  'POST /api/v1/posts/:id/move (to another channel)': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/posts/${await post()}/move`,
      payload: { channelId: await channel() },
    }),
  },
  'POST /api/v1/posts/:id/retry': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/posts/${await restingPost('failed')}/retry` }),
  },
  'POST /api/v1/posts/:id/comment/settle': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: await commentInDoubt(), payload: { action: 'leave' } }),
  },
  'POST /api/v1/posts/:id/comment/settle (sent again)': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: await commentInDoubt(), payload: { action: 'resend' } }),
  },
  'POST /api/v1/posts/:id/comment/settle (adopted)': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: await commentInDoubt(),
      payload: { action: 'adopt', externalId: remoteId() },
    }),
  },
  'POST /api/v1/posts/:id/cancel': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/posts/${await post()}/cancel`, payload: {} }),
  },
  'POST /api/v1/posts/:id/send-now': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/posts/${await post()}/send-now` }),
  },
  'POST /api/v1/posts/:id/settle': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/posts/${await restingPost('needs_attention')}/settle`,
      payload: { action: 'resend' },
    }),
  },
  'POST /api/v1/posts/:id/settle (adopted)': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/posts/${await restingPost('needs_attention')}/settle`,
      payload: { action: 'adopt', externalId: remoteId() },
    }),
  },
  'DELETE /api/v1/posts/:id/published': {
    as: ['operator', 'lahore'],
    async prepare() {
      const id = await restingPost('published')
      await test.database.db
        .updateTable('segment')
        .set({ external_id: newId(), published_at: new Date() })
        .where('post_id', '=', id)
        .execute()
      return { path: `/api/v1/posts/${id}/published` }
    },
  },
  'POST /api/v1/series': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: '/api/v1/series', payload: await repeating() }),
  },
  'POST /api/v1/series/evergreen': {
    as: ['author', 'lahore'],
    async prepare() {
      const { startsAt: _, rule: __, ...rest } = await repeating()
      await sql`insert into channel_slot values (${rest.channelIds[0]}, 2, '10:00')`.execute(test.database.db)
      const payload = { ...rest, leastDays: 7, endsOn: localIn(30).slice(0, 10) }
      return { path: '/api/v1/series/evergreen', payload }
    },
  },
  'PATCH /api/v1/series/:id': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/series/${await series()}`, payload: { name: 'Hours' } }),
  },
  'POST /api/v1/series/:id/pause': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/series/${await series()}/pause`, payload: {} }),
  },
  'POST /api/v1/series/:id/resume': {
    as: ['author', 'lahore'],
    async prepare() {
      const seriesId = await series()
      await pauseSeries(test.deps, { actor: author.actor, seriesId })
      return { path: `/api/v1/series/${seriesId}/resume`, payload: {} }
    },
  },
  'POST /api/v1/series/:id/end': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/series/${await series()}/end`, payload: {} }),
  },
  'POST /api/v1/series/:id/occurrences/:occurrenceId/skip': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `${await occurrence()}/skip` }),
  },
  'POST /api/v1/series/:id/occurrences/:occurrenceId/move': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `${await occurrence()}/move`, payload: { at: localIn(20) } }),
  },
  'POST /api/v1/stops': {
    as: ['operator', '*'],
    async prepare() {
      await test.database.db.deleteFrom('emergency_stop').execute()
      return { path: '/api/v1/stops', payload: { scope: 'everything', reason: 'why' } }
    },
  },
  'POST /api/v1/stops/resume': {
    as: ['operator', '*'],
    async prepare() {
      await test.database.db
        .insertInto('emergency_stop')
        .values({ stopped_at: new Date(), stopped_by: 'x', reason: 'y' })
        .onConflict(conflict => conflict.doNothing())
        .execute()
      return { path: '/api/v1/stops/resume', payload: { scope: 'everything', reason: 'why' } }
    },
  },
  'POST /api/v1/activities': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/activities',
      payload: activity(),
    }),
  },
  'PUT /api/v1/activities/:id': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/activities/${newId()}`, payload: activity() }),
  },
  'POST /api/v1/activities/:id/withdraw': {
    as: ['analyst', 'lahore'],
    async prepare() {
      const id = await logActivity(test.deps, { actor: author.actor, activity: activity() })
      return { path: `/api/v1/activities/${id}/withdraw`, payload: { reason: 'Logged twice' } }
    },
  },
  'PUT /api/v1/enquiries/:id': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: `/api/v1/enquiries/${newId()}`, payload: enquiry }),
  },
  'POST /api/v1/enquiries/:id/withdraw': {
    as: ['analyst', 'lahore'],
    async prepare() {
      const [id = ''] = await logEnquiries(test.deps, { actor: author.actor, enquiries: [enquiry] })
      return { path: `/api/v1/enquiries/${id}/withdraw`, payload: { reason: 'Logged twice' } }
    },
  },
  'POST /api/v1/closings': {
    as: ['author', 'lahore'],
    prepare: async () => ({ path: '/api/v1/closings', payload: closing() }),
  },
  'POST /api/v1/closings/reopen': {
    as: ['analyst', 'lahore'],
    async prepare() {
      const month = closing()
      await closeMonth(test.deps, { actor: author.actor, sandbox: false, ...month })
      return { path: '/api/v1/closings/reopen', payload: { ...month, reason: 'A sheet came late' } }
    },
  },
  'POST /api/v1/log-imports/:id/undo': {
    as: ['analyst', 'lahore'],
    async prepare() {
      const { importId } = await importEnquiries(test.deps, {
        actor: author.actor,
        content: 'date,channel,topic\n2026-07-02,phone,visas\n',
        name: `${letters()}.csv`,
        officeId: 'lahore',
      })
      return { path: `/api/v1/log-imports/${importId}/undo` }
    },
  },
  'POST /api/v1/activities/import': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/activities/import?officeId=lahore&name=a.csv',
      payload: `date,kind,place\n2026-07-02,session,Lahore ${letters()}\n`,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'POST /api/v1/enquiries': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/enquiries',
      payload: { enquiries: [enquiry] },
    }),
  },
  'POST /api/v1/enquiries/import': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/enquiries/import?officeId=lahore&name=a.csv',
      payload: `date,channel,topic,count\n2026-07-02,phone,visas,${1 + Math.floor(Math.random() * 1e6)}\n`,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  'POST /api/v1/figures/rebuild': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({ path: '/api/v1/figures/rebuild', payload: { officeId: 'lahore' } }),
  },
  'PUT /api/v1/targets': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/targets',
      payload: { officeId: 'lahore', indicator: 'enquiries', ...period, value: 9 },
    }),
  },
  'POST /api/v1/exports': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/exports',
      payload: { tables: ['codebook'], officeIds: ['lahore'], ...period, format: 'csv' },
    }),
  },
  'POST /api/v1/snapshots': {
    as: ['analyst', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/snapshots',
      payload: { officeIds: ['lahore'], ...period, incomplete: true },
    }),
  },
  'POST /api/v1/snapshots/:id/news': {
    as: ['author', 'lahore'],
    async prepare() {
      const frozen = { actor: systemActor, officeIds: ['lahore'], ...period, sandbox: false }
      const { id } = await freezeSnapshot(test.deps, { ...frozen, incomplete: true })
      return { path: `/api/v1/snapshots/${id}/news`, payload: { officeId: 'lahore', language: 'en' } }
    },
  },
  'POST /api/v1/secrets/rotate': {
    as: ['operator', '*'],
    prepare: async () => ({ path: '/api/v1/secrets/rotate' }),
  },
  'POST /api/v1/offices/:id/calendar-feed': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: '/api/v1/offices/lahore/calendar-feed' }),
  },
  'DELETE /api/v1/offices/:id/calendar-feed': {
    as: ['operator', 'lahore'],
    async prepare({ actor }) {
      await makeCalendarFeed(test.deps, { actor, officeId: 'lahore' })
      return { path: '/api/v1/offices/lahore/calendar-feed' }
    },
  },
  'POST /api/v1/webhooks': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/webhooks',
      payload: { officeId: 'lahore', url: 'https://hooks.example.org/', kinds: ['post'] },
    }),
  },
  'PATCH /api/v1/webhooks/:id': {
    as: ['operator', 'lahore'],
    prepare: async () => ({
      path: `/api/v1/webhooks/${await webhookOf()}`,
      payload: { kinds: ['stop'] },
    }),
  },
  'DELETE /api/v1/webhooks/:id': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/webhooks/${await webhookOf()}` }),
  },
  'POST /api/v1/webhooks/:id/test': {
    as: ['operator', 'lahore'],
    prepare: async () => ({ path: `/api/v1/webhooks/${await webhookOf()}/test` }),
  },
  'POST /api/v1/webhook-deliveries/:id/retry': {
    as: ['operator', 'lahore'],
    async prepare({ actor }) {
      const deliveryId = await testWebhook(test.deps, { actor, webhookId: await webhookOf() })
      await sql`update webhook_delivery set last_status = 500`.execute(test.deps.db)
      return { path: `/api/v1/webhook-deliveries/${deliveryId}/retry` }
    },
  },
  'POST /api/v1/notifications/read-all': {
    as: ['author', 'lahore'],
    async prepare() {
      await buildNotification(test.deps.db)
      return { path: '/api/v1/notifications/read-all', payload: {} }
    },
  },
  'PATCH /api/v1/notifications/preferences': {
    as: ['author', 'lahore'],
    prepare: async () => ({
      path: '/api/v1/notifications/preferences',
      payload: { kinds: [{ kind: 'post-late', inApp: false, mail: 'none' }] },
    }),
  },
  'POST /api/v1/notifications/:id/read': {
    as: ['author', 'lahore'],
    async prepare() {
      const id = await buildNotification(test.deps.db)
      return { path: `/api/v1/notifications/${id}/read` }
    },
  },
}

async function feed(): Promise<string> {
  const address = `${feedServer.origin}/rss?${newId()}`
  return await buildFeed(test.deps.db, { addedBy: author.actor.id, address })
}

/** Routes without a case, and why none is needed. */
const exempt: Record<string, string> = {
  'POST /api/v1/posts/:id/edit':
    'asks a network that lets posts be edited: tests/publishing/aftercare/editing/edit-published.test.ts',
  'POST /sign-in/code': 'nobody is signed in yet',
  'POST /setup/open': 'nobody is signed in yet, and it changes nothing',
  'POST /forgot': 'nobody is signed in yet',
  'POST /look': 'keeps a choice in the browser alone',
  'POST /setup/password': 'nobody is signed in yet, and it changes nothing',
  'POST /api/v1/password-reset': 'nobody is signed in yet',
  'POST /api/v1/password-reset/finish': 'nobody is signed in yet',
  'POST /api/v1/session/passkey': 'nobody is signed in yet',
  'POST /api/v1/session/passkey/options': 'nobody is signed in yet',
  'POST /api/v1/session/passkeys/options': 'asks the browser; nothing of the person changes',
  'POST /api/v1/session/passkeys': 'takes an authenticator: tests/browser/passkeys.test.ts',
  'POST /api/v1/session/second-factor/totp/remove': 'uses up a code, whatever comes of it',
  'POST /api/v1/session/second-factor/backup-codes': 'uses up a code, whatever comes of it',
  'POST /account/totp/change': 'uses up a code, whatever comes of it',
  'POST /sign-in': 'nobody is signed in yet',
  'POST /sign-out': 'ends the session',
  'POST /setup': 'nobody is signed in yet',
  'POST /api/v1/setup': 'nobody is signed in yet',
  'POST /api/v1/session': 'nobody is signed in yet',
  'DELETE /api/v1/session': 'ends the session',
  'POST /api/v1/posts/preview': 'changes nothing',
  'POST /api/v1/channels/connect/:network/token': 'asks a server first; then the same as POST /channels',
}

/** Every account says that it is the one asked for. */
async function identify({ externalId }: Account) {
  return { externalId, handle: 'h', name: 'n' }
}

/** One person for each role, who gets back what a test has taken; a sign-in costs a slow hash. */
const people = new Map<string, SignedIn>()

async function personWho(as: [Role, string]): Promise<SignedIn> {
  const found = people.get(as.join()) ?? (await test.signIn(as))
  people.set(as.join(), found)
  return found
}

/** Does something to a person's standing, and gives a way to put it back. */
async function taking(
  person: SignedIn,
  lose: (person: SignedIn) => Promise<void>,
): Promise<() => Promise<void>> {
  const { db } = test.database
  const { id } = person.actor
  const sessions = await db.selectFrom('person_session').selectAll().where('person_id', '=', id).execute()
  const grants = await db.selectFrom('role_grant').selectAll().where('person_id', '=', id).execute()
  await lose(person)
  return async () => {
    await db.updateTable('person').set({ deactivated_at: null }).where('id', '=', id).execute()
    for (const row of sessions)
      await db
        .insertInto('person_session')
        .values(row)
        .onConflict(on => on.doNothing())
        .execute()
    for (const row of grants)
      await db
        .insertInto('role_grant')
        .values(row)
        .onConflict(on => on.doNothing())
        .execute()
  }
}

let turn = 0
/** All of them in `test:deep`; in `npm test` one for each case, a different one each time. */
function inTurn<Loss>(all: readonly Loss[]): Loss[] {
  turn += 1
  return isDeep ? [...all] : all.filter((_loss, index) => index === turn % all.length)
}

/** What may happen to a person between the head and the body of their request. */
const losses: [string, (person: SignedIn) => Promise<void>][] = [
  [
    'their role is taken away',
    async ({ actor }) => {
      for (const grant of actor.grants) await revokeRole(test.deps, systemActor, actor.id, grant)
    },
  ],
  ['they are deactivated', async ({ actor }) => await deactivatePerson(test.deps, systemActor, actor.id)],
  [
    'their session ends',
    async ({ actor }) => {
      await test.database.db.deleteFrom('person_session').where('person_id', '=', actor.id).execute()
    },
  ],
]

const ofOneself = [
  'POST /api/v1/notifications/read-all',
  'PATCH /api/v1/notifications/preferences',
  'POST /api/v1/role-offers/:id/accept',
  'POST /api/v1/role-offers/:id/decline',
  'PATCH /api/v1/me',
  'POST /api/v1/keys',
  'DELETE /api/v1/keys/:id',
  'PUT /api/v1/session/password',
  'DELETE /api/v1/sessions',
  'DELETE /api/v1/sessions/:id',
  'POST /account/sessions/end',
  'POST /account/keys/revoke',
  'PUT /api/v1/session/passkeys/:id',
  'POST /api/v1/session/passkeys/:id/remove',
  'POST /account/passkeys/:id',
  'POST /api/v1/session/second-factor/totp',
  'POST /api/v1/session/second-factor/totp/confirm',
  'POST /account/totp',
  'POST /account/totp/confirm',
]

function withoutBrackets(name: string): string {
  return name.replace(/ \(.*\)$/, '')
}

const newOfficeId = () => `o-${newId()}`

/** A webhook of Lahore, alone. */
async function webhookOf(): Promise<string> {
  await test.deps.db.deleteFrom('webhook').execute()
  const given = { officeId: 'lahore', url: 'https://hooks.example.org/', kinds: ['post'] as const }
  return (await addWebhook(test.deps, { actor: systemActor, ...given })).id
}

let days = 0
/** A day that no other case has. */
function newDay(): string {
  days += 1
  return new Date(Date.UTC(2031, 0, days)).toISOString().slice(0, 10)
}

/** A holiday of Lahore that is to be confirmed. */
async function holiday(): Promise<string> {
  const day = newDay()
  const row = { office_id: 'lahore', day, name: 'Eid', kind: 'moon', to_confirm: true } as const
  await test.database.db.insertInto('office_holiday').values(row).execute()
  return day
}

/** A new office. */
async function office(): Promise<string> {
  const id = newOfficeId()
  await addOffices(test.database, id)
  return id
}

/** A session of the person in another browser. */
async function openAnother(personId: string): Promise<{ id: string }> {
  await test.deps.access.openSession(personId, { networkAddress: '203.0.113.80' })
  return await test.deps.db
    .selectFrom('person_session')
    .select('id')
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

const keyOf = (personId: string) =>
  test.deps.access.createApiKey({ personId, name: 'a key', expiresInDays: 1 })

async function passkeyOf(personId: string): Promise<string> {
  const id = newId()
  await sql`insert into passkey (id, public_key, person_id, credential_id, counter, device_type, backed_up)
    values (${id}, '', ${personId}, ${id}, 0, 'singleDevice', false)`.execute(test.deps.db)
  return id
}

/** Of an app that is not confirmed yet. */
async function firstCodeOf(personId: string): Promise<string> {
  await test.deps.db.deleteFrom('second_factor').where('person_id', '=', personId).execute()
  const factors = { ...test.deps, sealer: personSealer(test.deps.keys) }
  const { secret } = await beginTotp(factors, { id: personId, email: 'a@example.org' })
  return totpCode(secret, new Date())
}

function fieldsFor(path: string, fields: Record<string, string>): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { path, headers, payload: new URLSearchParams(fields).toString() }
}

/** Whoever gives a wrong password hears no more than that. */
function refusals(route: string): number[] {
  return route.endsWith('/session/password') ? [400, 401] : [401, 403, 404]
}

describe('a request that changes something', () => {
  it('has a case here, whatever its route', () => {
    const writing = routesOf(test.app).filter(route => !route.startsWith('GET '))
    const named = new Set([...Object.keys(cases).map(withoutBrackets), ...Object.keys(exempt)])
    expect([...named].toSorted()).toEqual(writing.toSorted())
  })

  for (const [route, { as, prepare }] of Object.entries(cases)) {
    it(`${route} is done while the person may do it`, async () => {
      // A new password ends the session, so nobody else can have this person's.
      const person = route.endsWith('/session/password') ? await test.signIn(as) : await personWho(as)
      const request = await prepare(person)
      const before = await fingerprint()
      const answer = await send(route, person, request)
      expect([answer.statusCode, answer.body]).toEqual([
        expect.toBeOneOf([200, 201, 202, 204, 303]),
        answer.body,
      ])
      expect(await fingerprint()).not.toEqual(before)
    })

    // Of their own password and keys a person needs no role.
    it.each(inTurn(ofOneself.includes(route) ? losses.slice(1) : losses))(
      `${route} is refused and changes nothing when, after its head, %s`,
      async (_loss, lose) => {
        const person = await personWho(as)
        const request = await prepare(person)
        let before: unknown
        let giveBack = async () => undefined as unknown
        betweenHeadAndBody = async () => {
          giveBack = await taking(person, lose)
          before = await fingerprint()
        }
        const answer = await send(route, person, request)
        const after = await fingerprint()
        await giveBack()
        expect(before).toBeDefined()
        expect([answer.statusCode, answer.body]).toEqual([expect.toBeOneOf(refusals(route)), answer.body])
        expect(after).toEqual(before)
      },
    )
  }
})

describe('between the head and the body of a real request', () => {
  it('a role that is taken away is gone: no approval stands', async () => {
    const person = await test.signIn(['approver', 'lahore'], ['author', 'lahore'])
    const { newsItemId, contentHash } = await submitted()
    const body = JSON.stringify({ contentHash })
    const head = new Promise<void>(resolve => {
      betweenHeadAndBody = async () => resolve()
    })
    const address = app.server.address()
    if (address === null || typeof address === 'string') throw new Error('not listening')
    const socket = connect(address.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      [
        `POST /api/v1/news/${newsItemId}/approve HTTP/1.1`,
        'host: 127.0.0.1:3000',
        `cookie: ${person.headers.cookie}`,
        `origin: ${person.headers.origin}`,
        'content-type: application/json',
        `content-length: ${body.length}`,
        'connection: close',
        '',
        '',
      ].join('\r\n'),
    )
    await head
    await revokeRole(test.deps, systemActor, person.actor.id, { role: 'approver', officeId: 'lahore' })
    socket.write(body)
    const parts: Buffer[] = []
    for await (const part of socket) parts.push(part)
    expect(Buffer.concat(parts).toString()).toMatch(/^HTTP\/1\.1 403 /)
    const approvals = await test.deps.db
      .selectFrom('approval')
      .select('id')
      .where('news_item_id', '=', newsItemId)
      .execute()
    expect(approvals).toEqual([])
  })

  it('a key that is ended opens nothing', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const { id, key } = await test.deps.access.createApiKey({
      personId: person.actor.id,
      name: 'a key',
      expiresInDays: 1,
    })
    betweenHeadAndBody = async () => {
      await test.database.db.deleteFrom('api_key').where('id', '=', id).execute()
    }
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/news',
      headers: { authorization: `Bearer ${key}` },
      payload: { officeId: 'lahore', content: content() },
    })
    expect(answer.statusCode).toBe(401)
  })

  it('a role that is given has to wait for the next request', async () => {
    const person = await test.signIn(['author', 'lahore'])
    const { newsItemId, contentHash } = await submitted()
    betweenHeadAndBody = async () => {
      await grantRole(test.deps, systemActor, person.actor.id, { role: 'approver', officeId: 'lahore' })
    }
    const request = { path: `/api/v1/news/${newsItemId}/approve`, payload: { contentHash } }
    expect((await send('POST ', person, request)).statusCode).toBe(403)
    expect((await send('POST ', person, request)).statusCode).toBe(200)
  })
})

describe('an answer that an Idempotency-Key repeats', () => {
  const plan = async (person: SignedIn, payload: { newsItemId: string; channelIds: string[] }) =>
    await app.inject({
      method: 'POST',
      url: '/api/v1/posts',
      headers: { ...person.headers, 'idempotency-key': payload.newsItemId },
      payload,
    })

  it('is given to the person who still has the roles', async () => {
    const person = await test.signIn(['author', 'lahore'], ['analyst', 'lahore'])
    const wish = { newsItemId: await approved(), channelIds: [await channel()] }
    const first = await plan(person, wish)
    const again = await plan(person, wish)
    expect([again.statusCode, again.headers['idempotent-replayed'], again.json()]).toEqual([
      201,
      'true',
      first.json(),
    ])
  })

  it.each(['before the request', 'after its head'])(
    'is kept back when a role was taken away %s',
    async when => {
      const person = await test.signIn(['author', 'lahore'], ['analyst', 'lahore'])
      const wish = { newsItemId: await approved(), channelIds: [await channel()] }
      expect((await plan(person, wish)).statusCode).toBe(201)
      const lose = async () =>
        await revokeRole(test.deps, systemActor, person.actor.id, { role: 'author', officeId: 'lahore' })
      if (when === 'after its head') betweenHeadAndBody = lose
      else await lose()
      const again = await plan(person, wish)
      expect([again.statusCode, again.json().posts]).toEqual([403, undefined])
    },
  )
})

/** A word that nobody has used. */
function letters(): string {
  return newId().replaceAll(/[^a-f]/g, 'k')
}

const period = { from: '2026-07-01', to: '2026-09-30' }

function lahoreGrant(role: Role) {
  return { role, officeId: 'lahore' }
}

/** The author of the tests gets one role after the other. */
async function unheldRole(): Promise<Role> {
  const { db } = test.database
  await db
    .deleteFrom('role_grant')
    .where('person_id', '=', author.actor.id)
    .where('role', '=', 'analyst')
    .execute()
  return 'analyst'
}

function content() {
  return {
    places: ['Lahore'],
    topics: [],
    variants: [{ language: 'en', text: `Lahore: the centre answers questions. ${newId()}` }],
    media: [],
  }
}

/** Roles in Vienna, which wait for a person of Lahore. */
async function offerTo({ actor, email }: SignedIn): Promise<string> {
  const { db } = test.deps
  await db.deleteFrom('person').where('stands_for', '=', actor.id).execute()
  await db
    .deleteFrom('role_grant')
    .where('person_id', '=', actor.id)
    .where('office_id', '=', 'vienna')
    .execute()
  const grants = [{ role: 'analyst', officeId: 'vienna' }] as const
  return (await invitePerson(test.deps, vienna.actor, { name: 'n', email, grants })).id
}

/** The path of a comment that the person has written. */
async function commentBy({ actor }: SignedIn): Promise<string> {
  const newsItemId = await draft()
  const comment = { newsItemId, text: newId(), mentions: [] }
  const { commentId } = await commentOnItem(test.deps, { actor, ...comment })
  return `/api/v1/news/${newsItemId}/comments/${commentId}`
}

async function draft(): Promise<string> {
  const saved = await createDraft(test.deps, {
    actor: author.actor,
    officeId: 'lahore',
    content: content(),
  })
  return saved.newsItemId
}

async function submitted() {
  return await submitNewsItem(test.deps, { actor: author.actor, newsItemId: await draft() })
}

async function approved(): Promise<string> {
  const { newsItemId, contentHash } = await submitted()
  await approveNewsItem(test.deps, { actor: approver.actor, newsItemId, contentHash })
  return newsItemId
}

async function channel(): Promise<string> {
  const { channelId } = await connectChannel(test.deps, {
    actor: systemActor,
    officeId: 'lahore',
    network: 'x',
    externalId: newId(),
    handle: 'lahore',
    name: 'Lahore',
    languages: ['en'],
    credentials: { accessToken: 'token' },
    sandbox: true,
  })
  return channelId
}

/** A wall clock, so many days from now. */
function localIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)
}

async function repeating() {
  const channelId = await channel()
  return {
    officeId: 'lahore',
    name: 'Hotline',
    newsItemIds: [await approved()],
    channelIds: [channelId],
    startsAt: localIn(2),
    rule: 'FREQ=MONTHLY;COUNT=2',
    acceptSameText: [channelId],
  }
}

async function series(): Promise<string> {
  const { seriesId } = await createSeries(test.deps, {
    actor: author.actor,
    ...(await repeating()),
    onHoliday: 'skip',
  })
  return seriesId ?? ''
}

/** The path of one time of a series. */
async function occurrence(): Promise<string> {
  const seriesId = await series()
  const [first] = await seriesOccurrences(test.database.db, author.actor, seriesId)
  return `/api/v1/series/${seriesId}/occurrences/${first?.id ?? ''}`
}

async function scheduled(channelId: string) {
  const wish = { newsItemId: await approved(), channelIds: [channelId] }
  return await schedulePosts(test.deps, { actor: author.actor, ...wish })
}

async function post(channelId?: string): Promise<string> {
  const { posts } = await scheduled(channelId ?? (await channel()))
  const [first] = posts
  if (!first) throw new Error('nothing was planned')
  return first.id
}

async function restingPost(state: 'needs_attention' | 'failed' | 'published'): Promise<string> {
  const id = await post()
  await test.database.db.updateTable('post').set({ state, next_at: null }).where('id', '=', id).execute()
  return id
}

/** The path by which a person settles the first comment of a post that is out. */
async function commentInDoubt(): Promise<string> {
  const id = await restingPost('published')
  await test.database.db
    .insertInto('first_comment')
    .values({ post_id: id, text: 'https://example.org', state: 'needs_attention' })
    .execute()
  return `/api/v1/posts/${id}/comment/settle`
}

/** What the account shows from now on: one post or comment with a new id. */
function remoteId(): string {
  const externalId = newId()
  onAccount = [{ externalId, text: 'text', createdAt: new Date(), mediaCount: 0, links: [] }]
  return externalId
}

/** A topic, and the keyword that leads to it. */
async function topic(): Promise<string> {
  const words = { labels: { en: newId() }, keywords: { en: [letters()] }, hashtags: {} }
  return await createTopic(test.deps, { actor: systemActor, topic: words })
}

/** A kind of activity. */
async function logWord(): Promise<string> {
  const word = { list: 'kind' as const, labels: { en: letters() }, aliases: [] }
  return await addWord(test.deps, { actor: systemActor, word })
}

/** A project of Lahore. */
async function project(facts: { noDonorReason?: string } = {}): Promise<string> {
  const roads = { name: `Roads ${newId()}`, credit: {}, officeIds: ['lahore'], ...facts }
  return await createProject(test.deps, { actor: systemActor, project: roads })
}

async function upload({ actor }: SignedIn, byteCount: number): Promise<string> {
  const uploadId = newId()
  await beginUpload(test.deps, { actor, officeId: 'lahore', uploadId, byteCount })
  return uploadId
}

async function picture(): Promise<Buffer> {
  const background = { r: Math.floor(Math.random() * 256), g: Math.floor(Math.random() * 256), b: 7 }
  return await sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer()
}

async function attemptToChoose({ actor }: SignedIn) {
  const id = newId()
  const page = { externalId: newId(), name: 'Page', accessToken: 't', mayPublish: true }
  const { keyId, sealed } = sealSecret(
    test.deps.keys,
    { channelId: id, field: 'connecting' },
    JSON.stringify([page]),
  )
  await test.deps.db
    .insertInto('connect_attempt')
    .values({
      id,
      network: 'facebook',
      person_id: actor.id,
      office_id: 'lahore',
      languages: ['en'],
      state_hash: null,
      step: 'choosing',
      key_id: keyId,
      sealed,
      ends_at: new Date(Date.now() + 600_000),
    })
    .execute()
  return { attemptId: id, accountIds: [page.externalId] }
}

async function send(route: string, person: SignedIn, { path, payload, headers }: Request) {
  const [method] = route.split(' ')
  return await app.inject({
    method: method as 'POST',
    url: path,
    headers: { ...person.headers, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
}

/** All rows there are, but for what every request of a signed-in person may touch. */
async function fingerprint(): Promise<Record<string, string>> {
  const { db } = test.database
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'
      -- A moment that is fixed for figures which then nobody may freeze says nothing and holds nothing up.
      and table_name not in ('sign_in_tries', 'person_session', 'fixed_moment')
    order by 1`.execute(db)
  const hashes = rows.map(
    ({ name }) => sql`select ${sql.lit(name)} as name,
      count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as hash
      from ${sql.table(name)} t`,
  )
  const found = await sql<{ name: string; hash: string }>`${sql.join(hashes, sql` union all `)}`.execute(db)
  return Object.fromEntries(found.rows.map(({ name, hash }) => [name, hash]))
}
