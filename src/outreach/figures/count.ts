import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import { type Log, logs } from '../log/words-of-the-record.ts'
import type { SourceName } from './measures.ts'
import { type FigureScope, monthsOf } from './periods.ts'
import { closedMonths } from './questions/in-scope.ts'
import { countActivities } from './sources/activities.ts'
import { countFollowers } from './sources/channels.ts'
import type { Counted, CountedRow } from './sources/counted.ts'
import { type Divided, type Division, nameOfDivision } from './sources/divide.ts'
import { countEnquiries } from './sources/enquiries.ts'
import { countPosts } from './sources/posts.ts'

/** Office-months of the scope that its log was closed for, of all that it touches. */
export interface Reported {
  closed: number
  expected: number
}

/** Counts for the questions of one request: each source once for a scope, however many indicators rest on it. */
export interface Counter {
  /** Says what will be asked of a source in the scope, so that one statement answers it all. */
  expect(source: SourceName, scope: FigureScope, divisions: readonly Division[]): void
  /** What a source counted in the scope, of everything. */
  total(source: SourceName, scope: FigureScope): Promise<Counted>
  /** The same, divided. */
  by(source: SourceName, scope: FigureScope, division: Division): Promise<readonly CountedRow[]>
  /** Undefined where the source is no log. */
  reported(source: SourceName, scope: FigureScope): Promise<Reported | undefined>
}

export function createCounter(db: Db): Counter {
  const expected = new Map<string, Map<string, Division>>()
  const asked = new Map<string, Promise<Divided>>()
  const closed = new Map<string, ReturnType<typeof closedOf>>()

  async function ask(source: SourceName, scope: FigureScope, division: Division) {
    const key = keyOf(source, scope)
    const divisions = new Map([...(expected.get(key) ?? []), ['', []], [nameOfDivision(division), division]])
    const known = asked.get(key) ?? questions[source](db, scope, [...divisions.values()])
    asked.set(key, known)
    const rows = (await known).get(nameOfDivision(division))
    return rows ?? (await questions[source](db, scope, [division])).get(nameOfDivision(division)) ?? []
  }

  function closings(source: SourceName, scope: FigureScope) {
    const key = keyOf(source, scope)
    const known = closed.get(key) ?? closedOf(db, source, scope)
    closed.set(key, known)
    return known
  }

  return {
    expect(source, scope, divisions) {
      const key = keyOf(source, scope)
      const more = divisions.map(division => [nameOfDivision(division), division] as const)
      expected.set(key, new Map([...(expected.get(key) ?? []), ...more]))
    },
    async total(source, scope) {
      const counted = onlyRow(await ask(source, scope, []))
      return (await closings(source, scope)).length > 0 ? withZeros(source, counted) : counted
    },
    async by(source, scope, division) {
      const rows = await ask(source, scope, division)
      const [dimension] = division
      if (division.length !== 1 || (dimension !== 'month' && dimension !== 'office')) return rows
      const months = await closings(source, scope)
      const keys = new Set(months.map(each => (dimension === 'month' ? each.month : each.office_id)))
      const zeros: CountedRow[] = [...keys]
        .filter(key => !rows.some(row => row.keys[0] === key))
        .map(key => ({ keys: [key] }))
      return [...rows, ...zeros].map(row =>
        keys.has(row.keys[0] ?? '') ? { keys: row.keys, ...withZeros(source, row) } : row,
      )
    },
    async reported(source, scope) {
      if (!isLog(source)) return undefined
      const months = scope.officeIds.length * monthsOf(scope).length
      return { closed: (await closings(source, scope)).length, expected: months }
    },
  }
}

const questions = {
  enquiries: countEnquiries,
  activities: countActivities,
  posts: countPosts,
  channels: countFollowers,
}

function keyOf(source: SourceName, scope: FigureScope): string {
  return JSON.stringify([source, scope])
}

function isLog(source: SourceName): source is Log {
  return logs.some(log => log === source)
}

/** What was counted of everything; nothing where there was no row. */
function onlyRow([row]: readonly CountedRow[]): Counted {
  if (!row) return {}
  const { keys: _keys, ...counted } = row
  return counted
}

async function closedOf(
  db: Db,
  source: SourceName,
  scope: FigureScope,
): Promise<{ office_id: string; month: string }[]> {
  if (!isLog(source)) return []
  const { rows } = await sql<{ office_id: string; month: string }>`
    select office_id, to_char(month, 'YYYY-MM') as month from ${closedMonths(scope, source)} as closed`.execute(
    db,
  )
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
