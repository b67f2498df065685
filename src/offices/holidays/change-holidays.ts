import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { AffectedPost, PostsOfOffice, SomePosts } from '../affected-posts.ts'
import { lockOffice } from '../editing/lock-office.ts'
import { officeTime } from '../office.view.ts'
import type { OfficeHoliday } from './holiday.ts'
import { holidaysOf } from './holidays.view.ts'

export interface HolidayDeps {
  db: Db
  clock: Clock
  posts: PostsOfOffice
}

export interface HolidayRequest {
  actor: Actor
  officeId: string
  /** Answers the same and saves nothing. */
  dryRun?: 'yes'
}

export interface ChangedHolidays {
  /** False for a dry run. */
  saved: boolean
  added: OfficeHoliday[]
  /** As they are now, or would be. */
  edited: OfficeHoliday[]
  removed: OfficeHoliday[]
  /** Scheduled posts on a holiday after the change. */
  affected: SomePosts<AffectedPost>
}

/**
 * The one way to change the holidays of an office, whose row is held meanwhile.
 * @param change gives the holidays as they shall be from those that are there; each day once.
 * @throws DatelineError `office-not-found`, `office-archived`, and what `change` throws.
 */
export async function changeHolidays(
  deps: HolidayDeps,
  { actor: by, officeId, dryRun }: HolidayRequest,
  change: (before: readonly OfficeHoliday[]) => OfficeHoliday[],
): Promise<ChangedHolidays> {
  return await actingAs(deps.db, by, async (trx, actor) => {
    assertMay(actor, 'offices.manage', officeId)
    const office = await lockOffice(trx, officeId)
    if (office.archived) throw new DatelineError('office-archived', { officeId })
    const before = await holidaysOf(trx, officeId)
    const difference = differenceOf(before, change(before))
    const affected = await affectedBy(deps, trx, officeId, difference)
    const saved = dryRun !== 'yes'
    if (saved) await save(trx, deps, actor, officeId, difference)
    return { saved, ...difference, affected }
  })
}

type Difference = Pick<ChangedHolidays, 'added' | 'edited' | 'removed'>

function differenceOf(before: readonly OfficeHoliday[], after: readonly OfficeHoliday[]): Difference {
  const [old, young] = [byDay(before), byDay(after)]
  return {
    added: after.filter(({ day }) => !old.has(day)),
    edited: after.filter(holiday => {
      const was = old.get(holiday.day)
      return was !== undefined && !isSame(was, holiday)
    }),
    removed: before.filter(({ day }) => !young.has(day)),
  }
}

function byDay(holidays: readonly OfficeHoliday[]): Map<string, OfficeHoliday> {
  return new Map(holidays.map(holiday => [holiday.day, holiday]))
}

function isSame(one: OfficeHoliday, other: OfficeHoliday): boolean {
  return one.name === other.name && one.kind === other.kind && one.toConfirm === other.toConfirm
}

/** Only posts on the days that become holidays: a day that stops being one puts no post in conflict. */
async function affectedBy(
  deps: HolidayDeps,
  trx: Db,
  officeId: string,
  { added, removed }: Difference,
): Promise<SomePosts<AffectedPost>> {
  const before = await officeTime(trx, officeId)
  if (!before || added.length === 0) return { count: 0, posts: [] }
  const gone = new Set(removed.map(({ day }) => day))
  const fresh = added.map(({ toConfirm, day, name }) => ({ day, name, ...(toConfirm ? { toConfirm } : {}) }))
  const holidays = [...before.holidays.filter(({ day }) => !gone.has(day)), ...fresh]
  return await deps.posts.affected(trx, officeId, {
    before,
    after: { ...before, holidays },
    days: new Set(added.map(({ day }) => day)),
  })
}

async function save(
  trx: Db,
  deps: HolidayDeps,
  actor: CurrentActor,
  officeId: string,
  { added, edited, removed }: Difference,
): Promise<void> {
  if (added.length + edited.length + removed.length === 0) return
  const gone = removed.map(({ day }) => day)
  if (gone.length > 0)
    await trx
      .deleteFrom('office_holiday')
      .where('office_id', '=', officeId)
      .where('day', 'in', gone)
      .execute()
  const written = [...added, ...edited]
  if (written.length > 0) await writeHolidays(trx, officeId, written)
  await recordEvents(trx, [
    {
      kind: 'office.holidays-changed',
      officeId,
      subjectId: officeId,
      data: { by: actor.id, added: added.length, edited: edited.length, removed: removed.length },
    },
  ])
  await writeAudit(trx, actor, deps.clock.now(), [
    {
      action: 'office.holidays',
      officeId,
      subjectKind: 'office',
      subjectId: officeId,
      detail: { added, edited, removed },
    },
  ])
}

/** Adds holidays; those of days that are there already are replaced. */
export async function writeHolidays(
  trx: Db,
  officeId: string,
  holidays: readonly OfficeHoliday[],
): Promise<void> {
  await trx
    .insertInto('office_holiday')
    .values(
      holidays.map(({ day, name, kind, toConfirm }) => ({
        office_id: officeId,
        day,
        name,
        kind,
        to_confirm: toConfirm,
      })),
    )
    .onConflict(conflict =>
      conflict.columns(['office_id', 'day']).doUpdateSet(eb => ({
        name: eb.ref('excluded.name'),
        kind: eb.ref('excluded.kind'),
        to_confirm: eb.ref('excluded.to_confirm'),
      })),
    )
    .execute()
}
