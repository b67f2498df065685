import { type RawBuilder, sql } from 'kysely'
import type { Named } from '../../../access/people/named.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isUuid } from '../../../core/ids.ts'
import { isDay } from '../../../core/time/days.ts'
import type { EntryVersion } from './entry.ts'

export interface EntryFilter {
  /** `*`: all offices. */
  officeIds: readonly string[] | '*'
  /** Practice, or else live. */
  sandbox: boolean
  /** Days of the offices, both included. */
  from?: string
  to?: string
  /** Who wrote the version. */
  createdBy?: string
  importId?: string
  /** As the log has the words: of activities, and the next two of enquiries. */
  kind?: string
  contactMethod?: string
  topic?: string
  /** Words that an activity's place, partner and topic hold together, in any order. */
  q?: string
  /** Those that count, or those that a person, a file or an undo took out. */
  state: 'counting' | 'withdrawn'
  /** As the log stood at this moment, UTC. */
  asOf?: Date
  /** Of the entry after which the page begins: `entryCursor`. */
  cursor?: string
  limit: number
}

/** An entry's place in a list: newest day first. */
export function entryCursor(day: string, entryId: string): string {
  return `${day}.${entryId}`
}

/**
 * The newest versions that pass the filter, and their order.
 * @throws DatelineError `cursor-invalid`.
 */
export function matching(
  filter: EntryFilter,
  table: 'activity' | 'enquiry',
  day: string,
): RawBuilder<unknown> {
  const { officeIds, from, to, createdBy, importId, kind, contactMethod, topic, q } = filter
  const conditions = [
    sql`entry.sandbox = ${filter.sandbox}`,
    inState(filter, table),
    ...(officeIds === '*' ? [] : [sql`entry.office_id = any(${[...officeIds]}::text[])`]),
    ...(from === undefined ? [] : [sql`${sql.ref(`entry.${day}`)} >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`${sql.ref(`entry.${day}`)} <= ${to}::date`]),
    ...(createdBy === undefined ? [] : [sql`entry.created_by = ${createdBy}`]),
    ...(importId === undefined ? [] : [sql`entry.import_id = ${importId}::uuid`]),
    ...(kind === undefined ? [] : [sql`entry.kind = ${kind}`]),
    ...(contactMethod === undefined ? [] : [sql`entry.contact_method = ${contactMethod}`]),
    ...(topic === undefined ? [] : [sql`entry.topic = ${topic}`]),
    ...(q === undefined ? [] : q.split(/\s+/).map(holdsWord)),
    ...(filter.cursor === undefined ? [] : [afterCursor(filter.cursor, day)]),
  ]
  return sql`${sql.join(conditions, sql` and `)}
    order by ${sql.ref(`entry.${day}`)} desc, entry.entry_id desc limit ${filter.limit}`
}

function inState({ state, asOf }: EntryFilter, table: string): RawBuilder<unknown> {
  const at = sql`${asOf ?? 'infinity'}::timestamptz`
  if (state === 'counting' && asOf === undefined) return sql`entry.ended_at is null`
  if (state === 'counting')
    return sql`entry.created_at <= ${at} and (entry.ended_at is null or entry.ended_at > ${at})`
  return sql`entry.ended_at <= ${at} and entry.ended_how <> 'corrected' and not exists (
    select from ${sql.table(table)} as later
    where later.entry_id = entry.entry_id and later.version > entry.version and later.created_at <= ${at})`
}

function holdsWord(word: string): RawBuilder<unknown> {
  return sql`strpos(lower(concat_ws(' ', entry.place, entry.partner, entry.topic)), lower(${word}::text)) > 0`
}

function afterCursor(cursor: string, day: string): RawBuilder<unknown> {
  const [last = '', entryId = '', ...more] = cursor.split('.')
  if (!isDay(last) || !isUuid(entryId) || more.length > 0)
    throw new DatelineError('cursor-invalid', { cursor })
  return sql`(${sql.ref(`entry.${day}`)}, entry.entry_id) < (${last}::date, ${entryId}::uuid)`
}

/** What every version has, of the table as `entry`. */
export const versionColumns = sql`entry.entry_id as "entryId", entry.version, entry.office_id as "officeId",
  entry.project_id as "projectId", entry.sandbox as practice, entry.source, entry.import_id as "importId",
  ${personOf('created_by')} as "createdBy", entry.created_at as "createdAt", entry.ended_at as "endedAt",
  ${personOf('ended_by')} as "endedBy", entry.ended_how as "endedHow", entry.ended_reason as "endedReason"`

function personOf(column: string): RawBuilder<unknown> {
  const id = sql.ref(`entry.${column}`)
  return sql`jsonb_build_object('id', ${id}, 'name', (select name from person where person.id = ${id}))`
}

interface FlatEnding {
  endedAt: Date | null
  endedBy: Named
  endedHow: NonNullable<EntryVersion['ended']>['how'] | null
  endedReason: string | null
}

/** A row of `versionColumns` and what else its log has. */
export type VersionRow<Entry extends EntryVersion> = Omit<Entry, 'ended'> & FlatEnding

/** The row with its ending in one piece. */
export function entryOf<Entry extends EntryVersion>(
  row: VersionRow<Entry>,
): Omit<Entry, 'ended'> & Pick<EntryVersion, 'ended'> {
  const { endedAt, endedBy, endedHow, endedReason, ...entry } = row
  const ended = endedAt && endedHow ? { at: endedAt, by: endedBy, how: endedHow, reason: endedReason } : null
  // What is left of a row once its ending is taken out.
  return { ...(entry as unknown as Omit<Entry, 'ended'>), ended }
}
