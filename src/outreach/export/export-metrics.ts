import { stringify } from 'csv-stringify/sync'
import type { Actor } from '../../access/actor.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { definitionOf, type IndicatorDefinition } from '../../indicators/definition.ts'
import { indicatorIds } from '../../indicators/registry.ts'
import { countingRules } from '../figures/outreach-figures.ts'
import { assertPeriod } from '../figures/periods.ts'
import {
  activityRows,
  type ExportRow,
  type ExportScope,
  enquiryRows,
  exportColumns,
  notMeasuredRows,
  sampleRows,
} from './export-rows.ts'

export interface ExportInput {
  actor: Actor
  officeIds: readonly string[]
  /** Local days of each office, both included. */
  from: string
  to: string
  /** What was practised, or else what is live: no file mixes them. */
  sandbox: boolean
  format: 'csv' | 'json'
}

/**
 * Every value behind the figures of these offices and this period, in pieces of text that make one file. It carries its
 * period, offices, definitions, counting rules and time of extraction. Rights and input are checked before the first
 * piece is asked for.
 * @throws DatelineError `bad-input`, `not-allowed`, `not-found`.
 */
export function exportMetrics(deps: { db: Db; clock: Clock }, input: ExportInput): AsyncIterable<string> {
  const officeIds = [...new Set(input.officeIds)].sort()
  if (officeIds.length === 0) throw new DatelineError('no-office', {})
  for (const officeId of officeIds) assertMay(input.actor, 'outreach.read', officeId)
  assertPeriod(input)
  const { from, to, sandbox } = input
  const scope: ExportScope = { officeIds, from, to, sandbox, at: deps.clock.now() }
  return input.format === 'csv' ? csv(deps.db, scope) : json(deps.db, scope)
}

async function* csv(db: Db, scope: ExportScope): AsyncGenerator<string> {
  const asText = { columns: [...exportColumns], escape_formulas: true, cast: { boolean: String } }
  yield stringify(aboutRows(scope), { ...asText, bom: true, header: true })
  for await (const rows of recordRows(db, scope)) yield stringify(rows, asText)
}

async function* json(db: Db, scope: ExportScope): AsyncGenerator<string> {
  yield `{"about":${JSON.stringify(about(scope))},"rows":[`
  let separator = '\n'
  for await (const rows of recordRows(db, scope)) {
    yield separator + rows.map(row => JSON.stringify(inColumns(row))).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

async function* recordRows(db: Db, scope: ExportScope): AsyncGenerator<ExportRow[]> {
  yield* sampleRows(db, scope)
  yield* notMeasuredRows(db, scope)
  yield* activityRows(db, scope)
  yield* enquiryRows(db, scope)
}

interface About {
  period: { from: string; to: string }
  filters: { offices: readonly string[] }
  /** UTC. */
  extractedAt: string
  countingRules: readonly string[]
  definitions: IndicatorDefinition[]
}

function about(scope: ExportScope): About {
  return {
    period: { from: scope.from, to: scope.to },
    filters: { offices: scope.officeIds },
    extractedAt: scope.at.toISOString(),
    countingRules,
    definitions: indicatorIds.map(definitionOf),
  }
}

function aboutRows(scope: ExportScope): ExportRow[] {
  const told = about(scope)
  const row = (metric: string, note: string): ExportRow => ({ record: 'about', metric, note })
  return [
    row('period.from', told.period.from),
    row('period.to', told.period.to),
    row('filters.offices', told.filters.offices.join(' ')),
    row('extracted_at', told.extractedAt),
    ...told.countingRules.map(rule => row('counting_rule', rule)),
    ...told.definitions.map(definition => row(`definition.${definition.id}`, sentenceOf(definition))),
  ]
}

function sentenceOf(definition: IndicatorDefinition): string {
  const share = definition.denominator ? `, divided by ${definition.denominator}` : ''
  const adding = definition.summable ? 'may be added up' : 'must not be added up'
  return `Version ${definition.version}: ${definition.counted}${share}; of ${definition.of}; over ${definition.over}; ${definition.unit}, ${definition.level}, ${adding}.`
}

function inColumns(row: ExportRow): ExportRow {
  return Object.fromEntries(
    exportColumns.flatMap(column => {
      const value = row[column]
      return value === undefined || value === null ? [] : [[column, value] as const]
    }),
  )
}
