import type { Db } from '../../../src/database/connect.ts'
import { askFigures, type FiguresInput, scopeOf } from '../../../src/outreach/figures/ask-figures.ts'
import { bestPosts } from '../../../src/outreach/figures/best-posts.ts'
import { bestTimes } from '../../../src/outreach/figures/best-times.ts'
import { figureRows } from '../../../src/outreach/figures/figure-rows.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { targetsOf } from '../../../src/outreach/targets/target.view.ts'
import { withProgress } from '../../../src/outreach/targets/target-progress.ts'
import { analyst, clockAt } from '../../factories/outreach.ts'

export interface BenchPeriod {
  name: string
  from: string
  to: string
  officeIds: readonly string[]
}

/** What analysts ask, by name. */
export interface BenchQuestion {
  name: string
  ask(db: Db, period: BenchPeriod): Promise<unknown>
}

export const benchClock = clockAt('2026-10-05T09:00:00Z')

export const benchQuestions: readonly BenchQuestion[] = [
  ...Object.entries(views).map(([name, questions]) => ({
    name,
    ask: (db: Db, period: BenchPeriod) => askFigures({ db, clock: benchClock }, questions, inputOf(period)),
  })),
  {
    name: 'posts, as of then',
    ask: (db, period) =>
      askFigures({ db, clock: benchClock }, views.posts, {
        ...inputOf(period),
        asOf: new Date('2026-10-03T00:00:00Z'),
      }),
  },
  {
    name: 'best posts',
    ask: (db, period) => bestPosts({ db, clock: benchClock }, inputOf(period), 10),
  },
  {
    name: 'best times',
    ask: (db, period) => bestTimes({ db, clock: benchClock }, inputOf(period)),
  },
  {
    name: 'targets',
    async ask(db, period) {
      const targets = await targetsOf(db, period)
      return await withProgress({ db, clock: benchClock }, targets, false)
    },
  },
  ...(['enquiries', 'participants', 'views', 'followers'] as const).map(indicator => ({
    name: `rows of ${indicator}`,
    async ask(db: Db, period: BenchPeriod) {
      const { scope } = await scopeOf(db, inputOf(period), benchClock.now())
      return await figureRows(db, indicator, scope, { limit: 101 })
    },
  })),
]

function inputOf({ from, to, officeIds }: BenchPeriod): FiguresInput {
  return { actor: analyst, officeIds, from, to, sandbox: false, compare: 'year' }
}
