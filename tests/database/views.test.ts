import { readFileSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readSettings } from '../../config/env.ts'
import { prepareServer } from '../../src/assembly/prepare-server.ts'
import { connectServer, type Database, type Db } from '../../src/database/connect.ts'
import type { IndicatorId } from '../../src/indicators/registry.ts'
import { requestExport } from '../../src/outreach/export/request-export.ts'
import { askFigures } from '../../src/outreach/figures/ask-figures.ts'
import { freezeSnapshot } from '../../src/outreach/snapshots/freeze-snapshot.ts'
import { setTarget } from '../../src/outreach/targets/set-target.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'
import { type DatabaseWithRoles, databaseWithRoles } from '../factories/database-roles.ts'
import { analyst, clockAt } from '../factories/outreach.ts'
import { addPeople } from '../factories/people.ts'
import { writeHistory } from '../outreach/figures/history.ts'

const quarter = { from: '2026-07-01', to: '2026-09-30' }
const clock = clockAt('2026-10-05T09:00:00Z')

/** A quarter of two offices with everything that views show: also targets, closed months, frozen and published figures. */
async function seededWorld(db: Db): Promise<string[]> {
  const size = { seed: 'views', offices: 2, enquiries: 400, activities: 120, posts: 40 }
  const officeIds = await writeHistory(db, { ...size, ...quarter })
  await sql`update log_word set means = 'facebook', means_since = '2026-01-01', state = 'retired'
    where list = 'contact-method' and word = 'whatsapp'`.execute(db)
  await sql`insert into enquiry (id, entry_id, office_id, asked_on, contact_method, topic, language, count, sandbox, created_by, created_at)
    values (gen_random_uuid(), gen_random_uuid(), ${officeIds[0]}, '2026-08-04', 'viber', 'family', 'ur', 3, false, 'x', '2026-08-05')`.execute(
    db,
  )
  for (const officeId of officeIds)
    await setTarget(
      { db, clock },
      { actor: analyst, officeId, indicator: 'enquiries', ...quarter, kind: 'target', value: 1_000 },
    )
  const scope = { actor: analyst, officeIds, ...quarter, sandbox: false }
  await freezeSnapshot({ db, clock }, { ...scope, incomplete: true })
  const published = { tables: ['figures'], format: 'jsonl', audience: 'public' } as const
  await requestExport({ db, clock }, { ...scope, officeIds: officeIds.slice(0, 1), ...published })
  return officeIds
}

