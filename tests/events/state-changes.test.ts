import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deactivatePerson } from '../../src/access/people/deactivate-person.ts'
import { connectChannel, disconnectChannel } from '../../src/channels/connecting/connect-channel.ts'
import type { Database, Db } from '../../src/database/connect.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { approveNewsItem } from '../../src/news/review/approve-news-item.ts'
import { returnNewsItem } from '../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../src/news/review/submit-news-item.ts'
import { withdrawNewsItem } from '../../src/news/review/withdraw-news-item.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../src/news/writing/revise-news-item.ts'
import { logActivity, logEnquiries } from '../../src/outreach/log/log-outreach.ts'
import { resume, stop } from '../../src/publishing/stops/stops.ts'
import { buildChannel, testKeys } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { approver, author, letRevisionsAge, newsContent, person, stillClock } from '../factories/news.ts'
import { addPeople } from '../factories/people.ts'
import { installPresetOffices } from '../factories/preset.ts'

const admin = person('omar', 'admin')
const analyst = person('chiara', 'analyst')
const reason = 'a wrong number'

describe.each(databaseKinds)('every change of state is an event, on the %s database', kind => {
  let database: Database
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = database.db
    await installPresetOffices(db)
    await addPeople(db, [author.id, approver.id, admin.id, analyst.id])
  })
  afterAll(() => database.close())
  const deps = () => ({ db, clock: stillClock })

  it('of a news item, from the first draft to an approval that is withdrawn by an edit', async () => {
    const content = newsContent()
    const first = await createDraft(deps(), { actor: author, officeId: 'lahore', content })
    const { newsItemId } = first
    const edit = (revision: number, text: string) =>
      reviseNewsItem(deps(), {
        actor: author,
        newsItemId,
        revision,
        content: newsContent({ variants: [{ language: 'en', text }] }),
      })
    await letRevisionsAge(db, newsItemId)
    await edit(1, 'Lahore: Second.')
    await submitNewsItem(deps(), { actor: author, newsItemId })
    await returnNewsItem(deps(), { actor: approver, newsItemId, reason })
    await submitNewsItem(deps(), { actor: author, newsItemId })
    await withdrawNewsItem(deps(), { actor: author, newsItemId })
    const { contentHash } = await submitNewsItem(deps(), { actor: author, newsItemId })
    await approveNewsItem(deps(), { actor: approver, newsItemId, contentHash })
    await edit(2, 'Lahore: Third.')
    const found = await eventsOf(newsItemId)
    expect(found.filter(event => event.kind !== 'item.approval-revoked')).toMatchObject([
      { kind: 'item.created', data: { revision: 1 } },
      { kind: 'item.revised', data: { revision: 2 } },
      { kind: 'item.submitted' },
      { kind: 'item.returned', data: { revision: 2, reason } },
      { kind: 'item.submitted' },
      { kind: 'item.withdrawn', data: { revision: 2, by: author.id } },
      { kind: 'item.submitted' },
      { kind: 'item.approved', data: { revision: 2 } },
      { kind: 'item.revised', data: { revision: 3 } },
    ])
    expect(found.filter(event => event.kind === 'item.approval-revoked')).toMatchObject([
      { data: { reason: 'Edited: revision 3.' } },
    ])
    expect(found.every(event => event.office_id === 'lahore')).toBe(true)
  })

  it('of news that is imported', async () => {
    const text = 'Lahore: A session on visas was held.\n\nBaghdad: Border agencies met.\n'
    const { added } = await importNews(deps(), { actor: author, content: text, name: 'page.txt' })
    expect(added).toHaveLength(2)
    for (const { newsItemId, officeId } of added)
      expect(await eventsOf(newsItemId)).toMatchObject([{ kind: 'item.created', office_id: officeId }])
  })

  it('of stops, each written once', async () => {
    const channelId = await buildChannel(db)
    await stop(deps(), { actor: admin, target: { scope: 'channel', channelId }, reason })
    await stop(deps(), { actor: admin, target: { scope: 'channel', channelId }, reason: 'again' })
    await resume(deps(), { actor: admin, target: { scope: 'channel', channelId }, reason: 'corrected' })
    expect(await eventsOf(channelId)).toMatchObject([
      { kind: 'channel.stopped', data: { by: admin.id, reason } },
      { kind: 'channel.resumed', data: { by: admin.id, reason: 'corrected' } },
    ])
    await stop(deps(), { actor: admin, target: { scope: 'office', officeId: 'dhaka' }, reason })
    await resume(deps(), { actor: admin, target: { scope: 'office', officeId: 'dhaka' }, reason })
    expect(await eventsOf('dhaka')).toMatchObject([{ kind: 'office.stopped' }, { kind: 'office.resumed' }])
    await stop(deps(), { actor: admin, target: { scope: 'everything' }, reason })
    await resume(deps(), { actor: admin, target: { scope: 'everything' }, reason })
    expect(await eventsOf('everything')).toMatchObject([
      { kind: 'everything.stopped', office_id: null },
      { kind: 'everything.resumed', office_id: null },
    ])
  })

  it('of a channel that is connected, connected again and disconnected, without its secrets', async () => {
    const account = {
      actor: admin,
      officeId: 'lahore',
      network: 'x' as const,
      externalId: '4711',
      handle: 'mrc',
      name: 'MRC',
      languages: ['en' as const],
      credentials: { accessToken: 'CANARY-token' },
      sandbox: true,
    }
    const withKeys = { ...deps(), keys: testKeys }
    const { channelId } = await connectChannel(withKeys, account)
    await connectChannel(withKeys, account)
    await disconnectChannel(deps(), { actor: admin, channelId })
    const found = await eventsOf(channelId)
    expect(found).toMatchObject([
      { kind: 'channel.connected', data: { outcome: 'connected' } },
      { kind: 'channel.connected', data: { outcome: 'reconnected' } },
      { kind: 'channel.disconnected', data: { by: admin.id } },
    ])
    expect(JSON.stringify(found)).not.toContain('CANARY')
  })

  it('of the outreach log', async () => {
    const activity = { officeId: 'kabul', kind: 'session', heldOn: '2026-11-02', place: 'Kabul' }
    await logActivity(deps(), { actor: analyst, activity })
    const enquiry = {
      officeId: 'kabul',
      askedOn: '2026-11-02',
      contactMethod: 'phone',
      topic: 'visas',
      count: 4,
    }
    await logEnquiries(deps(), { actor: analyst, enquiries: [{ ...enquiry, language: 'fa' }] })
    expect(await eventsOf('kabul')).toMatchObject([
      { kind: 'log.added', data: { kind: 'activity', count: 1, practice: false } },
      { kind: 'log.added', data: { kind: 'enquiry', count: 1, practice: false } },
    ])
  })

  it('of a person who is deactivated', async () => {
    await deactivatePerson(deps(), admin, analyst.id)
    await deactivatePerson(deps(), admin, analyst.id)
    expect(await eventsOf(analyst.id)).toMatchObject([
      { kind: 'person.deactivated', office_id: null, data: { by: admin.id } },
    ])
  })

  async function eventsOf(subjectId: string) {
    return await db
      .selectFrom('event')
      .select(['kind', 'office_id', 'data'])
      .where('subject_id', '=', subjectId)
      // Each office of the preset was created before the test began.
      .where('kind', '<>', 'office.created')
      .orderBy('seq')
      .execute()
  }
})
