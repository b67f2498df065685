import type { CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import type { OfficeInFull } from '../office-in-full.view.ts'
import type { OfficeFields } from './office-fields.ts'

type Deed =
  | { kind: 'office.created'; after: OfficeInFull }
  | {
      kind: 'office.edited'
      fields: readonly (keyof OfficeFields)[]
      before: OfficeInFull
      after: OfficeInFull
    }
  | { kind: 'office.archived' | 'office.restored' }

const actions = {
  'office.created': 'office.create',
  'office.edited': 'office.edit',
  'office.archived': 'office.archive',
  'office.restored': 'office.restore',
} as const

/** Writes what became of an office, as event and into the audit log. */
export async function recordOffice(
  trx: Db,
  { clock }: { clock: Pick<Clock, 'now'> },
  actor: CurrentActor,
  officeId: string,
  deed: Deed,
): Promise<void> {
  const by = actor.id
  const subject = { officeId, subjectId: officeId }
  await recordEvents(trx, [
    deed.kind === 'office.edited'
      ? { kind: deed.kind, ...subject, data: { by, fields: [...deed.fields] } }
      : { kind: deed.kind, ...subject, data: { by } },
  ])
  await writeAudit(trx, actor, clock.now(), [
    {
      action: actions[deed.kind],
      officeId,
      subjectKind: 'office',
      subjectId: officeId,
      detail: detailOf(deed),
    },
  ])
}

/** Of an edit, each field before and after. */
function detailOf(deed: Deed): Record<string, unknown> {
  if (deed.kind === 'office.created') return { office: fieldsOf(deed.after) }
  if (deed.kind !== 'office.edited') return {}
  const { before, after } = deed
  return Object.fromEntries(deed.fields.map(field => [field, { was: before[field], is: after[field] }]))
}

function fieldsOf({ names, country, timeZone, workingDays, languages }: OfficeInFull) {
  return { names, country, timeZone, workingDays, languages }
}
