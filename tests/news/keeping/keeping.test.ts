import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { listNews } from '../../../src/news/finding/news-list.view.ts'
import { compareRevisions, listRevisions } from '../../../src/news/history/history.view.ts'
import { archiveNewsItem } from '../../../src/news/keeping/archive-news-item.ts'
import { assignNewsItem } from '../../../src/news/keeping/assign-news-item.ts'
import { restoreNewsItem } from '../../../src/news/keeping/restore-news-item.ts'
import { showNewsItem } from '../../../src/news/news-item.view.ts'
import { approveNewsItem } from '../../../src/news/review/approve-news-item.ts'
import { approvedContent } from '../../../src/news/review/approved-content.view.ts'
import { returnNewsItem } from '../../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../../src/news/writing/create-draft.ts'
import { duplicateNewsItem } from '../../../src/news/writing/duplicate-news-item.ts'
import { reviseNewsItem } from '../../../src/news/writing/revise-news-item.ts'
import { buildChannel } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import {
  approver,
  author,
  buildApprovedItem,
  letRevisionsAge,
  newsContent,
  person,
  stillClock,
} from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

const chandra = person('chandra', 'author')
const vienna = person('erik', 'author', 'vienna')

describe.each(databaseKinds)('keeping news on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock }
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())

  const content = (text: string) => newsContent({ variants: [{ language: 'en', text: `Lahore: ${text}` }] })
  const draft = async (text: string = newId()) =>
    (await createDraft(deps, { actor: author, officeId: 'lahore', content: content(text) })).newsItemId
  const save = (newsItemId: string, actor: Actor, revision: number, text: string, contentHash?: string) =>
    reviseNewsItem(deps, {
      actor,
      newsItemId,
      revision,
      ...(contentHash ? { contentHash } : {}),
      content: content(text),
    })
  const numbersOf = async (newsItemId: string) =>
    (await listRevisions(database.db, author, { newsItemId, limit: 100 })).map(row => row.number)
  const eventsOf = async (newsItemId: string) =>
    (
      await database.db
        .selectFrom('event')
        .select('kind')
        .where('subject_id', '=', newsItemId)
        .orderBy('seq')
        .execute()
    ).map(event => event.kind)

  describe('revisions', () => {
    it("are one for a person's saves within ten minutes, and another after that", async () => {
      const id = await draft('one')
      for (const text of ['two', 'three'])
        expect(await save(id, author, 1, text)).toMatchObject({ revision: 1 })
      const [first] = await listRevisions(database.db, author, { newsItemId: id, limit: 9 })
      expect(first).toMatchObject({
        number: 1,
        createdBy: { id: 'amina', name: 'amina' },
        submittedBy: [],
        approvals: [],
      })
      expect(first?.savedAt.getTime()).toBeGreaterThan(first?.createdAt.getTime() ?? 0)
      await letRevisionsAge(database.db, id)
      expect(await save(id, author, 1, 'four')).toMatchObject({ revision: 2 })
      expect(await numbersOf(id)).toEqual([2, 1])
      const [latest] = (await showNewsItem(database.db, author, id)).revisions
      expect(latest?.content).toEqual(content('four'))
    })

    it('are never one of two people, nor one that a person goes on with after another', async () => {
      const id = await draft()
      expect(await save(id, chandra, 1, 'two')).toMatchObject({ revision: 2 })
      expect(await save(id, author, 2, 'three')).toMatchObject({ revision: 3 })
      expect(await save(id, author, 3, 'four')).toMatchObject({ revision: 3 })
      expect(await numbersOf(id)).toEqual([3, 2, 1])
    })

    it('stay as they were once they were submitted, returned or approved', async () => {
      const id = await draft('seen')
      const { contentHash } = await submitNewsItem(deps, { actor: author, newsItemId: id })
      await returnNewsItem(deps, { actor: approver, newsItemId: id, reason: 'The date is wrong.' })
      expect(await save(id, author, 1, 'after it came back')).toMatchObject({ revision: 2 })
      const again = await submitNewsItem(deps, { actor: author, newsItemId: id })
      await approveNewsItem(deps, { actor: approver, newsItemId: id, contentHash: again.contentHash })
      expect(await save(id, author, 2, 'after it was approved')).toMatchObject({ revision: 3 })
      const rows = await listRevisions(database.db, author, { newsItemId: id, limit: 9 })
      expect(
        rows.map(row => [row.number, row.submittedBy.map(each => each.id), row.approvals.length]),
      ).toEqual([
        [3, [], 0],
        [2, ['amina'], 1],
        [1, ['amina'], 0],
      ])
      expect(rows[2]?.contentHash).toBe(contentHash)
      expect(rows[1]?.approvals).toMatchObject([
        { by: { id: 'bilal' }, at: expect.any(Date), revokedReason: 'Edited: revision 3.' },
      ])
    })

    it('are not overwritten: who saved in between, when and what comes back with the refusal', async () => {
      const id = await draft('base')
      await save(id, chandra, 1, 'theirs')
      await expect(save(id, author, 1, 'mine')).rejects.toMatchObject({
        code: 'edited-meanwhile',
        family: 'conflict',
        message: expect.stringContaining('chandra has saved revision 2'),
        data: {
          current: {
            revision: 2,
            contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
            content: content('theirs'),
            savedBy: { id: 'chandra', name: 'chandra' },
            savedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          },
        },
      })
      expect((await showNewsItem(database.db, author, id)).content).toEqual(content('theirs'))
    })

    it('tell two windows of one person apart by the hash, and save the same content twice without a conflict', async () => {
      const { newsItemId, contentHash } = await createDraft(deps, {
        actor: author,
        officeId: 'lahore',
        content: content('w'),
      })
      const saved = await save(newsItemId, author, 1, 'of one window', contentHash)
      await expect(save(newsItemId, author, 1, 'of the other', contentHash)).rejects.toMatchObject({
        code: 'edited-meanwhile',
      })
      expect(await save(newsItemId, author, 1, 'of one window', contentHash)).toEqual(saved)
    })

    it('are one when a person saves many times at the same moment', async () => {
      const id = await draft()
      await Promise.all(Array.from({ length: 5 }, (_, n) => save(id, author, 1, `at once ${n}`)))
      expect(await numbersOf(id)).toEqual([1])
    })

    it('are compared in either direction, and a number that is not there is named', async () => {
      const id = await draft('on Monday')
      await save(id, chandra, 1, 'on Sunday')
      const between = (from: number, to: number) =>
        compareRevisions(database.db, author, { newsItemId: id, from, to })
      expect((await between(1, 2)).texts[0]?.parts).toContainEqual({ kind: 'added', text: 'Sunday' })
      expect((await between(2, 1)).texts[0]?.parts).toContainEqual({ kind: 'added', text: 'Monday' })
      expect(await between(2, 2)).toEqual({ from: 2, to: 2, texts: [], media: [], facts: [] })
      await expect(between(1, 3)).rejects.toMatchObject({
        code: 'revision-not-found',
        params: { revision: 3 },
      })
      await expect(
        compareRevisions(database.db, vienna, { newsItemId: id, from: 1, to: 2 }),
      ).rejects.toMatchObject({ code: 'item-not-found' })
    })
  })

  describe('archiving', () => {
    it('takes an item off the lists and refuses every change, until it is restored as a draft', async () => {
      const { newsItemId } = await buildApprovedItem(database.db)
      await archiveNewsItem(deps, { actor: author, newsItemId })
      const ids = async (archived: 'no' | 'only') =>
        (await listNews(database.db, author, { archived, limit: 100 })).map(row => row.id)
      expect(await ids('no')).not.toContain(newsItemId)
      expect(await ids('only')).toContain(newsItemId)
      expect(await approvedContent(database.db, newsItemId)).toBeUndefined()
      const isArchived = { code: 'item-archived' }
      const target = { actor: author, newsItemId }
      await expect(archiveNewsItem(deps, target)).rejects.toMatchObject(isArchived)
      await expect(save(newsItemId, author, 1, 'x')).rejects.toMatchObject(isArchived)
      await expect(submitNewsItem(deps, target)).rejects.toMatchObject(isArchived)
      await expect(assignNewsItem(deps, { ...target, personId: 'chandra' })).rejects.toMatchObject(isArchived)
      await restoreNewsItem(deps, target)
      await expect(restoreNewsItem(deps, target)).rejects.toMatchObject({ code: 'item-not-archived' })
      expect(await showNewsItem(database.db, author, newsItemId)).toMatchObject({
        state: 'draft',
        archivedAt: null,
      })
      expect((await eventsOf(newsItemId)).slice(-3)).toEqual([
        'item.approval-revoked',
        'item.archived',
        'item.restored',
      ])
    })

    it.each(['scheduled', 'needs_attention', 'reconciling'] as const)(
      'is refused while a post is %s, and lists it with its local time',
      async state => {
        const { newsItemId, approvalId, contentHash } = await buildApprovedItem(database.db)
        const postId = await addPost({ newsItemId, approvalId, contentHash, state })
        await expect(archiveNewsItem(deps, { actor: author, newsItemId })).rejects.toMatchObject({
          code: 'item-has-open-posts',
          params: { count: 1 },
          data: {
            posts: [{ postId, state, local: '2030-01-01T05:00', timeZone: 'Asia/Karachi', network: 'x' }],
          },
        })
        expect(await approvedContent(database.db, newsItemId)).toBeDefined()
        await sql`update post set state = 'cancelled', next_at = null where id = ${postId}`.execute(
          database.db,
        )
        await archiveNewsItem(deps, { actor: author, newsItemId })
      },
    )
  })

  it('assigns an item to those who may write it, and to nobody else', async () => {
    const newsItemId = await draft()
    const assign = (personId: string | null, actor: Actor = author) =>
      assignNewsItem(deps, { actor, newsItemId, personId })
    await assign('chandra')
    await assign('chandra')
    const waiting = { waitingForMe: 'yes', limit: 100 } as const
    expect((await listNews(database.db, chandra, waiting)).map(row => row.id)).toContain(newsItemId)
    expect((await listNews(database.db, author, waiting)).map(row => row.id)).not.toContain(newsItemId)
    const [row] = await listNews(database.db, author, { assignedTo: 'chandra', limit: 9 })
    expect(row).toMatchObject({ id: newsItemId, assignedTo: { id: 'chandra', name: 'chandra' } })
    await sql`delete from role_grant where person_id = 'zara'`.execute(database.db)
    for (const stranger of ['zara', 'nobody', "'"])
      await expect(assign(stranger)).rejects.toMatchObject({
        code: 'assignee-cannot-write',
        params: { personId: stranger },
      })
    await expect(assign('chandra', vienna)).rejects.toMatchObject({ code: 'item-not-found' })
    await expect(assign('chandra', person('omar', 'analyst'))).rejects.toMatchObject({
      family: 'not-allowed',
    })
    await assign(null)
    expect((await eventsOf(newsItemId)).filter(each => each === 'item.assigned')).toHaveLength(2)
  })

  it('makes a draft of its own of an item, with its source, and leaves the original alone', async () => {
    const { newsItemId } = await buildApprovedItem(database.db, { topics: [], link: 'https://a.example/x' })
    const copy = await duplicateNewsItem(deps, { actor: chandra, newsItemId })
    const [original, shown] = [
      await showNewsItem(database.db, author, newsItemId),
      await showNewsItem(database.db, author, copy.newsItemId),
    ]
    expect(shown).toMatchObject({
      state: 'draft',
      revision: 1,
      createdBy: 'chandra',
      content: original.content,
      source: { kind: 'copy', name: newsItemId },
      people: { chandra: 'chandra' },
    })
    expect(original).toMatchObject({ state: 'approved', revision: 1 })
    expect((await listNews(database.db, author, { limit: 1 }))[0]?.id).toBe(copy.newsItemId)
    await expect(duplicateNewsItem(deps, { actor: vienna, newsItemId })).rejects.toMatchObject({
      code: 'item-not-found',
    })
    const reader = person('omar', 'analyst')
    await expect(duplicateNewsItem(deps, { actor: reader, newsItemId })).rejects.toMatchObject({
      family: 'not-allowed',
    })
    const elsewhere = await duplicateNewsItem(deps, { actor: author, newsItemId, officeId: 'vienna' })
    expect((await showNewsItem(database.db, vienna, elsewhere.newsItemId)).officeId).toBe('vienna')
  })

  async function addPost(facts: {
    newsItemId: string
    approvalId: string
    contentHash: string
    state: 'scheduled' | 'needs_attention' | 'reconciling'
  }) {
    const due = new Date('2030-01-01T00:00:00Z')
    const id = newId()
    await database.db
      .insertInto('post')
      .values({
        id,
        news_item_id: facts.newsItemId,
        approval_id: facts.approvalId,
        content_hash: facts.contentHash,
        office_id: 'lahore',
        channel_id: await buildChannel(database.db),
        language: 'en',
        state: facts.state,
        due_at: due,
        next_at: due,
        planned: '{}',
        sandbox: true,
        created_by: 'amina',
      })
      .execute()
    return id
  }
})
