import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import type { Database } from '../../../src/database/connect.ts'
import {
  deleteComment,
  editComment,
  reopenComment,
  resolveComment,
} from '../../../src/news/comments/change-comment.ts'
import { commentOnItem } from '../../../src/news/comments/comment-on-item.ts'
import { listComments } from '../../../src/news/comments/comments.view.ts'
import { listNews } from '../../../src/news/finding/news-list.view.ts'
import { assignNewsItem } from '../../../src/news/keeping/assign-news-item.ts'
import { createDraft } from '../../../src/news/writing/create-draft.ts'
import { listNotifications } from '../../../src/notifications/notification.view.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { author, newsContent, person, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

const reader = person('omar', 'analyst', 'lahore')
const bilal = person('bilal', 'approver', 'lahore')
const outsider = person('erik', 'admin', 'vienna')

describe.each(databaseKinds)('comments on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  let newsItemId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock }
    await installPresetOffices(database.db)
    const text = 'Lahore: The numbat day begins at nine.'
    const content = newsContent({ variants: [{ language: 'en', text }] })
    newsItemId = (await createDraft(deps, { actor: author, officeId: 'lahore', content })).newsItemId
    await sql`delete from role_grant where person_id = 'zara'`.execute(database.db)
  })
  afterAll(() => database.close())

  const say = async (actor: Actor, text: string, mentions: string[] = [], more = {}) =>
    (await commentOnItem(deps, { actor, newsItemId, text, mentions, ...more })).commentId
  const shown = (resolved: 'no' | 'only' | 'any' = 'any', actor: Actor = author) =>
    listComments(database.db, actor, { newsItemId, resolved, limit: 100 })
  async function noticesOf(id: string) {
    await notifyNow(database.db)
    const mine = await listNotifications(
      database.db,
      { id, via: 'session', grants: [] },
      { unreadOnly: 'no', limit: 50 },
    )
    return mine.map(({ kind: what, message, newsItemId: item }) => ({ what, message, item }))
  }

  it('are written by everyone who may read the item, about all of it or a part, and counted in lists', async () => {
    const first = await say(reader, 'Is nine right?', [], { language: 'en', field: 'text' })
    const second = await say(bilal, 'Yes.')
    expect(await shown()).toMatchObject([
      {
        id: first,
        text: 'Is nine right?',
        language: 'en',
        field: 'text',
        isMine: false,
        createdBy: { id: 'omar', name: 'omar' },
      },
      { id: second, language: null, field: null, resolved: null, editedAt: null },
    ])
    await resolveComment(deps, { actor: author, newsItemId, commentId: first })
    await resolveComment(deps, { actor: bilal, newsItemId, commentId: first })
    expect(await shown('only')).toMatchObject([{ id: first, resolved: { by: { id: 'amina' } } }])
    const [row] = await listNews(database.db, author, { q: 'numbat', limit: 1 })
    expect(row?.comments).toEqual({ open: 1, all: 2 })
    await reopenComment(deps, { actor: reader, newsItemId, commentId: first })
    expect(await shown('only')).toEqual([])
    await expect(shown('any', outsider)).rejects.toMatchObject({ code: 'item-not-found' })
    await expect(say(outsider, 'Hello')).rejects.toMatchObject({ code: 'item-not-found' })
  })

  it('are edited and deleted by their authors alone', async () => {
    const commentId = await say(bilal, 'Mine.')
    const target = { newsItemId, commentId }
    await expect(
      editComment(deps, { actor: author, ...target, text: 'x', mentions: [] }),
    ).rejects.toMatchObject({
      code: 'comment-of-another',
    })
    await expect(deleteComment(deps, { actor: author, ...target })).rejects.toMatchObject({
      code: 'comment-of-another',
    })
    await editComment(deps, { actor: bilal, ...target, text: 'Mine, rewritten.', mentions: [] })
    expect(await shown('any', bilal)).toContainEqual(
      expect.objectContaining({
        id: commentId,
        text: 'Mine, rewritten.',
        editedAt: expect.any(Date),
        isMine: true,
      }),
    )
    await deleteComment(deps, { actor: bilal, ...target })
    for (const gone of [commentId, 'x'])
      await expect(deleteComment(deps, { actor: bilal, newsItemId, commentId: gone })).rejects.toMatchObject({
        code: 'comment-not-found',
      })
  })

  it('notify those they mention, once, and never their authors', async () => {
    const commentId = await say(author, '@bilal and @amina: look', ['bilal', 'amina', 'bilal'])
    await editComment(deps, {
      actor: author,
      newsItemId,
      commentId,
      text: 'also @chandra',
      mentions: ['bilal', 'chandra'],
    })
    const notice = {
      what: 'comment-mention',
      message: expect.stringMatching(/^amina mentioned you .*The numbat day begins at nine/),
      item: newsItemId,
    }
    expect(await noticesOf('bilal')).toEqual([notice])
    expect(await noticesOf('chandra')).toEqual([notice])
    expect(await noticesOf('amina')).toEqual([])
  })

  it('mention only people who may read the office, and name the others', async () => {
    await expect(say(author, 'look', ['bilal', 'zara', 'nobody'])).rejects.toMatchObject({
      code: 'mention-cannot-read',
      faults: [expect.stringContaining('zara'), expect.stringContaining('nobody')],
    })
  })

  it('are not needed to hand an item to someone, who is notified', async () => {
    await assignNewsItem(deps, { actor: author, newsItemId, personId: 'dina' })
    await assignNewsItem(deps, { actor: author, newsItemId, personId: 'amina' })
    expect(await noticesOf('dina')).toMatchObject([{ what: 'item-assigned', item: newsItemId }])
    expect(await noticesOf('amina')).toEqual([])
  })
})
