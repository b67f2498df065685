import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { verifyAuditLog } from '../../../src/access/audit/verify-audit-log.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { commentOnItem } from '../../../src/news/comments/comment-on-item.ts'
import { listNews } from '../../../src/news/finding/news-list.view.ts'
import { importNews } from '../../../src/news/import/import-news.ts'
import { listImports } from '../../../src/news/import/imports.view.ts'
import { previewImport } from '../../../src/news/import/preview-import.ts'
import { undoImport } from '../../../src/news/import/undo-import.ts'
import { returnNewsItem } from '../../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { reviseNewsItem } from '../../../src/news/writing/revise-news-item.ts'
import { buildChannel } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { approver, author, newsContent, person, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

const vienna = person('erik', 'author', 'vienna')

describe.each(databaseKinds)('imports of news on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock }
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())

  const fileOf = (word: string, count = 3) =>
    Array.from({ length: count }, (_, n) => `${n % 2 ? 'Baghdad' : 'Lahore'}: ${word} ${n}`).join('\n\n')
  const run = (content: string, actor: Actor = author) =>
    importNews(deps, { actor, content, name: 'page.txt' })
  const undo = (importId: string | undefined, actor: Actor = author) =>
    undoImport(deps, { actor, importId: importId ?? '' })
  const found = async (q: string) => await listNews(database.db, author, { q, limit: 100 })
  const counts = async () => {
    const tables = ['news_item', 'revision', 'news_listing', 'event', 'audit_log', 'news_import'] as const
    const rows = tables.map(table =>
      database.db
        .selectFrom(table)
        .select(eb => eb.fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow(),
    )
    return (await Promise.all(rows)).map(row => Number(row.n))
  }

  it('says in a dry run what would become of each record, and writes nothing', async () => {
    const known = await run('Lahore: kiwi 0')
    const content = `${fileOf('kiwi')}\n\nLahore: kiwi 2\n\nAtlantis: kiwi`
    const before = await counts()
    const preview = await previewImport(deps, { actor: author, content, name: 'page.txt' })
    expect(await counts()).toEqual(before)
    expect(preview).toMatchObject({
      added: [
        { officeId: 'baghdad', line: 3, places: ['Baghdad'], languages: ['en'] },
        { officeId: 'lahore', line: 5 },
      ],
      already: [{ newsItemId: known.added[0]?.newsItemId, line: 1 }, { line: 7 }],
      faults: [{ line: 9 }],
    })
    const real = await run(content)
    const lines = (items: readonly { line: number }[]) => items.map(item => item.line)
    expect([lines(real.added), lines(real.already), real.faults]).toEqual([
      lines(preview.added),
      lines(preview.already),
      preview.faults,
    ])
  })

  it('are listed by those who may read what they brought in, and not where they brought nothing', async () => {
    const { importId } = await run(fileOf('emu'))
    expect((await run(fileOf('emu'))).importId).toBeUndefined()
    const [row] = await listImports(database.db, author, { limit: 1 })
    expect(row).toMatchObject({
      id: importId,
      name: 'page.txt',
      form: 'text',
      createdBy: { id: 'amina', name: 'amina' },
      items: 3,
      touched: 0,
      officeIds: ['baghdad', 'lahore'],
      undone: null,
    })
    const [seen] = await listImports(database.db, person('dina', 'analyst', 'baghdad'), { limit: 1 })
    expect(seen).toMatchObject({ id: importId, items: 1, officeIds: ['baghdad'] })
    expect(await listImports(database.db, vienna, { limit: 9 })).toEqual([])
  })

  it('are undone as a whole, and can be imported again', async () => {
    const { importId, added } = await run(fileOf('ibis', 230))
    expect(await undo(importId)).toEqual({ removed: 230, kept: [] })
    expect(await found('ibis')).toEqual([])
    const [row] = await listImports(database.db, author, { limit: 1 })
    expect(row).toMatchObject({ id: importId, items: 0, undone: { by: { id: 'amina' } } })
    await expect(undo(importId)).rejects.toMatchObject({ code: 'import-undone' })
    expect((await run(fileOf('ibis', 230))).added).toHaveLength(230)
    const events = await database.db
      .selectFrom('event')
      .select('kind')
      .where('subject_id', '=', added[0]?.newsItemId ?? '')
      .orderBy('seq')
      .execute()
    expect(events.map(event => event.kind)).toEqual(['item.created', 'item.removed'])
    expect(await verifyAuditLog(database.db)).toMatchObject({ intact: true })
  })

  it.each([
    [
      'submitted',
      'submitted',
      async (id: string) => {
        await submitNewsItem(deps, { actor: author, newsItemId: id })
      },
    ],
    [
      'submitted and returned',
      'submitted',
      async (id: string) => {
        await submitNewsItem(deps, { actor: author, newsItemId: id })
        await returnNewsItem(deps, { actor: approver, newsItemId: id, reason: 'Not yet.' })
      },
    ],
    [
      'edited by another person',
      'edited',
      async (id: string) => {
        const content = newsContent({ variants: [{ language: 'en', text: 'Lahore: other' }] })
        await reviseNewsItem(deps, {
          actor: person('chandra', 'author'),
          newsItemId: id,
          revision: 1,
          content,
        })
      },
    ],
    [
      'commented on by another person',
      'commented',
      async (id: string) => {
        const comment = { newsItemId: id, text: 'Look.', mentions: [] }
        await commentOnItem(deps, { actor: person('chandra', 'author'), ...comment })
      },
    ],
  ] as const)('stay whole where one item was %s, which is named', async (title, touched, deed) => {
    const word = `rhea${title.replaceAll(' ', '')}`
    const { importId, added } = await run(fileOf(word))
    const id = added[0]?.newsItemId ?? ''
    await deed(id)
    await expect(undo(importId)).rejects.toMatchObject({
      code: 'import-in-use',
      data: { items: [{ newsItemId: id, touched }] },
    })
    expect(await found(word)).toHaveLength(touched === 'edited' ? 2 : 3)
  })

  it('stay whole where another person has chosen posts for an item, and are undone where their importer has', async () => {
    const { importId, added } = await run(fileOf('kea', 1))
    const newsItemId = added[0]?.newsItemId ?? ''
    const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
    const chosen = {
      id: newId(),
      news_item_id: newsItemId,
      channel_id: channelId,
      language: '',
      if_not_possible: 'ask' as const,
      set_at: stillClock.now(),
    }
    await database.db
      .insertInto('intended_post')
      .values({ ...chosen, set_by: 'chandra' })
      .execute()
    await expect(undo(importId)).rejects.toMatchObject({
      code: 'import-in-use',
      data: { items: [{ newsItemId, touched: 'posts-chosen' }] },
    })
    await database.db.updateTable('intended_post').set({ set_by: author.id }).execute()
    expect(await undo(importId)).toEqual({ removed: 1, kept: [] })
  })

  it('are undone although their importer edited them', async () => {
    const { importId, added } = await run(fileOf('moa', 1))
    const content = newsContent({ variants: [{ language: 'en', text: 'Lahore: corrected' }] })
    await reviseNewsItem(deps, {
      actor: author,
      newsItemId: added[0]?.newsItemId ?? '',
      revision: 1,
      content,
    })
    expect(await undo(importId)).toEqual({ removed: 1, kept: [] })
  })

  it('are undone by nobody who may not write all of it, and are not found elsewhere', async () => {
    const { importId } = await run(fileOf('dodo'))
    for (const actor of [vienna, person('dina', 'author', 'lahore')])
      await expect(undo(importId, actor)).rejects.toMatchObject({ code: 'import-not-found' })
    await expect(undo(importId, person('omar', 'analyst'))).rejects.toMatchObject({ family: 'not-allowed' })
    for (const id of ['0199a1b2-0000-7000-8000-000000000000', 'x'])
      await expect(undo(id)).rejects.toMatchObject({ code: 'import-not-found' })
    expect(await found('dodo')).toHaveLength(3)
  })
})
