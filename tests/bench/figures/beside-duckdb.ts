import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Question } from '../../../src/outreach/figures/answer.ts'
import { yearBefore } from '../../../src/outreach/figures/periods.ts'
import { views } from '../../../src/outreach/figures/views.ts'
import { factTables } from '../../outreach/figures/export-parquet.ts'
import { plainQuestions } from '../../outreach/figures/plain-sql.ts'
import type { BenchPeriod } from './questions.ts'

/** The same views by DuckDB over the Parquet files of an export, as one would write them by hand: one statement a source. */
export interface Competitor {
  views: readonly string[]
  ask(view: string, period: BenchPeriod): Promise<void>
  close(): void
}

/** Undefined where there is no export in the folder. */
export async function openCompetitor(folder: string): Promise<Competitor | undefined> {
  if (factTables.some(table => !existsSync(join(folder, `${table}.parquet`)))) return undefined
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const table of factTables)
    await connection.run(`create view ${table} as select * from read_parquet('${folder}/${table}.parquet')`)
  const asked = new Map<string, readonly Question[]>(Object.entries(views))
  return {
    views: [...asked.keys()],
    async ask(view, period) {
      const questions = (asked.get(view) ?? []).map(({ indicator, by = [] }) => ({
        indicator,
        divisions: [[], ...by],
      }))
      const compared = questions.map(({ indicator, divisions }) => ({
        indicator,
        divisions: divisions.filter(division => division.length < 2),
      }))
      const statements = [
        ...plainQuestions(questions, period),
        ...plainQuestions(compared, { ...period, ...yearBefore(period) }),
      ]
      for (const statement of statements) await (await connection.runAndReadAll(statement)).getRowsJson()
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
