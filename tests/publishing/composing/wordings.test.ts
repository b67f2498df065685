import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectChannel } from '../../../src/channels/connecting/connect-channel.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database, Db } from '../../../src/database/connect.ts'
import type { RevisionContent } from '../../../src/news/news-content.view.ts'
import { approveNewsItem } from '../../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { contentHashOf, parseRevisionContent } from '../../../src/news/revision-content.ts'
import { createDraft } from '../../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../../src/news/writing/revise-news-item.ts'
import { schedulePosts } from '../../../src/publishing/calendar/schedule-posts.ts'
import { itemsNaming } from '../../../src/publishing/composing/items-naming.view.ts'
import { gatherMaterials } from '../../../src/publishing/composing/render-posts.ts'
import { buildChannel } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { approver, author, newsContent, person, stillClock } from '../../factories/news.ts'
import { addPeople } from '../../factories/people.ts'
import { scriptedNetwork } from '../../factories/scripted-network.ts'

const text = 'Lahore: The centre answers questions.'
const admin = person('omar', 'admin')

describe.each(databaseKinds)('the wording of a channel, on the %s database', kind => {
  let database: Database
  let db: Db
  let own: string
  let other: string
  let foreign: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = database.db
    await addPeople(db, [author.id, approver.id, admin.id])
    own = await buildChannel(db, { officeId: 'lahore', network: 'x', languages: ['en', 'ur'] })
    other = await buildChannel(db, { officeId: 'lahore', network: 'x', languages: ['en'] })
    foreign = await buildChannel(db, { officeId: 'vienna', network: 'x', languages: ['en'] })
  })
  afterAll(() => database.close())
  const deps = () => ({ db, clock: stillClock, networks: new Map([['x', scriptedNetwork(() => [])]]) })
  const worded = (wordings: Record<string, string>): RevisionContent =>
    newsContent({ variants: [{ language: 'en', text, wordings }] })
  const draft = (content: RevisionContent) =>
    createDraft(deps(), { actor: author, officeId: 'lahore', content })
  const textsOf = async (content: RevisionContent) => {
    const materials = await gatherMaterials(deps(), { officeId: 'lahore', content })
    return Object.fromEntries(materials.map(({ channel, format }) => [channel.id, format.text]))
  }

  it('replaces the text for that channel alone', async () => {
    expect(await textsOf(worded({ [own]: 'Lahore: Ask us!' }))).toEqual({
      [own]: 'Lahore: Ask us!',
      [other]: text,
    })
  })

  it('is covered by the approval, and a change of it is a new revision that takes the approval back', async () => {
    const { newsItemId, contentHash } = await draft(worded({ [own]: 'Lahore: Ask us!' }))
    await submitNewsItem(deps(), { actor: author, newsItemId })
    await approveNewsItem(deps(), { actor: approver, newsItemId, contentHash })
    const at = '2026-12-01T10:00'
    const scheduled = await schedulePosts(deps(), { actor: author, newsItemId, at })
    const segments = await db
      .selectFrom('segment')
      .innerJoin('post', 'post.id', 'segment.post_id')
      .select(['post.channel_id', 'segment.text'])
      .where('post.news_item_id', '=', newsItemId)
      .execute()
    expect(new Map(segments.map(row => [row.channel_id, row.text]))).toEqual(
      new Map([
        [own, 'Lahore: Ask us!'],
        [other, text],
      ]),
    )
    const content = worded({ [own]: 'Lahore: Ask us now!' })
    const saved = await reviseNewsItem(deps(), { actor: author, newsItemId, revision: 1, content })
    expect(saved).toMatchObject({ revision: 2, contentHash: expect.not.stringContaining(contentHash) })
    const states = await db
      .selectFrom('post')
      .select('state')
      .where(
        'id',
        'in',
        scheduled.posts.map(({ id }) => id),
      )
      .execute()
    expect(states.map(({ state }) => state)).not.toContain('published')
    const again = schedulePosts(deps(), { actor: author, newsItemId, at })
    await expect(again).rejects.toMatchObject({ code: 'item-not-approved' })
  })

  it('leaves the hash of content without wordings as it was', () => {
    const plain = newsContent({ variants: [{ language: 'en', text }] })
    expect(contentHashOf(plain)).toBe('11849dc7640e2da1a92b46635e29723a072123f9d4068894db49387c5a8fa126')
    expect(contentHashOf(parseRevisionContent(plain))).toBe(contentHashOf(plain))
    expect(contentHashOf(parseRevisionContent(worded({})))).toBe(contentHashOf(plain))
    expect(contentHashOf(worded({ [own]: text }))).not.toBe(contentHashOf(plain))
  })

  it('stays where its channel is disconnected later, and is no longer offered', async () => {
    const leaving = await buildChannel(db, { officeId: 'lahore', network: 'x', languages: ['en'] })
    const content = worded({ [leaving]: 'Lahore: Leaving words.' })
    const { newsItemId } = await draft(content)
    await disconnectChannel(deps(), { actor: admin, channelId: leaving })
    const edited = { ...content, places: ['Multan'] }
    await reviseNewsItem(deps(), { actor: author, newsItemId, revision: 1, content: edited })
    await expect(draft(content)).rejects.toMatchObject({ code: 'item-references-unknown' })
  })

  it.each([
    ['of no channel', () => worded({ [newId()]: 'x' }), /which office lahore does not have/],
    ['of another office', () => worded({ [foreign]: 'x' }), /which office lahore does not have/],
    [
      'in a language in which the channel does not post',
      () => newsContent({ variants: [{ language: 'ur', text: 'لاہور', wordings: { [other]: 'x' } }] }),
      /does not post in that language/,
    ],
    ['of something that is no id', () => worded({ lahore: 'x' }), /wordings\.lahore/],
    ['without words', () => worded({ [own]: ' \u200f' }), /is empty/],
    ['with a character that networks refuse', () => worded({ [own]: 'a\u0000b' }), /U\+0000/],
    [
      'for 31 channels',
      () => worded(Object.fromEntries(Array.from({ length: 31 }, () => [newId(), 'x']))),
      /more than 30/,
    ],
  ])('is refused %s', async (_what, content, message) => {
    await expect(draft(content())).rejects.toMatchObject({
      family: 'bad-input',
      message: expect.stringMatching(message),
    })
  })

  it('is found by the organisations that it names', async () => {
    const { newsItemId } = await draft(worded({ [own]: 'Lahore: Meet the Roads Fund.' }))
    const found = await itemsNaming(db, { name: 'Roads Fund', officeIds: ['lahore'], limit: 5 })
    expect(found).toMatchObject([{ newsItemId, languages: ['en'], excerpt: 'Lahore: Meet the Roads Fund.' }])
  })
})
