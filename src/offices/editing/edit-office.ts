import { sql } from 'kysely'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { assertMay, may } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { canonicalJson } from '../../core/hash.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { AffectedPost, PostsOfOffice, SomePosts } from '../affected-posts.ts'
import { officeTime } from '../office.view.ts'
import type { OfficeInFull } from '../office-in-full.view.ts'
import { lockOffice } from './lock-office.ts'
import { checkOfficeFields, type OfficeFields } from './office-fields.ts'
import { assertPlacesFree, savePlaces } from './places.ts'
import { recordOffice } from './record-office.ts'

export interface EditedOffice {
  /** As it is after the edit, or would be. */
  office: OfficeInFull
  /** False for a dry run. */
  saved: boolean
  /** What was edited, or would be. */
  fields: (keyof OfficeFields)[]
  /** What a person should know beside the posts. */
  notes: string[]
  affected: SomePosts<AffectedPost>
}

/**
 * Edits what was given of an office; a dry run answers the same and saves nothing. Posts stay due at the same moments:
 * those that break a rule of the office afterwards, or whose local time changes, are named.
 * @throws DatelineError `bad-input` for a value; `conflict` where the office is archived, a place is taken, or
 * `expectedVersion` is not its version: the error then carries the office as it is.
 */
export async function editOffice(
  deps: { db: Db; clock: Clock; posts: PostsOfOffice },
  input: {
    actor: Actor
    officeId: string
    changes: Partial<OfficeFields>
    expectedVersion?: number
    dryRun?: 'yes'
  },
): Promise<EditedOffice> {
  const { officeId } = input
  const checked = await checkOfficeFields(deps.db, input.changes)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    assertMay(actor, 'offices.manage', officeId)
    const before = await lockOffice(trx, officeId)
    assertExpected(before, input.expectedVersion)
    if (before.archived) throw new DatelineError('office-archived', { officeId })
    const fields = changedFields(before, checked)
    const after: OfficeInFull = { ...before, ...checked }
    if (fields.includes('names') || fields.includes('places'))
      await assertPlacesFree(trx, officeId, after, id => may(actor, 'offices.read', id))
    const timeBefore = await timeOf(trx, officeId)
    const timeAfter = { ...timeBefore, ...pickTime(after) }
    const affected = await deps.posts.affected(trx, officeId, { before: timeBefore, after: timeAfter })
    const notes = before.timeZone === after.timeZone ? [] : [zoneNote(before, after, affected)]
    const saved = input.dryRun !== 'yes'
    if (!saved || fields.length === 0) return { office: after, saved, fields, notes, affected }
    await save(trx, after, fields)
    await recordOffice(trx, deps, actor, officeId, { kind: 'office.edited', fields, before, after })
    return { office: { ...after, version: before.version + 1 }, saved, fields, notes, affected }
  })
}

function assertExpected(office: OfficeInFull, expected: number | undefined): void {
  if (expected === undefined || expected === office.version) return
  throw new DatelineError(
    'office-changed',
    { officeId: office.id, expected, version: office.version },
    { office },
  )
}

function changedFields(before: OfficeInFull, given: Partial<OfficeFields>): (keyof OfficeFields)[] {
  const fields = Object.keys(given) as (keyof OfficeFields)[]
  return fields.filter(field => canonicalJson(before[field]) !== canonicalJson(given[field]))
}

async function timeOf(trx: Db, officeId: string) {
  const time = await officeTime(trx, officeId)
  if (time) return time
  throw new DatelineError('office-not-found', { officeId })
}

function pickTime({ timeZone, workingDays, quietHours, quietExceptions }: OfficeInFull) {
  return { timeZone, workingDays, quietHours, quietExceptions }
}

function zoneNote(before: OfficeInFull, after: OfficeInFull, { posts }: SomePosts<AffectedPost>): string {
  const moved = posts.some(post => post.local !== post.localBefore)
  const what = moved
    ? 'Scheduled posts stay due at the same moments, so their local times change; move those that should keep them.'
    : 'No scheduled post changes its local time.'
  return `The time zone changes from ${before.timeZone} to ${after.timeZone}. ${what}`
}

async function save(trx: Db, office: OfficeInFull, fields: readonly (keyof OfficeFields)[]): Promise<void> {
  await trx
    .updateTable('office')
    .set(eb => ({ ...columnsOf(office), version: eb('version', '+', 1) }))
    .where('id', '=', office.id)
    .execute()
  if (fields.includes('names') || fields.includes('places')) await savePlaces(trx, office.id, office)
}

/** The row of an office, but for its places. */
export function columnsOf(office: Omit<OfficeFields, 'places'>) {
  return {
    names: toJson(office.names),
    country: office.country,
    time_zone: office.timeZone,
    working_days: [...office.workingDays],
    languages: [...office.languages],
    quiet_hours: toJson(office.quietHours),
    quiet_exceptions: toJson(office.quietExceptions),
    age_bands: sql<
      string[]
    >`array(select age_range(band) from unnest(${[...office.ageBands]}::text[]) as band)`,
  }
}
