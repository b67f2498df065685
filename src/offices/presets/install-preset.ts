import { sql } from 'kysely'
import type { CurrentActor } from '../../access/actor.ts'
import { writeAudit } from '../../access/audit/audit-log.ts'
import { usualAgeBands } from '../../core/age-band.ts'
import type { PresetName } from '../../core/preset-names.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { recordEvents } from '../../events/record-events.ts'
import { columnsOf } from '../editing/edit-office.ts'
import { savePlaces } from '../editing/places.ts'
import { writeHolidays } from '../holidays/change-holidays.ts'
import { fixedHolidays } from '../holidays/national-holidays.ts'
import { presetHandles } from './migrant-resource-centres/handles.ts'
import { type PresetOffice, presetOffices } from './migrant-resource-centres/offices.ts'
import { presetProjects } from './migrant-resource-centres/projects.ts'
import { presetTopics } from './migrant-resource-centres/topics.ts'

/**
 * Installs a preset within a transaction: offices, their places and their holidays of this year and the next, projects,
 * topics and handles. What is there already stays as it is, so that doing it again changes nothing.
 */
export async function installPreset(
  trx: Db,
  { clock }: { clock: Pick<Clock, 'now'> },
  actor: CurrentActor,
  preset: PresetName,
): Promise<void> {
  // Two that install it at once would be one too many.
  await sql`lock table office in share row exclusive mode`.execute(trx)
  const known = new Set((await trx.selectFrom('office').select('id').execute()).map(office => office.id))
  const missing = presetOffices.filter(office => !known.has(office.id))
  const year = clock.now().getUTCFullYear()
  for (const office of missing) await insertOffice(trx, office, [year, year + 1])
  // What people took away stays away.
  if (known.size === 0) await insertHandles(trx)
  await insertProjects(trx, actor)
  await insertTopics(trx)
  if (missing.length === 0) return
  await recordEvents(
    trx,
    missing.map(({ id }) => ({
      kind: 'office.created' as const,
      officeId: id,
      subjectId: id,
      data: { by: actor.id },
    })),
  )
  await writeAudit(
    trx,
    actor,
    clock.now(),
    missing.map(({ id }) => ({
      action: 'office.create',
      officeId: id,
      subjectKind: 'office' as const,
      subjectId: id,
      detail: { preset },
    })),
  )
}

async function insertOffice(trx: Db, office: PresetOffice, years: readonly number[]): Promise<void> {
  await trx
    .insertInto('office')
    .values({ id: office.id, ...columnsOf({ ...office, ageBands: [...usualAgeBands] }) })
    .execute()
  await savePlaces(trx, office.id, office)
  await writeHolidays(trx, office.id, fixedHolidays(office.country, years))
}

async function insertHandles(trx: Db): Promise<void> {
  const rows = presetHandles.flatMap(({ name, handles }) =>
    Object.entries(handles).map(([network, handle]) => ({ name, network, handle })),
  )
  await trx
    .insertInto('organisation_handle')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function insertProjects(trx: Db, actor: CurrentActor): Promise<void> {
  await trx
    .insertInto('project')
    .values(
      presetProjects.map(({ id, name, credit, emblem, noDonor, isDefault }) => ({
        id,
        name,
        credit: toJson(credit),
        emblem,
        is_default: isDefault,
        no_donor_reason: noDonor ?? null,
        no_donor_by: noDonor === undefined ? null : actor.id,
        no_donor_at: noDonor === undefined ? null : sql<Date>`now()`,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function insertTopics(trx: Db): Promise<void> {
  await trx
    .insertInto('topic')
    .values(
      presetTopics.map((topic, position) => ({
        id: topic.id,
        position,
        labels: toJson(topic.labels),
        keywords: toJson(keywordLists(topic.keywords)),
        hashtags: toJson(topic.hashtags),
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

function keywordLists(keywords: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(keywords).map(([language, list]) => [language, list.split(',').map(word => word.trim())]),
  )
}
