import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../src/database/connect.ts'
import type { Question } from '../../../src/outreach/figures/answer.ts'
import { askFigures, type FiguresInput } from '../../../src/outreach/figures/ask-figures.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'
import { isDeep } from '../../factories/depth.ts'
import { analyst, clockAt } from '../../factories/outreach.ts'
import { rollUpDueMonths } from '../../factories/roll-up-due-months.ts'
import { writeHistory } from './history.ts'
import { plainFigures } from './plain-sql.ts'

const size = isDeep
  ? { offices: 20, enquiries: 20_000, activities: 4_000, posts: 4_000 }
  : { offices: 5, enquiries: 3_000, activities: 600, posts: 500 }
const fiveYears = { from: '2021-10-01', to: '2026-09-30' }

describe.each(databaseKinds)('every figure of every view on %s PostgreSQL', kind => {
  let database: Database
  let officeIds: string[]
  beforeAll(async () => {
    database = await freshDatabase(kind)
    officeIds = await writeHistory(database.db, { seed: 'five years', ...fiveYears, ...size })
    await rollUpDueMonths(database.db)
  }, 120_000)
  afterAll(() => database.close())

  const clock = clockAt('2026-10-05T09:00:00Z')
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
  )('of $title, view $view, is what plain SQL over the record says', async ({ input, questions }) => {
    const { scope, answers } = await ask(questions, input)
    for (const answer of answers) {
      const total = (await plainFigures(database.db, answer.indicator, scope, [])).get('[]') ?? null
      if (answer.value !== 0 || total !== null) expectNear([answer.indicator], answer.value, total)
      for (const [name, rows] of Object.entries(answer.by)) {
        const dimensions = questions
          .find(question => question.indicator === answer.indicator)
          ?.by?.find(each => each.join('×') === name)
        const expected = await plainFigures(database.db, answer.indicator, scope, dimensions ?? [])
        const shown = new Map(rows.map(row => [JSON.stringify(row.keys), row.value]))
        for (const [keys, value] of expected)
          if (value !== null) expectNear([answer.indicator, name, keys], shown.get(keys) ?? null, value)
        for (const [keys, value] of shown)
          if (value !== null && value !== 0)
            expectNear([answer.indicator, name, keys], value, expected.get(keys) ?? null)
      }
    }
  })

  it('reads no month from a rollup that is due, and no rollup is left to rows', async () => {
    const plan = await sql<{ due: number; months: number }>`
      select (select count(*)::int from rollup_due) as due, (select count(*)::int from enquiry_month) as months`.execute(
      database.db,
    )
    expect(plan.rows[0]?.due).toBe(0)
    expect(plan.rows[0]?.months).toBeGreaterThan(0)
  })

  it('is the same from rows alone', async () => {
    for (const questions of Object.values(views)) {
      const now = await ask(questions, {})
      const asOf = await ask(questions, { asOf: new Date('2027-01-01T00:00:00Z') })
      const plain = (figures: typeof now) =>
        figures.answers.map(({ by: _by, ...answer }) => [answer.indicator, answer.value?.toFixed(6)])
      expect(plain(asOf)).toEqual(plain(now))
    }
  })
})

function expectNear(what: readonly string[], value: number | null, expected: number | null): void {
  expect([...what, value?.toFixed(6) ?? null]).toEqual([...what, expected?.toFixed(6) ?? null])
}
