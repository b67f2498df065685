import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../src/core/ids.ts'
import type { Database } from '../../../src/database/connect.ts'
import { rebuildFigures } from '../../../src/outreach/figures/rollups/rebuild.ts'
import { dueMonths, rollUpMonth } from '../../../src/outreach/figures/rollups/roll-up.ts'
import { countActivities } from '../../../src/outreach/figures/sources/activities.ts'
import { countEnquiries } from '../../../src/outreach/figures/sources/enquiries.ts'
import { countPosts } from '../../../src/outreach/figures/sources/posts.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { runsOf } from '../../factories/depth.ts'
import {
  addSamples,
  analyst,
  buildChannel,
  buildOffice,
  buildPublishedPost,
  clockAt,
  emptyOutreach,
} from '../../factories/outreach.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'

const clock = clockAt('2026-10-05T09:00:00Z')
const days = ['2024-02-29', '2024-12-31', '2025-06-15', '2026-03-01', '2026-09-30']

const write = fc.oneof(
  fc.record({
    what: fc.constant('enquiry' as const),
    day: fc.constantFrom(...days),
    count: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({
    what: fc.constant('activity' as const),
    day: fc.constantFrom(...days),
    count: fc.integer({ min: 0, max: 90 }),
  }),
  fc.record({
    what: fc.constant('correct' as const),
    nth: fc.nat({ max: 5 }),
    day: fc.constantFrom(...days),
    count: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ what: fc.constant('withdraw' as const), nth: fc.nat({ max: 5 }) }),
  fc.record({ what: fc.constant('post' as const), day: fc.constantFrom(...days) }),
  fc.record({
    what: fc.constant('measure' as const),
    nth: fc.nat({ max: 5 }),
    metric: fc.constantFrom('impression_count', 'like_count', 'reply_count'),
    part: fc.nat({ max: 1 }),
    age: fc.constantFrom('1h', '7d', '28d'),
    value: fc.nat({ max: 900 }),
  }),
  fc.record({ what: fc.constant('unpublish' as const), nth: fc.nat({ max: 5 }) }),
  fc.record({ what: fc.constant('fund' as const), nth: fc.nat({ max: 5 }) }),
  fc.record({ what: fc.constant('merge' as const) }),
  fc.record({ what: fc.constant('roll up' as const), nth: fc.nat({ max: 5 }) }),
  fc.record({ what: fc.constant('roll all up' as const) }),
)
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never

describe.each(databaseKinds)('rollups on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())

  async function begin() {
    await emptyOutreach(database.db)
    await sql`truncate rollup_due, rollup_month, enquiry_month, activity_month, people_month, metric_month,
      post_month, post_week`.execute(database.db)
    await sql`delete from log_word where list = 'topic' and word = 'studies'`.execute(database.db)
    await buildOffice(database.db, { id: 'lahore' })
    await sql`insert into project (id, name) values ('grant', 'Grant') on conflict do nothing`.execute(
      database.db,
    )
    const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'x' })
    await database.db.updateTable('channel').set({ sandbox: false }).execute()
    return { channelId, posts: [] as string[] }
  }

  async function apply(world: Awaited<ReturnType<typeof begin>>, write: Write): Promise<void> {
    const { db } = database
    const nth = <Value>(list: readonly Value[], at: number) => list[at % Math.max(1, list.length)]
    if (write.what === 'enquiry') await addEnquiry(write.day, write.count)
    if (write.what === 'activity') await addActivity(write.day, write.count)
    if (write.what === 'correct' || write.what === 'withdraw') {
      const entries = await db
        .selectFrom('enquiry')
        .select(['id'])
        .where('ended_at', 'is', null)
        .orderBy('id')
        .execute()
      const entry = nth(entries, write.nth)
      if (!entry) return
      await db.transaction().execute(async trx => {
        await sql`update enquiry set ended_at = now(), ended_by = 'a', ended_how = 'withdrawn' where id = ${entry.id}`.execute(
          trx,
        )
        if (write.what === 'correct') await addEnquiry(write.day, write.count, trx)
      })
    }
    if (write.what === 'post')
      world.posts.push(
        await buildPublishedPost(db, {
          officeId: 'lahore',
          channelId: world.channelId,
          publishedAt: `${write.day}T09:00:00Z`,
          externalIds: [newId(), newId()],
        }),
      )
    const postId = 'nth' in write ? nth(world.posts, write.nth) : undefined
    if (write.what === 'measure' && postId) {
      const { published_at } = await db
        .selectFrom('post')
        .select('published_at')
        .where('id', '=', postId)
        .executeTakeFirstOrThrow()
      const hours = { '1h': 1, '7d': 170, '28d': 680 }[write.age] ?? 1
      const takenAt = new Date((published_at ?? new Date()).getTime() + hours * 3_600_000)
      const { metric, part, age, value } = write
      await addSamples(db, [{ postId, metric, part, age, value, takenAt }]).catch(refuseAllButRepeats)
    }
    if (write.what === 'unpublish' && postId)
      await db.updateTable('post').set({ state: 'needs_attention' }).where('id', '=', postId).execute()
    if (write.what === 'fund' && postId)
      await sql`update news_item set project_id = 'grant' where id = (select news_item_id from post where id = ${postId})`.execute(
        db,
      )
    if (write.what === 'merge')
      await sql`insert into log_word (list, word, means, means_since, state) values ('topic', 'studies', 'work-abroad', '2026-01-01', 'retired')
        on conflict do nothing`.execute(db)
    if (write.what === 'roll up') {
      const month = nth(await dueMonths(db), write.nth)
      if (month) await rollUpMonth(db, month)
    }
    if (write.what === 'roll all up') await rollUpDueMonths(db)
  }

  async function addEnquiry(day: string, count: number, db = database.db) {
    const id = newId()
    await sql`
      insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, count, created_by)
      values (${id}, ${id}, 'lahore', ${day}, 'hotline', ${count % 2 ? 'studies' : 'family'}, 'ur', ${count}, 'a')`.execute(
      db,
    )
  }

  async function addActivity(day: string, count: number) {
    const id = newId()
    await database.db.transaction().execute(async trx => {
      await sql`
        insert into activity (id, entry_id, office_id, held_on, kind, place, materials, created_by)
        values (${id}, ${id}, 'lahore', ${day}, 'community', 'Kasur', ${count}, 'a')`.execute(trx)
      await sql`insert into activity_people (activity_id, sex, ages, count) values (${id}, 'women', '[18,25)', ${count})`.execute(
        trx,
      )
    })
  }

  /** What every source counts over years, by months; and as it stands from rows alone. */
  async function bothWays() {
    const scope = { officeIds: ['lahore'], from: '2024-01-01', to: '2026-09-30', sandbox: false }
    const counted = []
    for (const asked of [scope, { ...scope, asOf: new Date('2100-01-01') }]) {
      const { db } = database
      counted.push([
        await countEnquiries(db, asked, [
          [],
          ['month', 'contactMethod', 'topic'],
          ['month', 'outcome'],
          ['language', 'office'],
          ['sex'],
          ['month', 'contactMethod', 'topic', 'outcome'],
        ]),
        await countActivities(db, asked, [
          [],
          ['month', 'kind'],
          ['month', 'sex', 'age'],
          ['place', 'partner'],
          ['kind', 'place'],
          ['kind', 'sex'],
        ]),
        await countPosts(db, asked, [
          [],
          ['month', 'network', 'project'],
          ['language'],
          ['month', 'topic'],
          ['topic', 'network'],
        ]),
      ])
    }
    return counted.map(each =>
      each
        .flatMap(divided => [...divided].flatMap(([name, rows]) => rows.map(row => ({ name, ...row }))))
        .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    )
  }

  it('give what the rows give, after any interleaving of logging, correcting, merging, publishing and measuring', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 14 }), async writes => {
        const world = await begin()
        for (const each of writes) await apply(world, each)
        const [byMonth, fromRows] = await bothWays()
        expect(byMonth).toEqual(fromRows)
        await rollUpDueMonths(database.db)
        expect((await bothWays())[0]).toEqual(fromRows)
      }),
      { numRuns: runsOf(20), examples },
    )
  }, 120_000)

  it('are made again from nothing, and hold nothing that the record does not', async () => {
    const world = await begin()
    for (const [writes] of examples) for (const each of writes) await apply(world, each)
    await rollUpDueMonths(database.db)
    const before = await bothWays()
    await sql`update enquiry_month set count = count + 1`.execute(database.db)
    await sql`insert into enquiry_month select office_id, '2025-01-01', division, contact_method, topic, language, outcome,
      sex, project_id, sandbox, count, answered, referred, pending from enquiry_month`.execute(database.db)
    // Of this month the record has no posts, and no metrics of any.
    await sql`
      insert into post_month (office_id, month, division, channel_id, language, sandbox, posts, views_posts,
        views_7d_posts, engagements_posts, link_clicks_posts)
      values ('lahore', '2025-01-01', 'channel', ${world.channelId}, 'en', false, 1, 0, 0, 0, 0)`.execute(
      database.db,
    )
    expect(await bothWays()).not.toEqual(before)
    expect(
      await rebuildFigures({ db: database.db, clock }, { actor: analyst, officeId: 'lahore' }),
    ).toBeGreaterThan(0)
    expect(await bothWays()).toEqual(before)
    await rollUpDueMonths(database.db)
    expect(await bothWays()).toEqual(before)
  })

  it('refuse a sum of unique people, whoever writes it', async () => {
    const world = await begin()
    await apply(world, { what: 'post', day: '2026-03-01' })
    await addSamples(database.db, [
      { postId: world.posts[0] ?? '', metric: 'post_total_media_view_unique', value: 9, unique: true },
    ])
    const written = sql`
      insert into metric_month (office_id, channel_id, language, sandbox, month, metric_id, posts, value, role_posts, posts_7d)
      select 'lahore', ${world.channelId}, 'en', false, '2026-03-01', id, 1, 9, 1, 0 from metric where is_unique`
    await expect(written.execute(database.db)).rejects.toThrow('foreign key')
    await expect(sql`update metric set addable = true where is_unique`.execute(database.db)).rejects.toThrow(
      'people_are_never_added',
    )
  })
})

