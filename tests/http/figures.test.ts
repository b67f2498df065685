import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../src/core/ids.ts'
import type { Database } from '../../src/database/connect.ts'
import { addOffices, buildApp, type SignedIn, type TestApp } from '../factories/app.ts'
import { addSamples, buildChannel, buildPublishedPost, clockAt } from '../factories/outreach.ts'

const clock = clockAt('2026-10-05T09:00:00Z')
const quarter = 'from=2026-07-01&to=2026-09-30'

describe('figures over HTTP', () => {
  let test: TestApp
  let database: Database
  let analyst: SignedIn
  let author: SignedIn
  beforeAll(async () => {
    test = await buildApp({ clock })
    database = test.database
    await addOffices(database, 'lahore', 'vienna')
    analyst = await test.signIn(['analyst', 'lahore'], ['analyst', 'vienna'])
    author = await test.signIn(['author', 'lahore'])
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    await sql`truncate enquiry, activity, log_closing, target, news_item, channel cascade`.execute(
      database.db,
    )
  })

  async function ask(
    path: string,
    {
      as = analyst,
      method = 'GET' as 'GET' | 'PUT' | 'POST',
      payload = undefined as object | undefined,
    } = {},
  ) {
    const answer = await test.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: as.headers,
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const answerTo = async (indicator: string, query: string) => {
    const { status, body } = await ask(`figures?${query}`)
    expect([status, body.detail]).toEqual([200, undefined])
    return body.answers.find((each: { indicator: string }) => each.indicator === indicator)
  }

  async function enquiry(
    officeId: string,
    day: string,
    count: number,
    more: { method?: string; outcome?: string } = {},
  ) {
    const id = newId()
    await sql`
      insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, outcome, count, created_by, created_at)
      values (${id}, ${id}, ${officeId}, ${day}, ${more.method ?? 'hotline'}, 'family', 'ur', ${more.outcome ?? 'unknown'},
        ${count}, 'a', ${new Date(`${day}T12:00:00Z`)})`.execute(database.db)
  }
  async function close(officeId: string, month: string, log = 'enquiries') {
    await sql`insert into log_closing (office_id, month, log, sandbox, closed_by, closed_at)
      values (${officeId}, ${`${month}-01`}, ${log}, false, 'a', '2026-10-01')`.execute(database.db)
  }

  it('give a value with its state, comparison with a year before, shares and where its rows are', async () => {
    await enquiry('lahore', '2026-07-02', 60)
    await enquiry('vienna', '2026-09-30', 40, { method: 'whatsapp', outcome: 'answered' })
    await enquiry('lahore', '2025-08-02', 80)
    for (const [office, months] of [
      ['lahore', ['07', '08', '09']],
      ['vienna', ['07', '08']],
    ] as const)
      for (const month of months) await close(office, `2026-${month}`)
    const found = await answerTo('enquiries', `view=enquiries&offices=lahore,vienna&${quarter}&compare=year`)
    expect(found).toMatchObject({
      value: 100,
      state: 'incomplete',
      reported: { closed: 5, expected: 6 },
      previous: { value: 80, period: { from: '2025-07-01', to: '2025-09-30' } },
      change: { kind: 'percent', value: 25 },
      breaks: [],
      by: {
        contactMethod: [
          { keys: ['hotline'], value: 60, share: 60, previous: 80 },
          { keys: ['whatsapp'], value: 40, share: 40 },
        ],
        month: [
          { keys: ['2026-07'], value: 60 },
          { keys: ['2026-08'], value: 0 },
          { keys: ['2026-09'], value: 40 },
        ],
        'office×contactMethod': [
          { keys: ['lahore', 'hotline'], value: 60 },
          { keys: ['vienna', 'whatsapp'], value: 40 },
        ],
      },
    })
    const rows = await ask(found.rows.replace('/api/v1/', ''))
    expect(rows.body.items).toMatchObject([
      { officeId: 'lahore', day: '2026-07-02', kind: 'hotline', value: 60, version: 1 },
      { officeId: 'vienna', day: '2026-09-30', kind: 'whatsapp', value: 40 },
    ])
    const first = await ask(`${found.rows.replace('/api/v1/', '')}&limit=1`)
    const second = await ask(`${found.rows.replace('/api/v1/', '')}&limit=1&cursor=${first.body.next}`)
    expect([...first.body.items, ...second.body.items]).toEqual(rows.body.items)
    const id = '0199a1b2-0000-7000-8000-000000000000'
    for (const cursor of [`0000-01-01.${id}`, `2026-02-30.${id}`, `2026-02-03.${'-'.repeat(36)}`]) {
      const refused = await ask(`${found.rows.replace('/api/v1/', '')}&cursor=${cursor}`)
      expect(refused.body).toMatchObject({ code: 'cursor-not-on-list' })
    }
    expect(
      await answerTo('enquiries-answered-share', `view=enquiries&offices=vienna&${quarter}`),
    ).toMatchObject({
      value: 100,
      numerator: 40,
      denominator: 40,
    })
  })

  it('tell a month without entries that is closed, zero, from one that is not, missing', async () => {
    const asked = `view=enquiries&offices=lahore&${quarter}`
    expect(await answerTo('enquiries', asked)).toMatchObject({ value: null, state: 'missing' })
    for (const month of ['07', '08', '09']) await close('lahore', `2026-${month}`)
    expect(await answerTo('enquiries', asked)).toMatchObject({ value: 0, state: 'known' })
    await sql`update log_closing set reopened_at = '2026-10-02', reopened_by = 'a', reopened_reason = 'one more'`.execute(
      database.db,
    )
    expect(await answerTo('enquiries', asked)).toMatchObject({ value: null, state: 'missing' })
    expect(await answerTo('enquiries', `${asked}&asOf=2026-10-01T12:00:00Z`)).toMatchObject({ value: 0 })
  })

  it.each([
    ['on a base under 20', 19, { kind: 'percent', value: null, reason: 'small-base' }],
    ['on nothing that is known', 0, { kind: 'percent', value: null, reason: 'missing' }],
  ])('give no change %s', async (_why, before, change) => {
    if (before > 0) await enquiry('lahore', '2026-06-30', before)
    await enquiry('lahore', '2026-07-01', 50)
    const found = await answerTo('enquiries', `view=enquiries&offices=lahore&${quarter}&compare=previous`)
    expect(found.change).toEqual(change)
  })

  it('mark a break of definition, and compare nothing across it', async () => {
    const channelId = await buildChannel(database.db, { officeId: 'lahore', network: 'facebook' })
    await database.db.updateTable('channel').set({ sandbox: false }).execute()
    for (const [day, metric] of [
      ['2025-10-10', 'post_impressions'],
      ['2025-12-10', 'post_media_view'],
    ] as const) {
      const postId = await buildPublishedPost(database.db, {
        officeId: 'lahore',
        channelId,
        publishedAt: `${day}T09:00:00Z`,
      })
      await addSamples(database.db, [
        {
          postId,
          metric,
          value: 500,
          age: '7d',
          takenAt: new Date(Date.parse(`${day}T09:00:00Z`) + 7.5 * 86_400_000),
        },
        { postId, metric: 'post_total_media_view_unique', value: 300, unique: true },
      ])
    }
    const across = await answerTo(
      'views',
      'view=posts&offices=lahore&from=2025-10-01&to=2025-12-31&compare=previous',
    )
    expect(across).toMatchObject({
      value: 1000,
      coverage: { measured: 2, published: 2 },
      breaks: [{ network: 'facebook', on: '2025-11-15' }],
      change: { value: null, reason: 'break' },
    })
    const after = await answerTo('views-7d', 'view=posts&offices=lahore&from=2025-12-01&to=2025-12-31')
    expect(after).toMatchObject({ value: 500, breaks: [] })
    const reach = await ask('figures/reach/rows?offices=lahore&from=2025-10-01&to=2025-12-31')
    expect(reach.body.items.map((row: { value: number }) => row.value)).toEqual([300, 300])
  })

  it('show audiences entry by entry with how they were estimated, and never add them', async () => {
    for (const [audience, basis] of [
      [9_000, 'broadcaster'],
      [40_000, 'survey'],
    ] as const) {
      const id = newId()
      await sql`
        insert into activity (id, entry_id, office_id, held_on, kind, place, estimated_audience, audience_basis, created_by)
        values (${id}, ${id}, 'lahore', '2026-08-02', 'tv', 'Kasur', ${audience}, ${basis}, 'a')`.execute(
        database.db,
      )
    }
    expect(await answerTo('broadcasts', `view=awareness&offices=lahore&${quarter}`)).toMatchObject({
      value: 2,
    })
    const { body } = await ask(`figures/audience-estimate/rows?offices=lahore&${quarter}`)
    expect(
      body.items.map((row: { value: number; basis: string }) => [row.value, row.basis]).toSorted(),
    ).toEqual([
      [40_000, 'survey'],
      [9_000, 'broadcaster'],
    ])
  })

  it('refuse a period that is not over, and take it so far up to yesterday', async () => {
    await enquiry('lahore', '2026-10-04', 30)
    await enquiry('lahore', '2026-07-04', 20)
    await enquiry('lahore', '2026-07-20', 500)
    const open = await ask('figures?view=enquiries&offices=lahore&from=2026-10-01&to=2026-12-31')
    expect([open.status, open.body.code]).toEqual([409, 'period-open'])
    const soFar = await ask(
      'figures?view=enquiries&offices=lahore&from=2026-10-01&to=2026-12-31&soFar=true&compare=previous',
    )
    expect(soFar.body.scope).toMatchObject({ to: '2026-10-04', soFar: true })
    expect(soFar.body.answers[0]).toMatchObject({
      value: 30,
      previous: { value: 20, period: { from: '2026-07-01', to: '2026-07-04' } },
    })
  })

  it('are asked by project', async () => {
    await sql`insert into project (id, name) values ('silk-routes', 'Silk Routes') on conflict do nothing`.execute(
      database.db,
    )
    await enquiry('lahore', '2026-08-02', 30)
    await sql`insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, count, created_by, project_id)
      values (gen_random_uuid(), gen_random_uuid(), 'lahore', '2026-08-03', 'x', 'family', 'ur', 12, 'a', 'silk-routes')`.execute(
      database.db,
    )
    const asked = `view=enquiries&offices=lahore&${quarter}`
    expect(await answerTo('enquiries', asked)).toMatchObject({ value: 42 })
    expect(await answerTo('enquiries', `${asked}&project=silk-routes`)).toMatchObject({ value: 12 })
  })

  describe('targets', () => {
    const set = (payload: object, as = analyst) =>
      ask('targets', {
        as,
        method: 'PUT',
        payload: { officeId: 'lahore', indicator: 'enquiries', ...payload },
      })

    it('stand for a span of days, the last one set; several that follow one another add up', async () => {
      await enquiry('lahore', '2026-08-02', 90)
      for (const [from, to, value] of [
        ['2026-07-01', '2026-07-31', 10],
        ['2026-08-01', '2026-09-30', 999],
        ['2026-08-01', '2026-09-30', 110],
      ] as const) {
        clock.set(new Date(clock.now().getTime() + 1_000))
        expect((await set({ from, to, value })).status).toBe(200)
      }
      const asked = `view=enquiries&offices=lahore&${quarter}`
      expect((await answerTo('enquiries', asked)).target).toEqual({ value: 120, reached: 75 })
      expect((await answerTo('enquiries', `${asked}&asOf=2026-10-05T09:00:02Z`)).target?.value).toBe(1009)
      expect(
        (await answerTo('enquiries', `view=enquiries&offices=lahore,vienna&${quarter}`)).target,
      ).toBeUndefined()
      clock.set(new Date(clock.now().getTime() + 1_000))
      await set({ from: '2026-08-01', to: '2026-09-30', value: null })
      expect((await answerTo('enquiries', asked)).target).toBeUndefined()
      const kept = await database.db.selectFrom('target').select('value').orderBy('set_at').execute()
      expect(kept.map(row => row.value)).toEqual([10, 999, 110, null])
    })

    it('are listed with what was achieved and what could be expected by now', async () => {
      await enquiry('lahore', '2026-10-02', 12)
      await set({ from: '2026-10-01', to: '2026-10-31', value: 310, note: 'From the plan' })
      await set({ from: '2025-01-01', to: '2025-12-31', value: 4000, kind: 'baseline' })
      await set({ from: '2027-01-01', to: '2027-12-31', value: 5400 })
      const { body } = await ask('targets?office=lahore')
      expect(body.items).toMatchObject([
        { kind: 'baseline', value: 4000, expected: null },
        { kind: 'target', value: 310, achieved: 12, expected: 40, note: 'From the plan' },
        { kind: 'target', value: 5400, achieved: null, expected: 0 },
      ])
      expect((await ask('targets?from=2027-01-01&to=2027-01-31')).body.items).toHaveLength(1)
    })

    it('have each office for itself where several aim over the same days', async () => {
      const days = { from: '2026-08-01', to: '2026-09-30' }
      await enquiry('lahore', '2026-08-02', 90)
      await enquiry('vienna', '2026-08-03', 7)
      for (const officeId of ['lahore', 'vienna']) await set({ officeId, ...days, value: 100 })
      await set({ ...days, indicator: 'participants', value: 50 })
      const { body } = await ask('targets?from=2026-08-01&to=2026-09-30')
      expect(
        body.items.map(({ officeId, indicator, achieved }: Record<string, unknown>) => [
          officeId,
          indicator,
          achieved,
        ]),
      ).toEqual([
        ['lahore', 'enquiries', 90],
        ['lahore', 'participants', null],
        ['vienna', 'enquiries', 7],
      ])
    })

    it.each([
      ['of an author', { value: 9 }, 403, 'role-missing'],
      ['of nothing', { value: 0 }, 400, 'target-invalid'],
      ['beyond all counting', { value: 1e308 }, 400, 'target-invalid'],
      [
        'for reach, which has no figure of a period',
        { indicator: 'reach', value: 9 },
        400,
        'indicator-without-target',
      ],
      ['of a project that is none', { projectId: 'no-such', value: 9 }, 404, 'project-not-found'],
      ['of another office’s project', { projectId: 'danube', value: 9 }, 404, 'project-not-found'],
      ['of a span turned round', { to: '2026-06-01', value: 9 }, 400, 'period-reversed'],
    ])('refuse one %s', async (what, payload, status, code) => {
      const danube = { id: 'danube', name: 'Danube', credit: '{}', emblem: null, office_ids: ['vienna'] }
      await database.db
        .insertInto('project')
        .values(danube)
        .onConflict(known => known.doNothing())
        .execute()
      const answer = await set(
        { from: '2026-07-01', to: '2026-09-30', ...payload },
        what === 'of an author' ? author : analyst,
      )
      expect([answer.status, answer.body.code]).toEqual([status, code])
      expect(await database.db.selectFrom('target').selectAll().execute()).toEqual([])
    })

    it('write an event and an entry of the audit log, and are never changed', async () => {
      const { body } = await set({ from: '2026-07-01', to: '2026-09-30', value: 9 })
      const event = await database.db
        .selectFrom('event')
        .select(['kind', 'office_id'])
        .where('subject_id', '=', body.id)
        .execute()
      expect(event).toEqual([{ kind: 'target.set', office_id: 'lahore' }])
      const audited = await database.db
        .selectFrom('audit_log')
        .select('action')
        .where('subject_id', '=', body.id)
        .execute()
      expect(audited).toEqual([{ action: 'outreach.set-target' }])
      await expect(sql`update target set value = 10`.execute(database.db)).rejects.toThrow('set another one')
    })
  })
})
