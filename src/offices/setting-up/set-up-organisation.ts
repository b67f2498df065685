import type { CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { PresetName } from '../../core/preset-names.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { completeOffice, insertOffice, type NewOffice } from '../editing/create-office.ts'
import type { OfficeFields } from '../editing/office-fields.ts'
import { installPreset } from '../presets/install-preset.ts'

/** What an organisation begins with. */
export interface SetUp {
  /** The organisation's name. */
  organisation: string
  /** Its first office; may be left out where a preset brings offices. */
  office?: NewOffice
  preset?: PresetName
}

export interface CheckedSetUp {
  organisation: string
  office?: OfficeFields & { id: string }
  preset?: PresetName
}

/**
 * A set-up with all that its office needs; not inside a transaction (see `checkOfficeFields`).
 * @throws DatelineError `bad-input` for a value, `first-office-needed` where nothing would bring an office.
 */
export async function checkSetUp(db: Db, { organisation, office, preset }: SetUp): Promise<CheckedSetUp> {
  if (!office && !preset && !(await hasOffice(db))) throw new DatelineError('first-office-needed', {})
  return {
    organisation,
    ...(preset ? { preset } : {}),
    ...(office ? { office: await completeOffice(db, office) } : {}),
  }
}

async function hasOffice(db: Db): Promise<boolean> {
  return (await db.selectFrom('office').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** Carries a set-up out, in the transaction that makes the first admin: both are there, or neither is. */
export async function setUpOrganisation(
  trx: Db,
  deps: { clock: Clock },
  actor: CurrentActor,
  { organisation, office, preset }: CheckedSetUp,
): Promise<void> {
  await saveOrganisation(trx, deps, actor, organisation)
  if (preset) await installPreset(trx, deps, actor, preset)
  if (office) await insertOffice(trx, deps, actor, office)
}

/** Gives the organisation its name. */
export async function saveOrganisation(
  trx: Db,
  { clock }: { clock: Clock },
  actor: CurrentActor,
  name: string,
): Promise<void> {
  await trx
    .insertInto('organisation')
    .values({ name })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ name }))
    .execute()
  await recordEvents(trx, [
    { kind: 'organisation.named', officeId: null, subjectId: 'organisation', data: { by: actor.id, name } },
  ])
  await writeAudit(trx, actor, clock.now(), [
    {
      action: 'organisation.name',
      officeId: null,
      subjectKind: 'everything',
      subjectId: 'organisation',
      detail: { name },
    },
  ])
}
