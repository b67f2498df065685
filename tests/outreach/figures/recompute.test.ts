import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import type { Question } from '../../../src/outreach/figures/answer.ts'
import { askFigures, type FiguresInput } from '../../../src/outreach/figures/ask-figures.ts'
import { cursorOf, figureRows } from '../../../src/outreach/figures/figure-rows.ts'
import { rebuildFigures } from '../../../src/outreach/figures/rollups/rebuild.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { isDeep } from '../../factories/depth.ts'
import { analyst, clockAt } from '../../factories/outreach.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'
import { exportParquet, factTables } from './export-parquet.ts'
import { writeHistory } from './history.ts'
import { openPlainFigures, type PlainFigures } from './plain-sql.ts'

const size = isDeep
  ? { offices: 20, enquiries: 20_000, activities: 4_000, posts: 4_000 }
  : { offices: 5, enquiries: 3_000, activities: 600, posts: 500 }
const fiveYears = { from: '2021-10-01', to: '2026-09-30' }
const clock = clockAt('2026-10-05T09:00:00Z')

describe.each(databaseKinds)('every figure of every view on %s PostgreSQL', kind => {
  let database: Database
  let officeIds: string[]
  let folder: string
  const plain = new Map<boolean, PlainFigures>()
  beforeAll(async () => {
    database = await freshDatabase(kind)
    officeIds = await writeHistory(database.db, { seed: 'five years', ...fiveYears, ...size })
    await rollUpDueMonths(database.db)
    folder = await mkdtemp(join(tmpdir(), 'dateline-figures-'))
    for (const sandbox of [false, true]) {
      const own = await mkdtemp(join(folder, 'world-'))
      for (const table of factTables)
        await exportParquet(database.db, { table, folder: own, officeIds, ...fiveYears, sandbox })
      plain.set(sandbox, await openPlainFigures(own))
    }
  }, 300_000)
  afterAll(async () => {
    for (const each of plain.values()) each.close()
    await rm(folder, { recursive: true, force: true })
    await database.close()
  })

  const ask = (questions: readonly Question[], input: Partial<FiguresInput>) =>
    askFigures({ db: database.db, clock }, questions, {
      actor: analyst,
      officeIds,
      ...fiveYears,
      sandbox: false,
      ...input,
    })

  const periods = [
    ['a month of one office', { from: '2026-08-01', to: '2026-08-31', officeIds: ['office-02'] }],
    ['a quarter', { from: '2026-07-01', to: '2026-09-30' }],
    ['some days across a year', { from: '2025-12-20', to: '2026-01-05' }],
    ['five years, by month', fiveYears],
    ['years that begin and end within a month', { from: '2022-02-11', to: '2026-03-17' }],
    ['practice figures of two years', { from: '2024-01-01', to: '2025-12-31', sandbox: true }],
  ] as const

  it.each(
    periods.flatMap(([title, input]) =>
      Object.entries<readonly Question[]>(views).map(([view, questions]) => ({
        title,
        input,
        view,
        questions,
      })),
    ),
  )('of $title, view $view, is what plain SQL over the export says', async ({ input, questions }) => {
    const { scope, answers } = await ask(questions, input)
    const other = plain.get(scope.sandbox)
    if (!other) throw new Error('There is no export of this world.')
    for (const answer of answers) {
      const total = (await other.ask(answer.indicator, scope, [])).get('[]') ?? null
      if (answer.value !== 0 || total !== null) expectNear([answer.indicator], answer.value, total)
      for (const [name, rows] of Object.entries(answer.by)) {
        const dimensions = questions
          .find(question => question.indicator === answer.indicator)
          ?.by?.find(each => each.join('×') === name)
        const expected = await other.ask(answer.indicator, scope, dimensions ?? [])
        const shown = new Map(rows.map(row => [JSON.stringify(row.keys), row.value]))
        for (const [keys, value] of expected)
          if (value !== null) expectNear([answer.indicator, name, keys], shown.get(keys) ?? null, value)
        for (const [keys, value] of shown)
          if (value !== null && value !== 0)
            expectNear([answer.indicator, name, keys], value, expected.get(keys) ?? null)
      }
    }
  })

  it.each([
    ['as it stands', {}],
    ['as it stood within them', { asOf: new Date('2025-01-03T00:00:00Z') }],
  ])('lists the followers of some days, page by page, %s', async (_title, moment) => {
    const scope = { officeIds, from: '2024-12-20', to: '2025-01-10', sandbox: false, ...moment }
    const listed: Awaited<ReturnType<typeof figureRows>> = []
    for (let last: (typeof listed)[number] | undefined, isFirst = true; isFirst || last; isFirst = false) {
      const after = last ? { cursor: cursorOf(last) } : {}
      const page = await figureRows(database.db, 'followers', scope, { limit: 40, ...after })
      listed.push(...page)
      last = page.at(-1)
    }
    const { rows } = await sql`
      select channel.id::text as id, to_char(sample.day, 'YYYY-MM-DD') as day, value
      from channel_sample as sample join channel on channel.id = sample.channel_id
      where not channel.sandbox and day between '2024-12-20' and '2025-01-10'
        and taken_at <= ${scope.asOf ?? new Date('2100-01-01')}
      order by day, id`.execute(database.db)
    expect(listed.length).toBeGreaterThan(100)
    expect(listed.map(({ id, day, value }) => ({ id, day, value }))).toEqual(rows)
  })

  it('is the same from rows alone, and after every month was made again', async () => {
    const plainOf = ({ answers }: Awaited<ReturnType<typeof ask>>) => JSON.stringify(answers, rounded)
    const rolled = new Map<string, string>()
    for (const [view, questions] of Object.entries(views)) {
      rolled.set(view, plainOf(await ask(questions, {})))
      const earlier = new Date('2027-01-01T00:00:00Z')
      await sql`update rollup_month set newest = '2028-01-01'`.execute(database.db)
      expect(plainOf(await ask(questions, { asOf: earlier }))).toBe(rolled.get(view))
    }
    for (const officeId of officeIds)
      expect(await rebuildFigures({ db: database.db, clock }, { actor: analyst, officeId })).toBeGreaterThan(
        0,
      )
    for (const [view, questions] of Object.entries(views))
      expect(plainOf(await ask(questions, {}))).toBe(rolled.get(view))
    await rollUpDueMonths(database.db)
    for (const [view, questions] of Object.entries(views))
      expect(plainOf(await ask(questions, {}))).toBe(rolled.get(view))
  }, 120_000)
})

/** Sums of decimals depend on their order, in the last digits. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value
}

function expectNear(what: readonly string[], value: number | null, expected: number | null): void {
  expect([...what, value?.toFixed(6) ?? null]).toEqual([...what, expected?.toFixed(6) ?? null])
}
