import type { Db } from '../../database/connect.ts'
import { inBackground } from '../../database/lane.ts'
import { type IndicatorId, indicatorOf } from '../../indicators/registry.ts'
import { type Answer, answer, type Question } from '../figures/answer.ts'
import { createCounter } from '../figures/count.ts'
import type { Measured } from '../figures/measures.ts'
import { networksOf } from '../figures/networks-of.ts'
import { daysOfMonth, type FigureScope, type Period } from '../figures/periods.ts'
import type { Dimension } from '../figures/sources/counted.ts'
import { type Division, nameOfDivision } from '../figures/sources/divide.ts'
import { views } from '../figures/views.ts'
import { type Target, targetsOf } from '../targets/target.view.ts'
import { targetFor } from '../targets/target-for.ts'
import type { ExportScope } from './export-scope.ts'

/** One figure of the answers of the figures' views, with the scope that it is the figure of. */
export interface AnsweredFigure extends Measured, Period {
  indicator: IndicatorId
  unit: Answer['unit']
  officeIds: readonly string[]
  projectId?: string
  /** By what it is divided; empty where it is the whole. Offices and months are scopes of their own. */
  dimensions: Division
  /** One for each dimension; `unknown` where it was not noted. */
  keys: readonly string[]
  state: Answer['state']
  reported?: Answer['reported']
  target?: number
}

/**
 * What every view of the figures answers in the scope of an export, at its moment: first all offices together, then
 * divided; of each project by itself where the export names some.
 */
export async function answeredFigures(db: Db, scope: ExportScope): Promise<AnsweredFigure[]> {
  const { officeIds, from, to, sandbox, at: asOf } = scope
  const found: AnsweredFigure[] = []
  for (const projectId of scope.projectIds ?? [undefined]) {
    const asked: FigureScope = { officeIds, from, to, sandbox, asOf, ...(projectId ? { projectId } : {}) }
    const counter = createCounter(db)
    const networks = await inBackground(() => networksOf(db, asked))
    const targets = await inBackground(() => targetsOf(db, asked))
    for (const question of everyQuestion()) {
      const given = await inBackground(() =>
        answer(counter, question, asked, { compared: undefined, networks }),
      )
      found.push(...figuresOf(question, given, asked, targets))
    }
  }
  return found
}

/** What the views ask, each indicator once with all its divisions. */
function everyQuestion(): Question[] {
  const asked = new Map<IndicatorId, Map<string, Division>>()
  for (const { indicator, by = [] } of Object.values<readonly Question[]>(views).flat()) {
    const divisions = asked.get(indicator) ?? new Map<string, Division>()
    for (const dimensions of by) divisions.set(nameOfDivision(dimensions), dimensions)
    asked.set(indicator, divisions)
  }
  return [...asked].map(([indicator, divisions]) => ({ indicator, by: [...divisions.values()] }))
}

function figuresOf(
  { by = [] }: Question,
  given: Answer,
  scope: FigureScope,
  targets: readonly Target[],
): AnsweredFigure[] {
  const { indicator, unit, state, reported } = given
  const { officeIds, from, to, projectId } = scope
  const of = { indicator, unit, officeIds, from, to, ...(projectId === undefined ? {} : { projectId }) }
  const target = targetFor(targets, indicator, scope)
  const whole: AnsweredFigure = {
    ...of,
    ...measuredIn(given),
    dimensions: [],
    keys: [],
    state,
    ...(reported ? { reported } : {}),
    ...(target === null ? {} : { target }),
  }
  const parts = by.flatMap(dimensions =>
    (given.by[nameOfDivision(dimensions)] ?? []).map(row => ({
      ...of,
      ...scopeOfRow(dimensions, row.keys, of),
      ...measuredIn(row),
      dimensions,
      keys: row.keys.map(key => key ?? 'unknown'),
      state: row.value === null ? ('missing' as const) : state,
    })),
  )
  return [whole, ...parts]
}

/** What is asked by office or month is of that office, and of those days of the month that are in the period. */
function scopeOfRow(
  dimensions: Division,
  keys: readonly (string | null)[],
  period: Period,
): Partial<Pick<AnsweredFigure, 'officeIds' | 'from' | 'to'>> {
  const keyOf = (name: Dimension) => keys[dimensions.indexOf(name)] ?? undefined
  const [office, month] = [keyOf('office'), keyOf('month')]
  return {
    ...(office === undefined ? {} : { officeIds: [office] }),
    ...(month === undefined ? {} : daysOfMonth(month, period)),
  }
}

function measuredIn({ value, numerator, denominator, coverage }: Measured): Measured {
  return {
    value,
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(coverage ? { coverage } : {}),
  }
}

/** Whether a figure, or what it is a share of, counts people who came to an office. */
export function countsPeople({ indicator, denominator }: AnsweredFigure): boolean {
  const { people, source } = indicatorOf(indicator)
  return people || (source === 'log' && denominator !== undefined)
}
