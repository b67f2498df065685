import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { SourceName } from './measures.ts'
import { type FigureScope, monthsOf } from './periods.ts'
import { closedMonths } from './questions/in-scope.ts'
import { countActivitiesBy } from './sources/activities.ts'
import { countFollowersBy } from './sources/channels.ts'
import type { Counted, CountedRow, Dimension } from './sources/counted.ts'
import { onlyRow } from './sources/divide.ts'
import { countEnquiriesBy } from './sources/enquiries.ts'
import { countPostsBy } from './sources/posts.ts'

/** Office-months of the scope that its log was closed for, of all that it touches. */
export interface Reported {
  closed: number
  expected: number
}

/** Answers each question of one request once, however many indicators rest on it. */
export interface Counter {
  /** What a source counted in the period, of everything. */
  total(source: SourceName, scope: FigureScope): Promise<Counted>
  /** The same, divided. */
  by(source: SourceName, scope: FigureScope, dimensions: readonly Dimension[]): Promise<CountedRow[]>
  /** Undefined where the source is no log. */
  reported(source: SourceName, scope: FigureScope): Promise<Reported | undefined>
}

export function createCounter(db: Db): Counter {
  const asked = new Map<string, Promise<unknown>>()

  function once<Answer>(name: string, parts: unknown, ask: () => Promise<Answer>): Promise<Answer> {
    const key = JSON.stringify([name, parts])
    const known = asked.get(key) as Promise<Answer> | undefined
    const answer = known ?? ask()
    asked.set(key, answer)
    return answer
  }

  const closings = (source: SourceName, scope: FigureScope) =>
    once('closings', [source, scope], () => closedOf(db, source, scope))

  return {
    total: (source, scope) =>
      once('total', [source, scope], async () => {
        const counted = onlyRow(await questions[source](db, scope, []))
        return (await closings(source, scope)).length > 0 ? withZeros(source, counted) : counted
      }),
    by: (source, scope, dimensions) =>
      once('by', [source, scope, dimensions], async () => {
        const rows = await questions[source](db, scope, dimensions)
        const [dimension] = dimensions
        if (dimensions.length !== 1 || (dimension !== 'month' && dimension !== 'office')) return rows
        const closed = await closings(source, scope)
        const keys = new Set(closed.map(each => (dimension === 'month' ? each.month : each.office_id)))
        const zeros: CountedRow[] = [...keys]
          .filter(key => !rows.some(row => row.keys[0] === key))
          .map(key => ({ keys: [key] }))
        return [...rows, ...zeros].map(row =>
          keys.has(row.keys[0] ?? '') ? { keys: row.keys, ...withZeros(source, row) } : row,
        )
      }),
    async reported(source, scope) {
      if (source !== 'enquiries' && source !== 'activities') return undefined
      const expected = scope.officeIds.length * monthsOf(scope).length
      return { closed: (await closings(source, scope)).length, expected }
    },
  }
}

const questions = {
  enquiries: countEnquiriesBy,
  activities: countActivitiesBy,
  posts: countPostsBy,
  channels: countFollowersBy,
}

async function closedOf(
  db: Db,
  source: SourceName,
  scope: FigureScope,
): Promise<{ office_id: string; month: string }[]> {
  if (source !== 'enquiries' && source !== 'activities') return []
  const closed: RawBuilder<unknown> = closedMonths(scope, source)
  const { rows } = await sql<{ office_id: string; month: string }>`
    select office_id, to_char(month, 'YYYY-MM') as month from ${closed} as closed`.execute(db)
  return rows
}

/** In a log that is closed nothing is zero; what not every entry notes is zero only where there was no entry. */
function withZeros(source: SourceName, counted: Counted): Counted {
  if (source === 'enquiries') return { ...counted, enquiries: counted.enquiries ?? 0 }
  const held = counted.activities ?? 0
  return {
    ...counted,
    activities: held,
    broadcasts: counted.broadcasts ?? 0,
    participants: counted.participants ?? 0,
    materials: counted.materials ?? (held === 0 ? 0 : null),
    referrals: counted.referrals ?? (held === 0 ? 0 : null),
  }
}
