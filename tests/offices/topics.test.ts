import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Db } from '../../src/database/connect.ts'
import { importNews } from '../../src/news/import/import-news.ts'
import { showNewsItem } from '../../src/news/news-item.view.ts'
import { approvedContent } from '../../src/news/review/approved-content.view.ts'
import { createDraft } from '../../src/news/writing/create-draft.ts'
import { presetTopics } from '../../src/offices/presets/migrant-resource-centres/topics.ts'
import { archiveTopic, restoreTopic } from '../../src/offices/topics/archive-topic.ts'
import { createTopic } from '../../src/offices/topics/create-topic.ts'
import { editTopic, type TopicChanges } from '../../src/offices/topics/edit-topic.ts'
import { keptHashtag } from '../../src/offices/topics/hashtag.ts'
import { mergeTopics } from '../../src/offices/topics/merge-topics.ts'
import { orderTopics } from '../../src/offices/topics/order-topics.ts'
import { listTopics, topicById } from '../../src/offices/topics/topic.view.ts'
import { createCounter } from '../../src/outreach/figures/count.ts'
import { logEnquiries } from '../../src/outreach/log/log-outreach.ts'
import { gatherMaterials } from '../../src/publishing/composing/render-posts.ts'
import { buildChannel } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { author, buildApprovedItem, newsContent, person, stillClock } from '../factories/news.ts'
import { addPeople } from '../factories/people.ts'
import { installPresetOffices } from '../factories/preset.ts'
import { scriptedNetwork } from '../factories/scripted-network.ts'

const operator = person('omar', 'operator')

