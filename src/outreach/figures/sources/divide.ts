import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../database/connect.ts'
import type { Counted, CountedRow, Dimension } from './counted.ts'

/** One or more dimensions to divide by; none is everything in one row. */
export type Division = readonly Dimension[]

/** The rows of each division, by its name. */
export type Divided = ReadonlyMap<string, readonly CountedRow[]>

export function nameOfDivision(division: Division): string {
  return division.join('×')
}

/** Rows that count everything once, and the divisions to be made of them. */
export interface Part {
  /** A source of a `from`, with a column for each dimension and for each count, by their names. */
  rows: RawBuilder<unknown>
  divisions: readonly Division[]
}

export interface Dividing {
  /** Named queries that the parts read. */
  tables: readonly RawBuilder<unknown>[]
  counts: readonly (keyof Counted)[]
  /** Of dimensions whose words may stand for others: a table of `word` and `meaning`. */
  meanings?: Partial<Record<Dimension, RawBuilder<unknown>>>
  parts: readonly Part[]
}

/** Adds the counts of each part, divided by each of its divisions, all in one statement. */
export async function countDivided(
  db: Db,
  { tables, counts, meanings = {}, parts: given }: Dividing,
): Promise<Divided> {
  const parts = given.filter(part => part.divisions.length > 0)
  const read = parts.map((part, index) => ({ ...part, index, dimensions: dimensionsOf(part) }))
  const sums = sql.join(
    counts.map(name => sql`sum(counted.${sql.ref(name)})::double precision as ${sql.ref(name)}`),
  )
  const selects = read.map(
    ({ rows, divisions, index, dimensions }) => sql`
      select ${sql.lit(index)} as part, ${maskOf(dimensions)} as mask, ${keysOf(dimensions)} as keys, ${sums}
      from ${withMeanings(addedUp(rows, dimensions, counts), { dimensions, counts, meanings })} as counted
      ${groupBy(divisions)}`,
  )
  const { rows } = await sql<CountedRow & { part: number; mask: number }>`
    ${tables.length > 0 ? sql`with ${sql.join(tables)}` : sql``}
    ${sql.join(selects, sql` union all `)}`.execute(db)
  const divided = new Map<string, CountedRow[]>()
  for (const { divisions } of parts)
    for (const division of divisions) divided.set(nameOfDivision(division), [])
  for (const { part, mask, keys, ...counted } of rows) {
    const { dimensions = [], divisions = [] } = read[part] ?? {}
    const present = dimensions.filter((_, at) => (mask & (1 << (dimensions.length - 1 - at))) === 0)
    for (const division of divisions) {
      if (division.length !== present.length || !division.every(each => present.includes(each))) continue
      const own = division.map(dimension => keys[dimensions.indexOf(dimension)] ?? null)
      divided.get(nameOfDivision(division))?.push({ keys: own, ...counted })
    }
  }
  return divided
}

/** The divisions that each of the sets of dimensions can make; the last are of none of them. */
export function assign(
  divisions: readonly Division[],
  sets: readonly (readonly Dimension[])[],
): { bySet: Division[][]; others: Division[] } {
  const bySet: Division[][] = sets.map(() => [])
  const others: Division[] = []
  for (const division of divisions) {
    const at = sets.findIndex(set => division.every(dimension => set.includes(dimension)))
    ;(bySet[at] ?? others).push(division)
  }
  return { bySet, others }
}

/** What is not divided by months is added up over them before it is divided further. */
function addedUp(
  rows: RawBuilder<unknown>,
  dimensions: readonly Dimension[],
  counts: readonly (keyof Counted)[],
): RawBuilder<unknown> {
  if (dimensions.includes('month') || dimensions.length === 0) return rows
  const columns = sql.join(dimensions.map(dimension => sql.ref(dimension)))
  const sums = sql.join(counts.map(name => sql`sum(${sql.ref(name)}) as ${sql.ref(name)}`))
  return sql`(select ${columns}, ${sums} from ${rows} as each group by ${columns})`
}

function withMeanings(
  rows: RawBuilder<unknown>,
  {
    dimensions,
    counts,
    meanings,
  }: Required<Pick<Dividing, 'counts' | 'meanings'>> & { dimensions: readonly Dimension[] },
): RawBuilder<unknown> {
  const meant = dimensions.flatMap(dimension => {
    const table = meanings[dimension]
    return table ? [{ dimension, table, name: sql.ref(`${dimension} meant`) }] : []
  })
  if (meant.length === 0) return rows
  const own = [...dimensions.filter(dimension => !meanings[dimension]), ...counts].map(
    name => sql`each.${sql.ref(name)}`,
  )
  const words = meant.map(
    ({ dimension, name }) =>
      sql`coalesce(${name}.meaning, each.${sql.ref(dimension)}) as ${sql.ref(dimension)}`,
  )
  const joins = meant.map(
    ({ dimension, table, name }) =>
      sql`left join ${table} as ${name} on ${name}.word = each.${sql.ref(dimension)}`,
  )
  return sql`(select ${sql.join([...own, ...words])} from ${rows} as each ${sql.join(joins, sql` `)})`
}

function dimensionsOf({ divisions }: Part): Dimension[] {
  return [...new Set(divisions.flat())]
}

/** Which dimensions a row is not divided by, a bit each; the last is the lowest. */
function maskOf(dimensions: readonly Dimension[]): RawBuilder<unknown> {
  if (dimensions.length === 0) return sql`0`
  return sql`grouping(${sql.join(dimensions.map(dimension => sql.ref(dimension)))})`
}

function keysOf(dimensions: readonly Dimension[]): RawBuilder<unknown> {
  return sql`array[${sql.join(dimensions.map(keyOf))}]::text[]`
}

function keyOf(dimension: Dimension): RawBuilder<unknown> {
  const column = sql.ref(dimension)
  if (dimension === 'month') return sql`to_char(${column}, 'YYYY-MM')`
  return dimension === 'age' ? sql`age_label(${column})` : sql`${column}::text`
}

function groupBy(divisions: readonly Division[]): RawBuilder<unknown> {
  const sets = [
    ...new Map(divisions.map(division => [nameOfDivision(division.toSorted()), division])).values(),
  ]
  const columns = sets.map(set => sql`(${sql.join(set.map(dimension => sql.ref(dimension)))})`)
  return sql`group by grouping sets (${sql.join(columns)})`
}
