import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { invitePerson } from '../../../src/access/people/add-person.ts'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { fillListings } from '../../../src/news/finding/fill-listings.ts'
import {
  countNews,
  cursorOfRow,
  listNews,
  type NewsOrder,
  type NewsPage,
} from '../../../src/news/finding/news-list.view.ts'
import { importNews } from '../../../src/news/import/import-news.ts'
import type { RevisionContent } from '../../../src/news/news-content.view.ts'
import { approveNewsItem } from '../../../src/news/review/approve-news-item.ts'
import { returnNewsItem } from '../../../src/news/review/return-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { createDraft } from '../../../src/news/writing/create-draft.ts'
import { reviseNewsItem } from '../../../src/news/writing/revise-news-item.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { approver, author, newsContent, person, stillClock } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'

describe.each(databaseKinds)('finding news on %s PostgreSQL', kind => {
  let database: Database
  let deps: { db: Database['db']; clock: typeof stillClock }
  beforeAll(async () => {
    database = await freshDatabase(kind)
    deps = { db: database.db, clock: stillClock }
    await installPresetOffices(database.db)
  })
  afterAll(() => database.close())

  async function draft(
    text: string,
    parts: Partial<RevisionContent> = {},
    office = 'lahore',
    actor = author,
  ) {
    const content = newsContent({ variants: [{ language: 'en', text }], ...parts })
    const { newsItemId } = await createDraft(deps, { actor, officeId: office, content })
    return newsItemId
  }
  async function found(filter: Omit<NewsPage, 'limit'>, actor: Actor = author): Promise<string[]> {
    return (await listNews(database.db, actor, { limit: 100, ...filter })).map(row => row.id)
  }

  describe('by words', () => {
    let urdu: string
    let english: string
    beforeAll(async () => {
      const variants = [
        {
          language: 'ur',
          text: 'لاہور: كراچی کے دفتر میں ۱۲ طالب علموں کو می\u200cشود ویزا کی معلومات دی گئیں۔',
        },
        { language: 'bn', text: 'ঢাকা: নিরাপদ অভিবাসন উৎসব, ফোন ০১৭-২৩৪।' },
      ]
      urdu = await draft('', { variants, places: ['Lahore', 'Győr'] })
      english = await draft('Vienna: Counselling for Straße-Workers, hotline 0800 123. O’Brien spoke.', {
        places: ['Vienna'],
        link: 'https://mrc.example/counselling-day',
      })
    })

    it.each([
      ['the beginning of a word', 'couns', 'english'],
      ['words in any order', 'hotline vienna counselling', 'english'],
      ['other letter case and accents', 'STRASSE gyÖr', 'neither'],
      ['accents left out', 'gyor', 'urdu'],
      ['ß written as ss', 'strasse', 'english'],
      ['Arabic kaf for Persian kaf', 'کراچي', 'urdu'],
      ['digits of another script', '12 كراچی', 'urdu'],
      ['a ZWNJ left out', 'میشود', 'urdu'],
      ['a ZWNJ written as a space', 'می شود', 'urdu'],
      ['Bengali written in another composition', '\u0989\u09a4\u09cd\u200dসব অভিবাসন', 'urdu'],
      ['a number with its hyphen left out', '০১৭২৩৪', 'urdu'],
      ['an apostrophe left out', 'obrien', 'english'],
      ['part of its link', 'mrc.example', 'english'],
      ['a word that only another item has', 'hotline ویزا', 'neither'],
      ['the middle of a word', 'unselling', 'neither'],
    ])('finds an item by %s', async (_what, q, which) => {
      const wanted = { urdu: [urdu], english: [english], neither: [] }[which]
      expect(await found({ q })).toEqual(wanted)
    })

    it.each([
      "'",
      "' | 'a':* --",
      '& | ! <-> ( ) :* \\',
      "couns:* & !vienna'; drop table news_item",
      '\0 \ud800 \u202e',
      '%_[]^$',
    ])('takes %j for words and nothing else', async q => {
      expect(await found({ q })).toEqual([])
      expect(await found({ q: 'couns' })).toEqual([english])
    })

    it('lists everything for a query of nothing but spaces', async () => {
      expect(await found({ q: ' \n ' })).toEqual(await found({}))
    })

    it('refuses more words than anyone types, by their number', async () => {
      const q = Array.from({ length: 10_000 }, (_, n) => `w${n}`).join(' ')
      await expect(found({ q })).rejects.toMatchObject({ code: 'search-too-long', params: { count: 10_000 } })
      const parts = { q: Array.from({ length: 200 }, (_, n) => `w${n}`).join('-') }
      await expect(found(parts)).rejects.toMatchObject({ code: 'search-too-long' })
    })

    it('finds what was saved last, and no longer what was there before', async () => {
      const newsItemId = await draft('Lahore: the zebra crossing')
      expect(await found({ q: 'zebra' })).toEqual([newsItemId])
      const content = newsContent({ variants: [{ language: 'en', text: 'Lahore: the giraffe' }] })
      await reviseNewsItem(deps, { actor: author, newsItemId, revision: 1, content })
      expect(await found({ q: 'zebra' })).toEqual([])
      expect(await found({ q: 'giraffe' })).toEqual([newsItemId])
    })

    it('finds an imported item, and the longest that can be saved by its places', async () => {
      const content = 'Lahore: okapi day'
      const { added } = await importNews(deps, { actor: author, content, name: 'a.txt' })
      expect(await found({ q: 'okapi' })).toEqual([added[0]?.newsItemId])
      const words = (seed: number) =>
        Array.from({ length: 8_000 }, (_, n) => (n * 7919 + seed).toString(36)).join(' ')
      const languages = ['en', 'ur', 'ar', 'ps', 'bn', 'de', 'hu', 'tr', 'sw', 'fr', 'es', 'it']
      const variants = languages.map((language, n) => ({
        language,
        text: `Quagga: ${words(n)}`.slice(0, 60_000),
      }))
      const long = await draft('', { variants, places: ['Quagga'] })
      expect(await found({ q: 'quagga' })).toEqual([long])
    })

    it('makes the words of items that an older version saved, and of them alone', async () => {
      await sql`update news_listing set content_hash = null, words = '' where news_item_id = ${english}`.execute(
        database.db,
      )
      await sql`delete from news_listing where news_item_id = ${urdu}`.execute(database.db)
      expect(await found({ q: 'couns' })).toEqual([])
      expect(await found({})).toContain(urdu)
      expect(await fillListings(database.db)).toBe(2)
      expect(await fillListings(database.db)).toBe(0)
      expect(await found({ q: 'couns' })).toEqual([english])
      expect(await found({ q: 'کراچی' })).toEqual([urdu])
    })
  })

  it('shows light rows, with names, and the words behind the dateline in the language asked for', async () => {
    const variants = [
      { language: 'en', text: `Kabul/ Herat: The desk\n moved. ${'More of it. '.repeat(50)}` },
      { language: 'prs', text: 'کابل/ هرات: میز منتقل شد.' },
      { language: 'ps', text: 'کابل: مېز ولېږدول شو.' },
    ]
    const id = await draft('', { variants, places: ['Kabul', 'Herat'] }, 'kabul')
    const [row] = await listNews(database.db, author, { officeId: ['kabul'], limit: 1 })
    expect(row).toMatchObject({
      id,
      places: ['Kabul', 'Herat'],
      languages: ['en', 'prs', 'ps'],
      beginning: {
        language: 'en',
        text: expect.stringMatching(/^The desk moved\. .*…$/),
        places: ['Kabul', 'Herat'],
      },
      createdBy: { id: 'amina', name: 'amina' },
      submittedBy: null,
      returned: null,
      nextDueAt: null,
    })
    expect(JSON.stringify(row).length).toBeLessThan(1_000)
    const [dari] = await listNews(database.db, author, { language: 'prs', limit: 1 })
    expect(dari?.beginning).toEqual({ language: 'prs', text: 'میز منتقل شد.', places: ['کابل', 'هرات'] })
    // It names one of two, so the item's stand.
    const [pashto] = await listNews(database.db, author, { language: 'ps', limit: 1 })
    expect(pashto?.beginning?.places).toEqual(['Kabul', 'Herat'])
  })

  it('filters by office, state, topic, project, language, person and day, and counts by the same filter', async () => {
    const [topic] = await database.db.selectFrom('topic').select('id').limit(1).execute()
    const [project] = await database.db.selectFrom('project').select('id').limit(1).execute()
    const topics = [topic?.id ?? '']
    const projectId = project?.id ?? ''
    const other = person('chandra', 'author')
    const a = await draft('Dhaka: pangolin', { topics }, 'dhaka')
    const b = await draft('Dhaka: pangolin', { projectId }, 'dhaka', other)
    const c = await draft('Baghdad: pangolin', { topics, projectId }, 'baghdad')
    await submitNewsItem(deps, { actor: author, newsItemId: b })
    await database.db
      .updateTable('news_item')
      .set({ created_at: new Date('2026-03-01T20:00:00Z') })
      .where('id', '=', c)
      .execute()
    const q = 'pangolin'
    expect(await found({ q, officeId: ['dhaka', 'baghdad'] })).toEqual([c, b, a])
    expect(await found({ q, officeId: ['dhaka'] })).toEqual([b, a])
    expect(await found({ q, state: ['in_review', 'approved'] })).toEqual([b])
    expect(await found({ q, topic: topics[0] ?? '' })).toEqual([c, a])
    expect(await found({ q, projectId })).toEqual([c, b])
    expect(await found({ q, language: 'ur' })).toEqual([])
    expect(await found({ q, createdBy: 'chandra' })).toEqual([b])
    // 20:00 UTC on 1 March is 23:00 in Baghdad.
    expect(await found({ q, from: '2026-03-01', to: '2026-03-01' })).toEqual([c])
    expect(await found({ q, to: '2026-02-28' })).toEqual([])
    expect(await found({ q, from: '2026-03-02' })).toEqual([b, a])
    expect(await found({ q }, person('erik', 'author', 'baghdad'))).toEqual([c])
    expect(await found({ q }, { id: 'z', via: 'session', grants: [] })).toEqual([])
    expect(await countNews(database.db, author, { q })).toEqual({
      draft: 2,
      in_review: 1,
      approved: 0,
      archived: 0,
      waitingForMe: 0,
    })
    expect(await countNews(database.db, approver, { q, officeId: ['dhaka'] })).toMatchObject({
      waitingForMe: 1,
    })
  })

  it.each(['newest', 'oldest', 'changed'] as const)('walks the whole list in pages, %s first', async sort => {
    for (let n = 0; n < 5; n += 1) await draft(`Lahore: walrus ${n} ${sort}`)
    const filter = { q: `walrus ${sort}`, sort }
    const whole = await found(filter)
    expect(whole).toHaveLength(5)
    expect(whole.toSorted((a, b) => (sort === 'oldest' ? 1 : -1) * (a < b ? -1 : 1))).toEqual(whole)
    expect(await walked(filter, 2)).toEqual(whole)
  })

  it('puts what changed last first, whatever changed', async () => {
    const ids = [
      await draft('Lahore: narwhal'),
      await draft('Lahore: narwhal'),
      await draft('Lahore: narwhal'),
    ]
    await submitNewsItem(deps, { actor: author, newsItemId: ids[0] ?? '' })
    expect((await found({ q: 'narwhal', sort: 'changed' }))[0]).toBe(ids[0])
  })

  it.each([
    ['newest', 'x'],
    ['newest', '2026-11-26T00:00:00.000Z_0199a1b2-0000-7000-8000-000000000000'],
    ['changed', '0199a1b2-0000-7000-8000-000000000000'],
    ['changed', '2026-99-99T00:00:00.000Z_0199a1b2-0000-7000-8000-000000000000'],
  ] as const)('refuses the cursor %s %s, which no page of this order has', async (sort, cursor) => {
    await expect(found({ sort, cursor })).rejects.toMatchObject({ code: 'cursor-invalid' })
  })

  it('waits for those who may approve an item and had no part in it, and for nobody else', async () => {
    const [amina, bilal, chandra] = ['amina', 'bilal', 'chandra'].map(id =>
      person(id, 'approver', 'lahore'),
    ) as [Actor, Actor, Actor]
    const content = (text: string) =>
      newsContent({ variants: [{ language: 'en', text: `Lahore: tapir ${text}` }] })
    const item = async (writers: Actor[], submitter: Actor) => {
      const [first = amina, ...others] = writers
      const { newsItemId } = await createDraft(deps, {
        actor: first,
        officeId: 'lahore',
        content: content(newId()),
      })
      for (const [index, actor] of others.entries())
        await reviseNewsItem(deps, { actor, newsItemId, revision: index + 1, content: content(newId()) })
      return await submitNewsItem(deps, { actor: submitter, newsItemId })
    }
    const grants = [{ role: 'approver' as const, officeId: 'lahore' }]
    const newcomer = { name: 'Opened', email: `${newId()}@example.org`, grants }
    const opened = await invitePerson(deps, person('amina', 'admin'), newcomer)
    const items = [
      { ...(await item([amina], amina)), submitter: amina },
      { ...(await item([amina, bilal], amina)), submitter: amina },
      { ...(await item([chandra], bilal)), submitter: bilal },
      { ...(await item([bilal, amina, bilal], chandra)), submitter: chandra },
    ]
    const actors = [
      ...[amina, bilal, chandra, person('dina', 'author', 'lahore'), person('dina', 'approver', 'vienna')],
      ...[person('dina', 'approver', 'lahore'), person(opened.id, 'approver', 'lahore')],
    ]
    let approvals = 0
    for (const actor of actors) {
      const waiting = await found({ q: 'tapir', waitingForMe: 'yes' }, actor)
      for (const { newsItemId, contentHash, submitter } of items) {
        const approved = await approveNewsItem(deps, { actor, newsItemId, contentHash }).catch(
          () => undefined,
        )
        expect([actor, newsItemId, waiting.includes(newsItemId)]).toEqual([
          actor,
          newsItemId,
          approved !== undefined,
        ])
        if (!approved) continue
        approvals += 1
        await returnNewsItem(deps, { actor: approver, newsItemId, reason: 'Once more.' })
        await submitNewsItem(deps, { actor: submitter, newsItemId })
      }
    }
    expect(approvals).toBeGreaterThan(6)
  })

  it('gives a returned draft back to its writer, with who returned it and why, until it is submitted again', async () => {
    const newsItemId = await draft('Lahore: quokka')
    await submitNewsItem(deps, { actor: author, newsItemId })
    await returnNewsItem(deps, { actor: approver, newsItemId, reason: 'The date is wrong.' })
    const waiting = { q: 'quokka', waitingForMe: 'yes', limit: 9 } as const
    const [row] = await listNews(database.db, author, waiting)
    expect(row?.returned).toMatchObject({ by: { id: 'bilal' }, reason: 'The date is wrong.' })
    expect(await listNews(database.db, person('dina', 'author'), waiting)).toEqual([])
    await submitNewsItem(deps, { actor: author, newsItemId })
    expect(await listNews(database.db, author, waiting)).toEqual([])
    expect((await listNews(database.db, author, { q: 'quokka', limit: 9 }))[0]?.returned).toBeNull()
  })

  async function walked(filter: NewsPage | Omit<NewsPage, 'limit'>, limit: number): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | undefined
    for (let turn = 0; turn < 20; turn += 1) {
      const rows = await listNews(database.db, author, { ...filter, limit, ...(cursor ? { cursor } : {}) })
      ids.push(...rows.map(row => row.id))
      const last = rows.at(-1)
      if (!last || rows.length < limit) return ids
      cursor = cursorOfRow(filter.sort as NewsOrder)(last)
    }
    throw new Error('the pages do not end')
  }
})
