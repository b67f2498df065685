import { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { indicatorOf } from '../../indicators/registry.ts'
import { percentOf } from '../../indicators/sums.ts'
import { targetsOf } from '../targets/target.view.ts'
import { targetFor } from '../targets/target-for.ts'
import { type Answer, answer, expectAnswers, type Question } from './answer.ts'
import { createCounter } from './count.ts'
import { networksOf } from './networks-of.ts'
import {
  assertPeriod,
  type FigureScope,
  type Period,
  periodBefore,
  sameDaysBefore,
  yearBefore,
} from './periods.ts'

export interface FiguresInput {
  actor: Actor
  officeIds: readonly string[]
  /** Local days of each office, both included. */
  from: string
  to: string
  sandbox: boolean
  projectId?: string
  /** As the record stood then, UTC. */
  asOf?: Date
  compare?: 'previous' | 'year'
  /** Take a period that is not over up to yesterday, and compare it with the same days before. */
  soFar?: boolean
}

export interface Figures {
  scope: FigureScope & { asOf: Date; soFar: boolean }
  answers: Answer[]
}

/**
 * Answers questions about some offices and a period, each with its state, coverage, comparison and target. A figure that
 * was not logged or read is null, never zero.
 * @throws DatelineError `no-office`, `offices-unknown`, `period-reversed`, `day-invalid`; `period-open` for one that is
 * not over in one of the offices, unless it is asked for so far; `period-not-begun`; `not-allowed`, `not-found`.
 */
export async function askFigures(
  deps: { db: Db; clock: Clock },
  questions: readonly Question[],
  input: FiguresInput,
): Promise<Figures> {
  const { db } = deps
  const now = deps.clock.now()
  const { scope, soFar } = await scopeOf(db, input, now)
  const compared = comparedWith(scope, input, soFar)
  const counter = createCounter(db)
  expectAnswers(counter, questions, scope, compared)
  const networks = await networksOf(db, scope)
  const targets = await targetsOf(db, scope)
  const answers: Answer[] = []
  for (const question of questions) {
    const given = await answer(counter, question, scope, { compared, networks })
    const target = targetFor(targets, question.indicator, scope)
    answers.push(
      target === null
        ? given
        : { ...given, target: { value: target, reached: reachedOf(question, given, target) } },
    )
  }
  return { scope: { ...scope, asOf: scope.asOf ?? now, soFar }, answers }
}

/** The scope that an input is about, once its rights and days are checked. */
export async function scopeOf(
  db: Db,
  input: Omit<FiguresInput, 'compare'>,
  now: Date,
): Promise<{ scope: FigureScope; soFar: boolean }> {
  const officeIds = [...new Set(input.officeIds)].sort()
  if (officeIds.length === 0) throw new DatelineError('no-office', {})
  for (const officeId of officeIds) assertMay(input.actor, 'outreach.read', officeId)
  assertPeriod(input)
  const today = await earliestToday(db, officeIds, now)
  const there = `in ${today.office} it is ${today.day}`
  const isOver = input.to < today.day
  if (!isOver && input.from >= today.day)
    throw new DatelineError('period-not-begun', { from: input.from, today: there })
  if (!isOver && !input.soFar) throw new DatelineError('period-open', { to: input.to, today: there })
  const { from, sandbox, projectId, asOf } = input
  const to = isOver ? input.to : dayBefore(today.day)
  return {
    scope: {
      officeIds,
      from,
      to,
      sandbox,
      ...(projectId === undefined ? {} : { projectId }),
      ...(asOf === undefined ? {} : { asOf }),
    },
    soFar: !isOver,
  }
}

function comparedWith(
  scope: FigureScope,
  { compare, from, to }: FiguresInput,
  soFar: boolean,
): Period | undefined {
  if (compare === undefined) return undefined
  if (compare === 'year') return yearBefore(scope)
  return soFar ? sameDaysBefore({ from, to }, scope.to) : periodBefore(scope)
}

function reachedOf({ indicator }: Question, { value }: Answer, target: number): number | null {
  return indicatorOf(indicator).unit === 'count' ? percentOf(value, target) : null
}

/** The day it is where it is earliest, and the name of that office. */
async function earliestToday(
  db: Db,
  officeIds: readonly string[],
  at: Date,
): Promise<{ day: string; office: string }> {
  const offices = await db
    .selectFrom('office')
    .select(['id', 'names', 'time_zone'])
    .where('id', 'in', [...officeIds])
    .execute()
  const known = new Set(offices.map(office => office.id))
  const unknown = officeIds.filter(id => !known.has(id))
  if (unknown.length > 0) throw new DatelineError('offices-unknown', { offices: unknown.join('", "') })
  const [first] = offices
    .map(office => ({
      day: DateTime.fromJSDate(at, { zone: office.time_zone }).toFormat('yyyy-MM-dd'),
      office: office.names[fallbackLanguage] ?? office.id,
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return first ?? { day: '', office: '' }
}

function dayBefore(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }).toFormat('yyyy-MM-dd')
}
