import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database, Db } from '../../../src/database/connect.ts'
import { checkDueFeeds } from '../../../src/news/feeds/checking/due-feeds.ts'
import { reportFailingFeeds } from '../../../src/news/feeds/checking/report-failing.ts'
import { addFeed, type NewFeed } from '../../../src/news/feeds/editing/add-feed.ts'
import { checkFeedNow } from '../../../src/news/feeds/editing/check-now.ts'
import { editFeed, type FeedChanges } from '../../../src/news/feeds/editing/edit-feed.ts'
import { removeFeed } from '../../../src/news/feeds/editing/remove-feed.ts'
import { entriesOfFeed, feedInReach } from '../../../src/news/feeds/feed.view.ts'
import { createFeedFetcher, type FeedFetcher } from '../../../src/news/feeds/fetching/fetch-feed.ts'
import { listNews } from '../../../src/news/finding/news-list.view.ts'
import { approveNewsItem } from '../../../src/news/review/approve-news-item.ts'
import { submitNewsItem } from '../../../src/news/review/submit-news-item.ts'
import { type DatabaseKind, databaseKinds, freshDatabase } from '../../factories/database.ts'
import { notifyNow } from '../../factories/events.ts'
import { person } from '../../factories/news.ts'
import { installPresetOffices } from '../../factories/preset.ts'
import { type FeedServer, rss, startFeedServer, type TestEntry } from './feed-server.ts'

const amina = person('amina', 'approver', 'lahore')
const bilal = person('bilal', 'approver', 'lahore')
const log = pino({ level: 'silent' })

const numbered = (from: number, to: number): TestEntry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const number = to - index
    return { guid: `g${number}`, title: `Notice ${number}`, link: `https://city.example/n/${number}` }
  })

