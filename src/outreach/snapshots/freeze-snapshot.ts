import { DateTime } from 'luxon'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { canonicalJson, sha256 } from '../../core/hash.ts'
import { newId } from '../../core/ids.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { type OutreachFigures, outreachFigures } from '../figures/outreach-figures.ts'
import { assertPeriod } from '../figures/periods.ts'

export interface FrozenSnapshot {
  id: string
  figures: OutreachFigures
  /** SHA-256 of the figures' canonical JSON. */
  contentHash: string
}

export interface FreezeInput {
  actor: Actor
  officeIds: readonly string[]
  /** Local days of each office, both included. */
  from: string
  to: string
  /** The practice figures of that period, or else the live ones. */
  sandbox: boolean
  /** Take a period that is not over up to today; what is drawn of it says "so far". */
  soFar?: boolean
}

/**
 * Freezes the figures of some offices and a period, days inclusive and local to each office. What is frozen never
 * changes: the database refuses it. All figures are of one moment.
 * @throws DatelineError `bad-input` for a period that is none, or an office that is not known; `period-open` for one
 * that is not over in one of the offices, unless it is asked for so far; `not-allowed`.
 */
export async function freezeSnapshot(
  deps: { db: Db; clock: Clock },
  input: FreezeInput,
): Promise<FrozenSnapshot> {
  const officeIds = [...new Set(input.officeIds)].sort()
  if (officeIds.length === 0) throw new DatelineError('no-office', {})
  for (const officeId of officeIds) refuseEarly(input.actor, 'outreach.freeze', officeId)
  assertPeriod(input)
  const at = deps.clock.now()
  const today = await todayIn(deps.db, officeIds, at)
  const isOver = assertOver(input, today)
  const to = isOver ? input.to : today.day
  // Read apart from the writing below: the audit log must see what others appended meanwhile.
  const figures = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(trx =>
      outreachFigures(
        trx,
        { officeIds, from: input.from, to, sandbox: input.sandbox },
        at,
        isOver ? undefined : { wholePeriod: { from: input.from, to: input.to } },
      ),
    )
  const snapshot = { id: newId(), figures, contentHash: sha256(canonicalJson(figures)) }
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    for (const officeId of officeIds) assertMay(actor, 'outreach.freeze', officeId)
    await trx
      .insertInto('snapshot')
      .values({
        id: snapshot.id,
        office_ids: officeIds,
        period_from: input.from,
        period_to: to,
        figures: toJson(figures),
        content_hash: snapshot.contentHash,
        sandbox: figures.sandbox,
        frozen_by: actor.id,
        frozen_at: at,
      })
      .execute()
    const entries = officeIds.map(officeId => ({
      action: 'outreach.freeze',
      officeId,
      subjectKind: 'outreach' as const,
      subjectId: snapshot.id,
      detail: { from: input.from, to, contentHash: snapshot.contentHash },
    }))
    await writeAudit(trx, actor, at, entries)
    return snapshot
  })
}

/** The day it is where it is earliest, and the name of that office. */
async function todayIn(
  db: Db,
  officeIds: readonly string[],
  at: Date,
): Promise<{ day: string; office: string }> {
  const offices = await db
    .selectFrom('office')
    .select(['id', 'names', 'time_zone'])
    .where('id', 'in', [...officeIds])
    .execute()
  const known = new Set(offices.map(office => office.id))
  const unknown = officeIds.filter(id => !known.has(id))
  if (unknown.length > 0) throw new DatelineError('offices-unknown', { offices: unknown.join('", "') })
  const [first] = offices
    .map(office => ({
      day: DateTime.fromJSDate(at, { zone: office.time_zone }).toFormat('yyyy-MM-dd'),
      office: office.names[fallbackLanguage] ?? office.id,
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return first ?? { day: '', office: '' }
}

/** Whether the period is over in every office; where it is not, it must be asked for so far, and have begun. */
function assertOver(input: FreezeInput, today: { day: string; office: string }): boolean {
  if (input.to < today.day) return true
  const there = `in ${today.office} it is ${today.day}`
  if (input.from > today.day) throw new DatelineError('period-not-begun', { from: input.from, today: there })
  if (!input.soFar) throw new DatelineError('period-open', { to: input.to, today: there })
  return false
}