describe.each(databaseKinds)('the views for other tools on %s PostgreSQL', kind => {
  let database: Database
  let officeIds: string[]
  beforeAll(async () => {
    database = await freshDatabase(kind)
    officeIds = await seededWorld(database.db)
  }, 120_000)
  afterAll(() => database.close())

  const rowsOf = async (text: string) =>
    (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(database.db)).rows
  const answerOf = async (
    indicator: IndicatorId,
    by: 'month' | 'office' | 'contactMethod' | 'kind' | 'network',
    sandbox = false,
  ) => {
    const { answers } = await askFigures({ db: database.db, clock }, [{ indicator, by: [[by]] }], {
      actor: analyst,
      officeIds,
      ...quarter,
      sandbox,
    })
    const rows = answers[0]?.by[by] ?? []
    return rows
      .flatMap(({ keys: [key], value }) => (value === null ? [] : [[key, value] as const]))
      .toSorted()
  }

  it.each([
    ['enquiries', 'month', `to_char(month, 'YYYY-MM')`, 'sum(count)', 'enquiry'],
    ['enquiries', 'contactMethod', 'contact_method', 'sum(count)', 'enquiry'],
    ['participants', 'kind', 'kind', 'sum(count)', 'activity_people'],
    ['participants', 'office', 'office', 'sum(participants)', 'activity'],
    ['activities', 'kind', 'kind', 'count(*)', 'activity'],
    ['posts', 'network', 'network', 'count(*)', 'post'],
    ['views', 'network', 'network', `sum(value) filter (where role = 'views')`, 'post_metric'],
    [
      'engagements',
      'month',
      `to_char(month, 'YYYY-MM')`,
      `sum(value) filter (where role = 'engagements')`,
      'post_metric',
    ],
  ] as const)('give %s by %s as the figures do, in either world', async (indicator, by, key, value, view) => {
    for (const world of ['live', 'practice']) {
      const rows =
        await rowsOf(`select ${key} as key, (${value})::double precision as value from figures.${view}
        where world = '${world}' and date between '${quarter.from}' and '${quarter.to}' group by 1`)
      const expected = await answerOf(indicator, by, world === 'practice')
      const found = rows.filter(row => row['value'] !== null).map(row => [row['key'], row['value']])
      expect(found.toSorted()).toEqual(
        // In a month that is closed nothing is zero; views have rows only.
        expected.filter(([, each]) => each !== 0),
      )
    }
  })

  it('count a merged word under the one it means, and name it', async () => {
    expect(
      await rowsOf(`select distinct contact_method from figures.enquiry where contact_method = 'whatsapp'`),
    ).toEqual([])
    expect(
      await rowsOf(
        `select counts_as, label from figures.word where list = 'contact-method' and word = 'whatsapp'`,
      ),
    ).toEqual([{ counts_as: 'facebook', label: 'Facebook' }])
  })

  it('hold neither people, nor secrets, nor free words of staff', async () => {
    const used = await rowsOf(`
      select distinct source.relname || '.' || attribute.attname as name
      from pg_depend as depend
      join pg_rewrite as rule on rule.oid = depend.objid and depend.classid = 'pg_rewrite'::regclass
      join pg_class as view on view.oid = rule.ev_class and view.relnamespace = 'figures'::regnamespace
      join pg_class as source on source.oid = depend.refobjid and source.relnamespace = 'public'::regnamespace
      join pg_attribute as attribute on attribute.attrelid = source.oid and attribute.attnum = depend.refobjsubid`)
    const names = used.map(row => String(row['name']))
    expect(names).toContain('enquiry.count')
    expect(
      names.filter(name => /_by$|person|mail|token|secret|password|reason|note|actor/.test(name)),
    ).toEqual([])
  })

  it('add no unique people: reach stands by itself, a row a post', async () => {
    const people = await rowsOf(
      'select distinct network || metric as name from figures.post_reach order by 1',
    )
    expect(people.length).toBeGreaterThan(0)
    const added = await rowsOf('select distinct network || metric as name from figures.post_metric')
    expect(added.filter(row => people.some(each => each['name'] === row['name']))).toEqual([])
    expect(
      await rowsOf('select from figures.post_reach group by post_id, metric having count(*) > 1'),
    ).toEqual([])
  })

  it('mark what counts one to four people, by itself or by subtracting', async () => {
    const [row] = await rowsOf(`select
      count(*) filter (where is_small <> coalesce(count between 1 and 4, false)) as wrong, count(*) filter (where is_small) as few
      from figures.enquiry`)
    expect(Number(row?.['wrong'])).toBe(0)
    expect(Number(row?.['few'])).toBeGreaterThan(0)
    const [published] = await rowsOf(
      `select count(*) filter (where value between 1 and 4 and indicator in ('enquiries', 'participants', 'referrals')) as few,
        count(*) filter (where hidden) as hidden from figures.published_figure`,
    )
    expect(Number(published?.['few'])).toBe(0)
    expect(Number(published?.['hidden'])).toBeGreaterThan(0)
  })

  it('are explained column by column in docs/analytics-views.md', async () => {
    const columns = await rowsOf(`
      select view.relname as view, obj_description(view.oid) as about, attribute.attname as column,
        format_type(attribute.atttypid, attribute.atttypmod) as type, col_description(view.oid, attribute.attnum) as meaning
      from pg_class as view join pg_attribute as attribute on attribute.attrelid = view.oid and attribute.attnum > 0
      where view.relnamespace = 'figures'::regnamespace and view.relkind = 'v'
      order by view.relname collate "C", attribute.attnum`)
    const views = Map.groupBy(columns, row => String(row['view']))
    const text = [...views]
      .map(([view, rows]) => {
        const lines = rows.map(row => `| \`${row['column']}\` | ${row['type']} | ${row['meaning']} |`)
        return [
          `### ${view}`,
          '',
          String(rows[0]?.['about']),
          '',
          '| column | type | holds |',
          '|---|---|---|',
          ...lines,
        ].join('\n')
      })
      .join('\n\n')
    const file = new URL('../../docs/analytics-views.md', import.meta.url)
    const [head = ''] = readFileSync(file, 'utf8').split('## The views')
    if (process.env['UPDATE_DOCS']) writeFileSync(file, `${head}## The views\n\n${text}\n`)
    expect(readFileSync(file, 'utf8')).toBe(`${head}## The views\n\n${text}\n`)
    expect(columns.filter(row => row['meaning'] === null || row['about'] === null)).toEqual([])
  })
})