describe.each(databaseKinds)('a feed that an office watches, on %s PostgreSQL', kind => {
  let database: Database
  let db: Db
  let server: FeedServer
  let fetcher: FeedFetcher
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = database.db
    await installPresetOffices(db)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    server = await startFeedServer()
    fetcher = createFeedFetcher({ clock: systemClock, privateHosts: [server.host] })
  })
  afterEach(async () => {
    await server.close()
    // Of other tests nothing is due.
    await db.updateTable('feed').set({ removed_at: new Date() }).execute()
  })

  const deps = () => ({ db, clock: systemClock, fetcher, log })
  async function add(entries: readonly TestEntry[] | string, changes: Partial<NewFeed> = {}) {
    const path = `/${crypto.randomUUID()}`
    serve(path, entries)
    const address = `${server.origin}${path}`
    const feed = { officeId: 'lahore', address, intervalMinutes: 60, topics: [], importNewest: 5, ...changes }
    return { path, ...(await addFeed(deps(), { actor: amina, feed })) }
  }
  const serve = (path: string, entries: readonly TestEntry[] | string) =>
    server.serve(path, typeof entries === 'string' ? entries : rss(entries))
  async function makeDue(): Promise<void> {
    await sql`update feed set next_check_at = now() - interval '1 second'`.execute(db)
    await sql`update feed_host set not_before = now()`.execute(db)
  }
  async function checkDue(): Promise<void> {
    await makeDue()
    await checkDueFeeds(deps())
  }
  async function textsOf(feedId: string): Promise<string[]> {
    const { rows } = await sql<{ text: string }>`
      select r.content -> 'variants' -> 0 ->> 'text' as text
      from news_item i join revision r on r.news_item_id = i.id and r.number = i.revision
      where i.source ->> 'feedId' = ${feedId} order by 1`.execute(db)
    return rows.map(row => row.text)
  }
  const shown = async (feedId: string) => {
    const feed = await feedInReach(db, amina, feedId)
    if (!feed) throw new Error('no such feed')
    return feed
  }

  it('brings its newest few entries when it is added, and then every new one, each once, as drafts with their source', async () => {
    const { feedId, path, drafts, older } = await add(numbered(1, 9), {
      importNewest: 2,
      topics: ['visas-permits'],
    })
    expect([drafts.length, older]).toEqual([2, 7])
    expect(await textsOf(feedId)).toEqual([
      expect.stringMatching(/^Notice 8\n/),
      expect.stringMatching(/^Notice 9\n/),
    ])
    serve(path, numbered(1, 12))
    await checkDue()
    await checkDue()
    expect((await textsOf(feedId)).length).toBe(5)
    const [item] = await listNews(db, amina, { q: 'Notice 12', limit: 1 } as never)
    expect(item).toMatchObject({
      state: 'draft',
      officeId: 'lahore',
      topics: ['visas-permits'],
      createdBy: { id: 'system' },
    })
    const { content, source } = await db
      .selectFrom('news_item')
      .innerJoin('revision', 'revision.news_item_id', 'news_item.id')
      .select(['content', 'source'])
      .where('news_item.id', '=', item?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(content.link).toBe('https://city.example/n/12')
    expect(source).toEqual({
      kind: 'feed',
      name: 'News of the city',
      feedId,
      link: 'https://city.example/n/12',
    })
    expect(await shown(feedId)).toMatchObject({
      title: 'News of the city',
      state: 'working',
      addedBy: { id: 'amina' },
      lastCheck: { drafts: 0 },
      lastEntry: { newsItemId: expect.any(String) },
      fault: null,
    })
    const trail = await db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'news.import')
      .where('subject_id', '=', item?.id ?? '')
      .execute()
    expect(trail).toMatchObject([{ actor: 'system:system', detail: { feedId, kind: 'feed' } }])
  })

  it.each<[string, TestEntry, TestEntry]>([
    ['another title', { guid: 'a', title: 'Old name' }, { guid: 'a', title: 'New name' }],
    [
      'another title where it has no id',
      { link: 'https://city.example/a', title: 'Old name 2' },
      { link: 'https://city.example/a', title: 'New name 2' },
    ],
    [
      'another id and title at the same link',
      { guid: 'b', link: 'https://city.example/b', title: 'Old name 3' },
      { guid: 'c', link: 'https://city.example/b', title: 'New name 3' },
    ],
    [
      'a link that counts clicks and has another scheme',
      { link: 'http://www.city.example/c?utm_source=rss', title: 'Old name 4' },
      { link: 'https://city.example/c/?utm_source=mail', title: 'New name 4' },
    ],
    ['another id and the same words', { guid: 'd', title: 'Same name' }, { guid: 'e', title: 'Same name' }],
    ['other spaces, without id and link', { title: 'Some  words' }, { title: 'Some words' }],
  ])('makes no second draft of an entry that gets %s, and notes a change', async (_what, before, after) => {
    const { feedId, path } = await add([before])
    serve(path, [after])
    await checkDue()
    const texts = await textsOf(feedId)
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain(before.title)
    const [entry] = await entriesOfFeed(db, feedId, { limit: 5 })
    if (after.guid !== 'e' && after.title !== 'Some words') expect(entry?.changedAt).toBeInstanceOf(Date)
  })

  it.each<[string, TestEntry[], TestEntry[]]>([
    [
      'all have the same id',
      [
        { guid: 'x', title: 'First of one id' },
        { guid: 'x', title: 'Second of one id' },
      ],
      [
        { guid: 'x', title: 'First of one id' },
        { guid: 'x', title: 'Second of one id' },
        { guid: 'x', title: 'Third of one id' },
      ],
    ],
    [
      'all have the same link',
      [1, 2].map(n => ({ guid: `l${n}`, title: `Link ${n}`, link: 'https://city.example/all' })),
      [1, 2, 3].map(n => ({ guid: `l${n}`, title: `Link ${n}`, link: 'https://city.example/all' })),
    ],
    [
      'the one at a time leads to the home page',
      [{ guid: 'h1', title: 'Alert 1', link: 'https://city.example' }],
      [{ guid: 'h2', title: 'Alert 2', link: 'https://city.example/' }],
    ],
  ])('loses none of its entries where %s', async (_what, before, after) => {
    const { feedId, path } = await add(before)
    serve(path, after)
    await checkDue()
    const titles = new Set([...before, ...after].map(({ title }) => title))
    expect(await textsOf(feedId)).toHaveLength(titles.size)
  })

  it('keeps away what was archived or deleted, and what it had brought before it was removed', async () => {
    const { feedId, path, drafts } = await add(numbered(101, 103))
    const [deleted = '', archived = ''] = drafts
    await sql`delete from news_listing where news_item_id = ${deleted}`.execute(db)
    await sql`delete from revision where news_item_id = ${deleted}`.execute(db)
    await sql`delete from news_item where id = ${deleted}`.execute(db)
    await sql`update news_item set archived_at = now() where id = ${archived}`.execute(db)
    await checkDue()
    expect(await textsOf(feedId)).toHaveLength(2)
    await removeFeed(deps(), { actor: amina, feedId })
    const address = `${server.origin}${path}`
    const feed = { officeId: 'lahore', address, intervalMinutes: 30, topics: [], importNewest: 50 }
    const back = await addFeed(deps(), { actor: bilal, feed })
    expect(back).toMatchObject({ feedId, drafts: [], older: 0 })
    expect(await shown(feedId)).toMatchObject({ addedBy: { id: 'bilal' }, intervalMinutes: 30 })
    await expect(addFeed(deps(), { actor: amina, feed })).rejects.toMatchObject({
      code: 'feed-exists',
      data: { feedId },
    })
  })

  it('makes a draft of an entry that could not be used, once it can be', async () => {
    const { feedId, path } = await add([{ guid: 'empty', title: '', text: '' }])
    expect(await entriesOfFeed(db, feedId, { limit: 5 })).toMatchObject([
      { outcome: 'unusable', reason: 'The entry has neither a title nor a text.' },
    ])
    serve(path, [{ guid: 'empty', title: 'Now it has words' }])
    await checkDue()
    await checkDue()
    expect(await textsOf(feedId)).toHaveLength(1)
    expect(await entriesOfFeed(db, feedId, { limit: 5 })).toMatchObject([{ outcome: 'draft' }])
  })

  it('makes one draft of two entries that were one that could not be used', async () => {
    const { feedId, path } = await add([{ guid: 'twin', title: '', text: '' }])
    const twins = ['One', 'Two'].map(name => ({ guid: 'twin', title: `Twin ${name}` }))
    serve(path, twins)
    await checkDue()
    expect(await textsOf(feedId)).toEqual([expect.stringMatching(/^Twin One/)])
    serve(path, [{ guid: 'next', title: 'After the twins' }, ...twins])
    await checkDue()
    expect(await textsOf(feedId)).toHaveLength(2)
    expect((await shown(feedId)).fault).toBeNull()
  })

  it('brings a flood in parts, the oldest first, and 200 drafts a day at most', async () => {
    const { feedId, path } = await add(numbered(1_000, 1_001))
    serve(path, numbered(1_000, 1_260))
    const counts: number[] = []
    for (let round = 0; round < 6; round += 1) {
      await checkDue()
      counts.push((await textsOf(feedId)).length)
    }
    expect(counts).toEqual([52, 102, 152, 200, 200, 200])
    expect((await textsOf(feedId))[199]).toContain('Notice 1199')
    await sql`update feed_entry set seen_at = seen_at - interval '2 days' where feed_id = ${feedId}`.execute(
      db,
    )
    await checkDue()
    expect(await textsOf(feedId)).toHaveLength(250)
  })

  it('brings each entry once where several processes check at the same moment', async () => {
    const feeds: Awaited<ReturnType<typeof add>>[] = []
    for (const name of ['a', 'b', 'c']) feeds.push(await add([{ guid: name, title: `Start of ${name}` }]))
    for (const { path } of feeds)
      serve(
        path,
        numbered(2_000, 2_004).map(each => ({ ...each, title: `${path} ${each.title}` })),
      )
    await makeDue()
    await Promise.all([1, 2, 3].map(() => checkDueFeeds(deps())))
    await checkDue()
    for (const { feedId } of feeds) expect(await textsOf(feedId)).toHaveLength(6)
    expect(server.mostAtOnce()).toBe(1)
    expect(await db.selectFrom('feed_host').selectAll().execute()).toEqual([])
  })

  it('is not saved by a process that was overtaken, edited or removed while the feed came', async () => {
    const { feedId, path } = await add([{ guid: 's', title: 'Overtaken start' }])
    const changes: (() => Promise<unknown>)[] = [
      () => sql`update feed_host set holder = gen_random_uuid()`.execute(db),
      () => sql`update feed set address = address || '?' where id = ${feedId}`.execute(db),
      () => removeFeed(deps(), { actor: amina, feedId }),
    ]
    for (const change of changes) {
      server.serve(path, (_request, response) => {
        void change().then(() => response.end(rss(numbered(3_000, 3_003))))
      })
      await checkDue()
      expect(await textsOf(feedId)).toHaveLength(1)
      await db.deleteFrom('feed_host').execute()
    }
  })

  it.runIf(kind === 'server')('is taken over from a process that is killed in the middle', async () => {
    const { feedId, path } = await add([{ guid: 'k', title: 'Before the kill' }])
    const { promise: asked, resolve } = Promise.withResolvers<void>()
    server.serve(path, (_request, response) => {
      response.write('<?xml version="1.0"?><rss>')
      resolve()
    })
    await makeDue()
    const child = spawn(process.execPath, ['tests/news/feeds/checking-process.ts'], {
      env: { ...process.env, DATABASE_URL: urlOf(kind, await nameOf(db)), FEED_HOST: server.host },
      stdio: 'inherit',
    })
    await asked
    child.kill('SIGKILL')
    await once(child, 'exit')
    serve(path, numbered(4_000, 4_001))
    await checkDue()
    expect(await textsOf(feedId)).toHaveLength(1)
    await sql`update feed_host set lease_until = now()`.execute(db)
    await checkDue()
    expect(await textsOf(feedId)).toHaveLength(3)
  })

  it('is asked only for what is new, as rarely as it wishes, and left alone as long as it asks', async () => {
    const path = '/polite'
    server.serve(path, (request, response) => {
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end()
      response.writeHead(200, { etag: '"1"' })
      return response.end(rss([{ guid: 'p', title: 'Polite' }], { head: '<ttl>300</ttl>' }))
    })
    const feed = { officeId: 'lahore', intervalMinutes: 60, topics: [], importNewest: 5 }
    const { feedId } = await addFeed(deps(), {
      actor: amina,
      feed: { ...feed, address: server.origin + path },
    })
    await checkDue()
    expect(await waitOf(feedId)).toBe(300)
    expect(await shown(feedId)).toMatchObject({ state: 'working', lastCheck: { drafts: 0 } })
    server.serve(path, (_request, response) => response.writeHead(503, { 'retry-after': '36000' }).end())
    await checkDue()
    expect(await waitOf(feedId)).toBe(600)
    await sql`update feed set next_check_at = now(), checked_at = now() - interval '1 hour'`.execute(db)
    const before = server.requests.length
    await checkDueFeeds(deps())
    await expect(checkFeedNow(deps(), { actor: amina, feedId })).rejects.toMatchObject({
      code: 'feed-must-wait',
    })
    expect(server.requests.length).toBe(before)
    server.serve(path, (_request, response) => response.writeHead(500).end())
    const waits: number[] = []
    for (let round = 0; round < 7; round += 1) {
      await checkDue()
      waits.push(await waitOf(feedId))
    }
    expect(waits).toEqual([30, 60, 120, 240, 360, 360, 360])
  })

  it('is asked as rarely as it wishes from the start, at a new address and at another interval', async () => {
    const wishing = (minutes: number, title: string) =>
      rss([{ guid: title, title }], { head: `<ttl>${minutes}</ttl>` })
    const { feedId, path } = await add(wishing(300, 'Wish 1'))
    expect(await waitOf(feedId)).toBe(300)
    const edit = async (changes: FeedChanges) =>
      await editFeed(deps(), { actor: amina, feedId, changes, importNewest: 5 })
    await edit({ intervalMinutes: 30 })
    expect(await waitOf(feedId)).toBe(300)
    serve(`${path}-2`, wishing(200, 'Wish 2'))
    await edit({ address: `${server.origin}${path}-2` })
    expect(await waitOf(feedId)).toBe(200)
    await edit({ intervalMinutes: 720 })
    expect(await waitOf(feedId)).toBe(720)
  })

  it('gets no new address, nor is that address asked, while its office is archived', async () => {
    const { feedId, path } = await add([{ guid: 'c1', title: 'Closed 1' }])
    serve(`${path}-2`, [{ guid: 'c2', title: 'Closed 2' }])
    const before = server.requests.length
    await sql`update office set archived_at = now() where id = 'lahore'`.execute(db)
    const changes = { address: `${server.origin}${path}-2` }
    const edited = editFeed(deps(), { actor: amina, feedId, changes, importNewest: 5 })
    await expect(edited).rejects.toMatchObject({ code: 'office-archived' })
    await sql`update office set archived_at = null where id = 'lahore'`.execute(db)
    expect([server.requests.length, (await textsOf(feedId)).length]).toEqual([before, 1])
  })

  async function waitOf(feedId: string): Promise<number> {
    const { rows } = await sql<{ minutes: string }>`
      select round(extract(epoch from next_check_at - checked_at) / 60) as minutes from feed
      where id = ${feedId}`.execute(db)
    return Number(rows[0]?.minutes)
  }

  it('is reported once after a day of failures, and once when it works again', async () => {
    const { feedId, path } = await add([{ guid: 'r', title: 'Reported' }])
    const notified = async () => {
      await reportFailingFeeds(db)
      await notifyNow(db)
      const rows = await db
        .selectFrom('notification')
        .select(['kind', 'message'])
        .where('office_id', '=', 'lahore')
        .where('kind', 'like', 'feed-%')
        .orderBy('id')
        .execute()
      return rows
    }
    server.serve(path, (_request, response) => response.writeHead(500).end())
    await checkDue()
    await checkDue()
    expect(await notified()).toEqual([])
    expect(await shown(feedId)).toMatchObject({
      state: 'failing',
      fault: { failures: 2, code: 'feed-refused', isReported: false },
      lastCheck: { drafts: null },
    })
    await sql`update feed set failing_since = now() - interval '25 hours' where id = ${feedId}`.execute(db)
    for (let round = 0; round < 3; round += 1) await checkDue()
    await notified()
    const told = await notified()
    expect(told.map(row => row.kind)).toEqual(['feed-failing'])
    expect(told[0]?.message).toMatch(
      /"News of the city" has been unreadable since .*\(Asia\/Karachi\): .* answered 500/,
    )
    serve(path, [{ guid: 'r', title: 'Reported' }])
    await checkDue()
    await checkDue()
    expect((await notified()).map(row => row.kind)).toEqual(['feed-failing', 'feed-recovered'])
    expect(await shown(feedId)).toMatchObject({ state: 'working', fault: null })
  })

  it('is not approved by the one who chose it, nor by one whose account they opened', async () => {
    const { drafts, path, feedId } = await add([{ guid: 'ap', title: 'To be approved' }])
    const newsItemId = drafts[0] ?? ''
    const { contentHash } = await submitNewsItem(deps(), {
      actor: person('dina', 'author', 'lahore'),
      newsItemId,
    })
    const waiting = async (actor: typeof amina) =>
      (await listNews(db, actor, { waitingForMe: 'yes', limit: 50 } as never)).map(({ id }) => id)
    await expect(approveNewsItem(deps(), { actor: amina, newsItemId, contentHash })).rejects.toMatchObject({
      code: 'approver-chose-feed',
    })
    expect(await waiting(amina)).not.toContain(newsItemId)
    expect(await waiting(bilal)).toContain(newsItemId)
    serve('/elsewhere', [{ guid: 'ap2', title: 'Chosen by another' }])
    const changes = { address: `${server.origin}/elsewhere` }
    const moved = await editFeed(deps(), { actor: bilal, feedId, changes, importNewest: 5 })
    await removeFeed(deps(), { actor: amina, feedId })
    expect(moved.drafts).toHaveLength(1)
    const second = await submitNewsItem(deps(), {
      actor: person('dina', 'author', 'lahore'),
      newsItemId: moved.drafts[0] ?? '',
    })
    await expect(
      approveNewsItem(deps(), {
        actor: bilal,
        newsItemId: second.newsItemId,
        contentHash: second.contentHash,
      }),
    ).rejects.toMatchObject({ code: 'approver-chose-feed' })
    await approveNewsItem(deps(), {
      actor: amina,
      newsItemId: second.newsItemId,
      contentHash: second.contentHash,
    })
    await approveNewsItem(deps(), { actor: bilal, newsItemId, contentHash })
    expect(path).not.toBe('/elsewhere')
  })

  it.each<[string, string | Buffer, string, object]>([
    [
      'a billion laughs',
      '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><rss><channel><title>&lol2;</title></channel></rss>',
      'application/rss+xml',
      { code: 'xml-entities-refused' },
    ],
    [
      'an entity of a file',
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
      'text/xml',
      { code: 'xml-entities-refused' },
    ],
    ['tags without end', '<rss>'.repeat(5_000), 'text/xml', { code: 'xml-broken' }],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      'application/rss+xml',
      { code: 'file-binary' },
    ],
    [
      'a page that names its feed',
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head></html>',
      'text/html',
      {
        code: 'feed-is-page',
        message: expect.stringMatching(/names this feed: http:\/\/127\.0\.0\.1:\d+\/news\.xml\./),
      },
    ],
    [
      'a JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[]}',
      'application/json',
      {},
    ],
    [
      'too many entries',
      `<rss version="2.0"><channel><title>x</title>${'<item><title>a</title></item>'.repeat(2_001)}</channel></rss>`,
      'text/xml',
      { code: 'feed-too-many-entries' },
    ],
  ])(
    'is refused when it is added where it is %s, and nothing is kept',
    async (_what, body, type, expected) => {
      server.serve('/hostile', (_request, response) =>
        response.writeHead(200, { 'content-type': type }).end(body),
      )
      const feed = { officeId: 'lahore', intervalMinutes: 60, topics: [], importNewest: 5 }
      const adding = addFeed(deps(), { actor: amina, feed: { ...feed, address: `${server.origin}/hostile` } })
      await expect(adding).rejects.toMatchObject({ name: 'DatelineError', ...expected })
      const kept = await db.selectFrom('feed').select('id').where('address', 'like', '%/hostile').execute()
      expect(kept).toEqual([])
      expect(await db.selectFrom('feed_host').selectAll().execute()).toEqual([])
    },
  )

  it('is read in the letters that its server names, that it names itself, or that they are', async () => {
    const arabic = 'إعلان للمهاجرين'
    const around = (head: string, words: Buffer | string) =>
      Buffer.concat([
        Buffer.from(`${head}<rss version="2.0"><channel><title>t</title><item><title>`),
        Buffer.from(words),
        Buffer.from('</title></item></channel></rss>'),
      ])
    const written: [string, Buffer, string][] = [
      ['/named', around('', windows1256(arabic)), 'text/xml; charset=windows-1256'],
      [
        '/itself',
        around('<?xml version="1.0" encoding="windows-1256"?>', windows1256(arabic)),
        'text/xml; charset=iso-8859-1',
      ],
      ['/wrong', around('', arabic), 'text/xml; charset=windows-1252'],
      ['/unknown', around('', windows1256(arabic)), 'text/xml; charset=x-nothing'],
    ]
    for (const [path, body, type] of written) {
      server.serve(path, (_request, response) => response.writeHead(200, { 'content-type': type }).end(body))
      const feed = { officeId: 'lahore', intervalMinutes: 60, topics: [], importNewest: 5 }
      const { feedId } = await addFeed(deps(), {
        actor: amina,
        feed: { ...feed, address: server.origin + path },
      })
      const [entry] = await entriesOfFeed(db, feedId, { limit: 1 })
      expect([path, entry?.title]).toEqual([path, arabic])
    }
  })

  it('can be paused and resumed, gets another interval, and is not checked for an archived office', async () => {
    const { feedId, path } = await add([{ guid: 'z1', title: 'Paused 1' }])
    const edit = async (changes: object) =>
      await editFeed(deps(), { actor: bilal, feedId, changes, importNewest: 5 })
    await edit({ isPaused: true })
    serve(path, [{ guid: 'z2', title: 'Paused 2' }])
    await checkDue()
    expect(await shown(feedId)).toMatchObject({
      state: 'paused',
      nextCheckAt: null,
      paused: { by: { id: 'bilal' } },
    })
    expect(await textsOf(feedId)).toHaveLength(1)
    await edit({ isPaused: false, intervalMinutes: 720 })
    await checkDueFeeds(deps())
    expect(await textsOf(feedId)).toHaveLength(2)
    expect(await waitOf(feedId)).toBe(720)
    await expect(edit({ topics: ['nothing'] })).rejects.toMatchObject({ code: 'item-references-unknown' })
    serve(path, [{ guid: 'z3', title: 'Paused 3' }])
    await sql`update office set archived_at = now() where id = 'lahore'`.execute(db)
    await checkDue()
    await sql`update office set archived_at = null where id = 'lahore'`.execute(db)
    expect(await textsOf(feedId)).toHaveLength(2)
    await edit({ language: 'ur' })
    await sql`update feed set checked_at = now() - interval '1 hour'`.execute(db)
    const checked = await checkFeedNow(deps(), { actor: bilal, feedId })
    expect(checked).toMatchObject({ repeated: false, drafts: [expect.any(String)] })
    expect(await checkFeedNow(deps(), { actor: bilal, feedId })).toEqual({ repeated: true, drafts: [] })
    const { content } = await db
      .selectFrom('revision')
      .select('content')
      .where('news_item_id', '=', checked.drafts[0] ?? '')
      .executeTakeFirstOrThrow()
    expect(content.variants[0]?.language).toBe('ur')
    const trail = await db
      .selectFrom('audit_log')
      .select('action')
      .where('subject_kind', '=', 'feed')
      .where('subject_id', '=', feedId)
      .orderBy('seq')
      .execute()
    expect(trail.map(row => row.action)).toEqual([
      'feed.add',
      'feed.edit',
      'feed.edit',
      'feed.edit',
      'feed.check',
      'feed.check',
    ])
  })
})

function windows1256(text: string): Buffer {
  const decoder = new TextDecoder('windows-1256')
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Buffer.from([byte])), byte]),
  )
  return Buffer.from([...text].map(character => byteOf.get(character) ?? 0x3f))
}

async function nameOf(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  return rows[0]?.name ?? ''
}

function urlOf(kind: DatabaseKind, name: string): string {
  return kind === 'server' ? `${inject('postgresUrl')}/${name}` : ''
}