/** Fixed walks through every write. */
const examples: [Write[]][] = [
  [
    [
      { what: 'enquiry', day: '2024-02-29', count: 5 },
      { what: 'enquiry', day: '2025-06-15', count: 7 },
      { what: 'roll all up' },
      { what: 'correct', nth: 0, day: '2026-09-30', count: 9 },
      { what: 'roll up', nth: 0 },
      { what: 'merge' },
      { what: 'withdraw', nth: 1 },
    ],
  ],
  [
    [
      { what: 'post', day: '2024-12-31' },
      { what: 'measure', nth: 0, metric: 'impression_count', part: 0, age: '7d', value: 80 },
      { what: 'measure', nth: 0, metric: 'impression_count', part: 1, age: '7d', value: 70 },
      { what: 'measure', nth: 0, metric: 'like_count', part: 1, age: '7d', value: 4 },
      { what: 'roll all up' },
      { what: 'measure', nth: 0, metric: 'impression_count', part: 0, age: '28d', value: 95 },
      { what: 'fund', nth: 0 },
    ],
  ],
  [
    [
      { what: 'post', day: '2026-03-01' },
      { what: 'measure', nth: 0, metric: 'like_count', part: 0, age: '1h', value: 3 },
      { what: 'activity', day: '2025-06-15', count: 12 },
      { what: 'roll all up' },
      { what: 'unpublish', nth: 0 },
      { what: 'activity', day: '2025-06-15', count: 0 },
    ],
  ],
]

/** The same sample twice is refused by its key. */
function refuseAllButRepeats(thrown: unknown): void {
  if (!String(thrown).includes('duplicate key')) throw thrown
}
