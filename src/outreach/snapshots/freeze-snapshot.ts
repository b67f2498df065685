import { DateTime } from 'luxon'
import { actingAs } from '../../access/acting.ts'
import type { Actor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { assertMay, refuseEarly } from '../../access/policy.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { fixMoment } from '../figures/fixed-moment.ts'
import { type OutreachFigures, outreachFigures } from '../figures/outreach-figures.ts'
import { assertPeriod } from '../figures/periods.ts'
import { appendSnapshot } from './append-snapshot.ts'
import { openMonths, refuseOpenMonths } from './open-months.ts'
import { presentationOf } from './presentation.ts'

export interface FrozenSnapshot {
  id: string
  /** Of its scope: 1, or one more than that of the snapshot which it replaces. */
  version: number
  replaces: string | null
  figures: OutreachFigures
  /** SHA-256 of the figures' canonical JSON. */
  contentHash: string
  /** SHA-256 that binds it to the snapshot before it. */
  hash: string
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
  /** Take months that are over although an office has not closed them; what is drawn of it says "incomplete". */
  incomplete?: boolean
}

/**
 * Freezes the figures of some offices and a period, days inclusive and local to each office, with the names, credit
 * lines, handles and labels of this moment. What is frozen never changes: the database refuses it. All figures are of
 * one moment. Freezing again gives a further version where anything differs, and else the newest one.
 * @throws DatelineError `bad-input` for a period that is none, or an office that is not known; `period-open` for one
 * that is not over in one of the offices, unless it is asked for so far; `months-open` for months that are over and not
 * closed, unless it is asked for as incomplete; `not-allowed`.
 */
export async function freezeSnapshot(
  deps: { db: Db; clock: Clock },
  input: FreezeInput,
): Promise<FrozenSnapshot> {
  const officeIds = [...new Set(input.officeIds)].sort()
  if (officeIds.length === 0) throw new DatelineError('no-office', {})
  for (const officeId of officeIds) refuseEarly(input.actor, 'outreach.freeze', officeId)
  assertPeriod(input)
  const now = deps.clock.now()
  const today = await todayIn(deps.db, officeIds, now)
  const isOver = assertOver(input, today)
  const to = isOver ? input.to : today.day
  const at = await fixMoment(deps.db, now)
  const scope = { officeIds, from: input.from, to, sandbox: input.sandbox, asOf: at }
  const wholePeriod = { from: input.from, to: input.to }
  // Read apart from the writing below: the audit log must see what others appended meanwhile.
  const { figures, presentation } = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => {
      const open = await openMonths(trx, scope, today.day)
      if (!input.incomplete) await refuseOpenMonths(trx, open)
      const asked = await outreachFigures(trx, scope, at, isOver ? undefined : { wholePeriod })
      const figures = {
        ...asked,
        ...(isOver ? {} : { wholePeriod }),
        ...(open.length === 0 ? {} : { openMonths: open }),
      }
      return { figures, presentation: await presentationOf(trx, figures, asked.projects ?? []) }
    })
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    for (const officeId of officeIds) assertMay(actor, 'outreach.freeze', officeId)
    const { isKnown, ...frozen } = await appendSnapshot(trx, {
      officeIds,
      from: input.from,
      to,
      figures,
      presentation,
      frozenBy: actor.id,
      frozenAt: at,
      acceptedIncompleteBy: figures.openMonths ? actor.id : null,
    })
    if (isKnown) return frozen
    const { version, contentHash, hash } = frozen
    const entries = officeIds.map(officeId => ({
      action: 'outreach.freeze',
      officeId,
      subjectKind: 'outreach' as const,
      subjectId: frozen.id,
      detail: {
        from: input.from,
        to,
        version,
        contentHash,
        hash,
        ...(figures.openMonths ? { openMonths: figures.openMonths } : {}),
      },
    }))
    await recordEvents(
      trx,
      officeIds.map(officeId => ({
        kind: 'snapshot.frozen' as const,
        officeId,
        subjectId: frozen.id,
        data: { by: actor.id, from: input.from, to, version },
      })),
    )
    await writeAudit(trx, actor, at, entries)
    return frozen
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
