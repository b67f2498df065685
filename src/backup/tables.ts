import { z } from 'zod'
import { leftOut } from './left-out.ts'

/** One connection, in a transaction of the caller's. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

export interface Table {
  name: string
  /** `type` as PostgreSQL writes it in a cast. */
  columns: { name: string; type: string }[]
}

const found = z.array(
  z.object({
    name: z.string(),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
    needs: z.array(z.string()),
  }),
)
type Found = z.infer<typeof found>[number]

/** The tables that a backup holds, as the record has them now; each after those that it refers to. */
export async function tablesInOrder(connection: Connection): Promise<Table[]> {
  const { rows } = await connection.query(`
    select c.relname::text as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
         from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(distinct r.relname), '[]')
         from pg_constraint k join pg_class r on r.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and r.oid <> c.oid) as needs
      from pg_class c
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
     order by c.relname`)
  return inOrder(found.parse(rows).filter(table => !(table.name in leftOut)))
}

/** @throws Error where tables refer to each other in a circle, or to one that is left out: a fault of a migration. */
function inOrder(tables: readonly Found[]): Table[] {
  const placed = new Set<string>()
  const ordered: Table[] = []
  while (ordered.length < tables.length) {
    const next = tables.find(({ name, needs }) => !placed.has(name) && needs.every(need => placed.has(need)))
    if (!next) throw new Error('tables refer to each other in a circle, or to one that no backup holds')
    placed.add(next.name)
    ordered.push({ name: next.name, columns: next.columns })
  }
  return ordered
}

/** Settings under which every value becomes text and comes back the same. */
export const losslessText = `set local timezone to 'UTC'; set local datestyle to 'ISO, YMD';
  set local intervalstyle to 'iso_8601'; set local extra_float_digits to 1; set local bytea_output to 'hex'`

/** Quotes a name of a table or column. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
