import type { ExportAudience } from '../../core/export-names.ts'
import type { ExportColumn } from './export-table.ts'

/** What every file of an export says of itself. */
export interface AboutExport {
  /** Of Dateline. */
  version: string
  /** The moment as of which the record was read, UTC. */
  extractedAt: string
  period: { from: string; to: string }
  filters: { offices: readonly string[]; projects: readonly string[] | 'all' }
  /** `practice` was made on the sandbox networks, or entered while they were in use. */
  world: 'live' | 'practice'
  /** `internal`: counts of one to four people are in it, and it is not to be published. */
  audience: ExportAudience
  /** How the figures are counted, a sentence each. */
  countingRules: readonly string[]
  /** What each indicator counts, by its id. */
  definitions: Readonly<Record<string, string>>
  /** What each column holds, by table. */
  codebook: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** The code book of tables: what each of their columns holds. */
export function codebookOf(
  tables: Readonly<Record<string, { columns: readonly ExportColumn[] }>>,
): AboutExport['codebook'] {
  return Object.fromEntries(
    Object.entries(tables).map(([name, { columns }]) => [
      name,
      Object.fromEntries(columns.map(column => [column.name, column.meaning])),
    ]),
  )
}

/** The same as rows of a name and a text, for formats that have nothing but tables. */
export function aboutRows(about: AboutExport): (readonly [string, string])[] {
  const { filters, period } = about
  return [
    ['dateline.version', about.version],
    ['extracted_at', about.extractedAt],
    ['period.from', period.from],
    ['period.to', period.to],
    ['filters.offices', filters.offices.join(' ')],
    ['filters.projects', filters.projects === 'all' ? 'all' : filters.projects.join(' ')],
    ['world', about.world],
    ['audience', about.audience],
    ...about.countingRules.map(rule => ['counting_rule', rule] as const),
    ...Object.entries(about.definitions).map(([id, text]) => [`definition.${id}`, text] as const),
    ...Object.entries(about.codebook).flatMap(([table, columns]) =>
      Object.entries(columns).map(([column, meaning]) => [`column.${table}.${column}`, meaning] as const),
    ),
  ]
}