describe.each(databaseKinds)('topics, on the %s database', kind => {
  let database: Database
  let db: Db
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = database.db
    await installPresetOffices(db)
    await addPeople(db, [author.id, operator.id])
  })
  afterAll(() => database.close())
  const deps = () => ({ db, clock: stillClock })
  const edit = (topicId: string, changes: TopicChanges, actor = operator) =>
    editTopic(deps(), { actor, topicId, changes })
  const suggested = async (content: string) => {
    const { added } = await importNews(deps(), { actor: author, content, name: 'x.txt', officeId: 'lahore' })
    return (await showNewsItem(db, author, added[0]?.newsItemId ?? '')).content.topics
  }

  it('are created and edited language by language, and texts are detected by the new words at once', async () => {
    const id = await createTopic(deps(), {
      actor: operator,
      topic: { labels: { sw: 'Elimu ya juu', en: 'Higher education' }, keywords: {}, hashtags: {} },
    })
    expect(id).toBe('higher-education')
    await edit(id, {
      keywords: { en: [' Universit* ', 'universit*', 'scholarship'], ur: ['ویزا نامہ', 'ويزا نامہ'] },
      hashtags: { en: 'Study', sw: '＃Elimu' },
    })
    expect(await topicById(db, id)).toMatchObject({
      keywords: { en: ['Universit*', 'scholarship'], ur: ['ویزا نامہ'] },
      hashtags: { en: '#Study', sw: '#Elimu' },
    })
    expect(await suggested('Lahore: Two universities held an open day.')).toEqual([id])
    await edit(id, { keywords: { en: ['campus'], ur: null }, labels: { sw: null } })
    expect(await topicById(db, id)).toMatchObject({
      labels: { en: 'Higher education' },
      keywords: { en: ['campus'] },
      hashtags: { en: '#Study', sw: '#Elimu' },
    })
    expect(await suggested('Lahore: Two universities held another open day.')).toEqual([])
    const audit = await db
      .selectFrom('audit_log')
      .select('detail')
      .where('action', '=', 'topic.edit')
      .execute()
    expect(audit.at(-1)?.detail).toMatchObject({ keywords: { was: { en: ['Universit*', 'scholarship'] } } })
  })

  it.each([
    ['an author', {}, 'role-missing', person('amina', 'author')],
    ['an operator of one office', {}, 'needs-role-everywhere', person('omar', 'operator', 'lahore')],
    [
      'no label left',
      { labels: Object.fromEntries(['en', 'ur', 'ar', 'prs', 'ps', 'bn'].map(code => [code, null])) },
      'topic-without-label',
    ],
    ['an empty keyword', { keywords: { en: [''] } }, 'keyword-invalid'],
    ['a keyword of signs', { keywords: { en: ['***'] } }, 'keyword-invalid'],
    ['an overlong keyword', { keywords: { en: ['x'.repeat(81)] } }, 'keyword-invalid'],
    [
      '201 keywords',
      { keywords: { en: Array.from({ length: 201 }, (_, n) => `k${n}`) } },
      'too-many-keywords',
    ],
    ['a hashtag with a space', { hashtags: { en: '#two words' } }, 'hashtag-invalid'],
    ['a hashtag of digits', { hashtags: { en: '#2026' } }, 'hashtag-invalid'],
    ['a hashtag with a full stop', { hashtags: { ur: '#ویزا۔' } }, 'hashtag-invalid'],
    ['an empty hashtag', { hashtags: { en: '#' } }, 'hashtag-invalid'],
  ] as [string, TopicChanges, string, typeof operator?][])(
    'are not edited with %s',
    async (_what, changes, code, actor) => {
      const before = await topicById(db, 'family')
      await expect(edit('family', changes, actor)).rejects.toMatchObject({ code })
      expect(await topicById(db, 'family')).toEqual(before)
    },
  )

  it('of the standard set all have hashtags that would be taken', () => {
    for (const { hashtags } of presetTopics)
      for (const [language, tag] of Object.entries(hashtags))
        expect(keptHashtag(language, tag)).toBe(tag.normalize('NFC'))
  })

  it('are put in a whole order, which detection and posts go by', async () => {
    const ids = (await listTopics(db)).filter(topic => topic.archivedAt === null).map(topic => topic.id)
    const wanted = ids.toReversed()
    await orderTopics(deps(), { actor: operator, ids: wanted })
    expect((await listTopics(db)).map(topic => topic.id)).toEqual(wanted)
    for (const [order, fault] of [
      [wanted.slice(1), `"${wanted[0]}" is missing`],
      [[...wanted, 'nothing'], '"nothing" is not a current topic'],
      [[...wanted, wanted[0] ?? ''], `"${wanted[0]}" is named twice`],
    ] as const) {
      const ordered = orderTopics(deps(), { actor: operator, ids: order })
      await expect(ordered).rejects.toMatchObject({ code: 'topic-order-incomplete', faults: [fault] })
    }
    await orderTopics(deps(), { actor: operator, ids })
  })

  it('that are merged count for the other one: in posts, the log and new texts, and approvals stay valid', async () => {
    await buildChannel(db, { officeId: 'lahore', network: 'x' })
    await logEnquiries(deps(), {
      actor: person('chiara', 'analyst'),
      enquiries: ['family', 'visas-permits'].map(topic => ({
        officeId: 'lahore',
        askedOn: '2026-07-02',
        contactMethod: 'hotline',
        topic,
        language: 'en',
        count: 3,
      })),
    })
    const approved = await buildApprovedItem(db, { topics: ['family', 'visas-permits'] })
    await mergeTopics(deps(), { actor: operator, topicId: 'family', into: 'visas-permits' })

    const after = await approvedContent(db, approved.newsItemId)
    expect(after).toMatchObject({
      contentHash: approved.contentHash,
      content: { topics: ['family', 'visas-permits'] },
    })
    if (!after) throw new Error('the approval is gone')
    const [post] = await gatherMaterials(
      { db, networks: new Map([['x', scriptedNetwork(() => [])]]) },
      { officeId: 'lahore', content: after.content },
    )
    expect(post?.format.topics).toEqual(['visas-permits'])
    const scope = { officeIds: ['lahore'], from: '2026-07-01', to: '2026-07-31', sandbox: false }
    const byTopic = async () =>
      (await createCounter(db).by('enquiries', scope, ['topic']))
        .map(row => [row.keys[0], row.enquiries])
        .toSorted()
    expect(await byTopic()).toEqual([['visas-permits', 6]])
    expect(await suggested('Lahore: A family reunification day.')).toEqual(['visas-permits'])
    const content = newsContent({ topics: ['family'] })
    const named = createDraft(deps(), { actor: author, officeId: 'lahore', content })
    await expect(named).rejects.toMatchObject({ message: /was merged into "visas-permits"/ })

    await mergeTopics(deps(), { actor: operator, topicId: 'visas-permits', into: 'other' })
    expect((await topicById(db, 'family'))?.mergedInto).toBe('other')
    for (const [topicId, into, code] of [
      ['other', 'other', 'merge-into-itself'],
      ['other', 'family', 'topic-archived'],
      ['family', 'other', 'topic-archived'],
      ['nothing', 'other', 'topic-not-found'],
    ] as const)
      await expect(mergeTopics(deps(), { actor: operator, topicId, into })).rejects.toMatchObject({ code })
    await restoreTopic(deps(), { actor: operator, topicId: 'family' })
    expect(await byTopic()).toEqual([
      ['family', 3],
      ['other', 3],
    ])
  })

  it.skipIf(kind === 'embedded')(
    'keep keywords that are edited while another topic is merged into them',
    async () => {
      await db
        .transaction()
        .execute(async trx => {
          // Both wait in turn: the merge must see what the edit wrote.
          await trx
            .selectFrom('topic')
            .select('id')
            .where('id', '=', 'labour-migration')
            .forUpdate()
            .execute()
          const editing = edit('labour-migration', { keywords: { hu: ['szakma'] } })
          await untilWaiting(1)
          const merging = mergeTopics(deps(), {
            actor: operator,
            topicId: 'training',
            into: 'labour-migration',
          })
          await untilWaiting(2)
          return [editing, merging]
        })
        .then(both => Promise.all(both))
      expect((await topicById(db, 'labour-migration'))?.keywords.hu).toEqual(['szakma'])
    },
  )

  async function untilWaiting(count: number): Promise<void> {
    for (;;) {
      const { rows } = await database.pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      if (rows.length >= count) return
      await setImmediate()
    }
  }

  it('that are archived stay with their items and are neither chosen nor detected', async () => {
    const { newsItemId } = await createDraft(deps(), {
      actor: author,
      officeId: 'lahore',
      content: newsContent({ topics: ['fake-job-offers'] }),
    })
    await archiveTopic(deps(), { actor: operator, topicId: 'fake-job-offers' })
    expect((await showNewsItem(db, author, newsItemId)).content.topics).toEqual(['fake-job-offers'])
    expect(await suggested('Beware of a fake job offer.')).not.toContain('fake-job-offers')
    const content = newsContent({ topics: ['fake-job-offers'] })
    const chosen = createDraft(deps(), { actor: author, officeId: 'lahore', content })
    await expect(chosen).rejects.toMatchObject({ message: /is archived/ })
    await restoreTopic(deps(), { actor: operator, topicId: 'fake-job-offers' })
    expect(await suggested('Beware of another fake job offer.')).toEqual(['fake-job-offers'])
  })

  it('that are archived are not chosen through one that was merged into them either', async () => {
    await mergeTopics(deps(), { actor: operator, topicId: 'outreach', into: 'media-migration' })
    await archiveTopic(deps(), { actor: operator, topicId: 'media-migration' })
    const content = JSON.stringify([{ text: 'Lahore: The clinic is open.', topics: ['outreach'] }])
    const { added, faults } = await importNews(deps(), { actor: author, content, name: 'x.json' })
    expect([added, faults]).toMatchObject([[], [{ reason: /^The topic "outreach" is not known/ }]])
  })
})
