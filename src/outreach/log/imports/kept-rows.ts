import { sql } from 'kysely'
import { ageBandAsKept } from '../../../core/age-band.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Db } from '../../../database/connect.ts'
import { mostRefusedRead, type RefusedRow } from '../reading/read-log.ts'
import { isReplaced, type ReplacedRows } from './rows-of-source.ts'

/** A row of before that stays, because the row that would replace it was refused. */
export interface KeptRow {
  importKey: string
  /** The line of the refused row. */
  line: number
  /** What it says, in one line. */
  says: string
}

interface OldRow {
  importKey: string
  officeId: string
  fields: Record<string, string>
  says: string
}

/**
 * Which rows that a file would replace are those that its refused rows were to correct: for each of them the one that
 * says most of the same, at least half of what can be read.
 * @throws DatelineError `log-replace-unclear` where too many rows are refused, or nothing of one can be read.
 */
export async function keptRows(
  db: Db,
  replaced: ReplacedRows,
  refused: { name: string; count: number; rows: readonly RefusedRow[] },
): Promise<KeptRow[]> {
  if (refused.count === 0) return []
  const old = await oldRows(db, replaced)
  if (old.length === 0) return []
  const unread = refused.rows.find(row => Object.keys(row.fields).length === 0)
  if (unread || refused.count > mostRefusedRead) {
    const { name, count } = refused
    throw new DatelineError('log-replace-unclear', {
      name,
      count,
      line: (unread ?? refused.rows[0])?.line ?? 0,
    })
  }
  const pairs = refused.rows
    .flatMap(row => old.map(each => ({ row, old: each, same: sameFields(row, each) })))
    .filter(({ row, same }) => same > 0 && same * 2 >= Object.keys(row.fields).length)
    .sort((one, other) => other.same - one.same)
  const [taken, kept] = [new Set<OldRow>(), new Map<RefusedRow, OldRow>()]
  for (const pair of pairs) {
    if (taken.has(pair.old) || kept.has(pair.row)) continue
    taken.add(pair.old)
    kept.set(pair.row, pair.old)
  }
  return [...kept].map(([{ line }, { importKey, says }]) => ({ importKey, line, says }))
}

/** What a record says, as texts by field, participants by sex and band. */
export function fieldsOf(record: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([field, value]): [string, string][] => {
      if (field === 'officeId' || value === undefined || value === null) return []
      if (field !== 'participants') return typeof value === 'object' ? [] : [[field, String(value)]]
      return Object.entries<Record<string, number>>(value).flatMap(([sex, byAge]) =>
        Object.entries(byAge).map(([age, count]): [string, string] => [
          `${sex} ${ageBandAsKept(age)}`,
          String(count),
        ]),
      )
    }),
  )
}

function sameFields({ officeId, fields }: RefusedRow, old: OldRow): number {
  if (officeId !== undefined && officeId !== old.officeId) return 0
  return Object.entries(fields).filter(([field, value]) => old.fields[field] === value).length
}

async function oldRows(db: Db, replaced: ReplacedRows): Promise<OldRow[]> {
  const fields =
    replaced.table === 'enquiry'
      ? sql`jsonb_build_object('askedOn', to_char(asked_on, 'YYYY-MM-DD'), 'contactMethod', contact_method,
          'topic', topic, 'language', language, 'outcome', nullif(outcome, 'unknown'), 'projectId', project_id,
          'count', count::text)`
      : sql`jsonb_build_object('heldOn', to_char(held_on, 'YYYY-MM-DD'), 'kind', kind, 'place', place,
          'partner', partner, 'topic', topic, 'projectId', project_id, 'estimatedAudience', estimated_audience::text, 'materials', materials::text) ||
          coalesce((select jsonb_object_agg(sex || ' ' || age_label(ages), count::text)
            from activity_people as people where people.activity_id = entry.id), '{}')`
  const says = replaced.table === 'enquiry' ? sql`contact_method, topic, count::text` : sql`kind, place`
  const { rows } = await sql<OldRow>`
    select import_key as "importKey", office_id as "officeId", jsonb_strip_nulls(${fields}) as fields,
      concat_ws(', ', to_char(${sql.ref(replaced.day)}, 'YYYY-MM-DD'), ${says}) as says
    from ${sql.table(replaced.table)} as entry where ${isReplaced(replaced)}
    order by ${sql.ref(replaced.day)}, id`.execute(db)
  return rows
}