interface Dashboard {
  panels: { title: string; targets: { rawSql: string }[] }[]
  templating: { list: { type: string; query: string }[] }
}

describe.skipIf(!inject('postgresUrl'))('the reader', () => {
  let urls: DatabaseWithRoles
  let owner: Database
  let reader: pg.Client
  let officeIds: string[]
  beforeAll(async () => {
    urls = await databaseWithRoles('empty')
    await prepareServer(
      readSettings({
        DATA_DIR: '/nowhere',
        LOG_LEVEL: 'silent',
        SECRET_KEYS: `1:${Buffer.alloc(32).toString('base64')}`,
        DATABASE_URL: urls.appUrl,
        DATABASE_OWNER_URL: urls.ownerUrl,
      }),
    )
    owner = await connectServer(urls.url)
    await addPeople(owner.db)
    officeIds = await seededWorld(owner.db)
    reader = new pg.Client({ connectionString: urls.readerUrl })
    await reader.connect()
  }, 120_000)
  afterAll(async () => {
    await reader?.end()
    await owner?.close()
  })

  it('reads every view, finds them without naming their schema, and writes none', async () => {
    const { rows } = await reader.query(
      `select viewname from pg_views where schemaname = 'figures' order by 1`,
    )
    expect(rows.length).toBeGreaterThan(12)
    for (const { viewname } of rows) {
      const found = await reader.query(`select * from ${viewname} limit 1`)
      expect([viewname, found.rows.length]).toEqual([viewname, 1])
      await expect(reader.query(`insert into ${viewname} default values`)).rejects.toMatchObject({
        code: expect.stringMatching(/^(25006|42501|55000)$/),
      })
    }
  })

  it('is stopped after 30 seconds', async () => {
    expect((await reader.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '30s' }])
  })

  const dashboard: Dashboard = JSON.parse(
    readFileSync(new URL('../../config/grafana/outreach.json', import.meta.url), 'utf8'),
  )
  const queries = [
    ...dashboard.panels.flatMap(({ title, targets }) =>
      targets.map(({ rawSql }) => [title, rawSql] as const),
    ),
    ...dashboard.templating.list.flatMap(({ type, query }) =>
      type === 'query' ? [['its offices', query] as const] : [],
    ),
  ]

  it.each(queries)('gets rows for %s of the Grafana dashboard', async (_title, text) => {
    // Practice is asked, too; in it not every panel has rows.
    await reader.query(expanded(text, 'practice', officeIds))
    const { rows } = await reader.query(expanded(text, 'live', officeIds))
    expect(rows.length).toBeGreaterThan(0)
    const values = rows.flatMap(row => Object.values(row).filter(value => value !== null))
    expect(values.some(value => text.includes('__value') || /^\d/.test(String(value)))).toBe(true)
  })

  it('has a dashboard in which every query names a view, and none a table', () => {
    for (const [title, text] of queries) {
      const named = [...text.matchAll(/\b(?:from|join)\s+([a-z_.]+)/g)].map(([, name]) => name)
      expect([title, named.length > 0]).toEqual([title, true])
      expect([title, named.filter(name => !name?.startsWith('figures.'))]).toEqual([title, []])
    }
  })
})

/** As Grafana fills its macros and variables in (grafana.com/docs, "PostgreSQL query editor", "Macros"). */
function expanded(text: string, world: string, officeIds: readonly string[]): string {
  return text
    .replaceAll(/\$__timeFilter\(([^)]+)\)/g, `$1 BETWEEN '2026-01-01T00:00:00Z' AND '2026-12-31T23:59:59Z'`)
    .replaceAll('$world', world)
    .replaceAll(/\$\{office:sqlstring\}/g, officeIds.map(id => `'${id}'`).join(','))
}
