import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { toJson } from '../database/tables.ts'
import { placeKey } from './place-key.ts'
import { standardHandles } from './standard/handles.ts'
import { holidayYears, standardHolidays } from './standard/holidays.ts'
import { type StandardOffice, standardOffices } from './standard/offices.ts'
import { standardPlaces } from './standard/places.ts'
import { standardProjects } from './standard/projects.ts'
import { standardTopics } from './standard/topics.ts'

/**
 * Puts in the standard offices and their words where they are missing, at every start; what is there is never
 * changed. An office brings its holidays and places only when it is new, and handles come only with the very first
 * office, so that what people took away stays away.
 */
export async function installStandardOffices(db: Db): Promise<void> {
  await db.transaction().execute(async trx => {
    const known = new Set((await trx.selectFrom('office').select('id').execute()).map(office => office.id))
    const missing = standardOffices.filter(office => !known.has(office.id))
    if (missing.length > 0) await insertOffices(trx, missing)
    if (known.size === 0) await insertHandles(trx)
    await insertProjects(trx)
    await insertTopics(trx)
  })
}

async function insertOffices(trx: Db, offices: readonly StandardOffice[]): Promise<void> {
  await trx
    .insertInto('office')
    .values(
      offices.map(office => ({
        id: office.id,
        names: toJson(office.names),
        country: office.country,
        time_zone: office.timeZone,
        working_days: [...office.workingDays],
        quiet_hours: toJson([{ weekdays: [1, 2, 3, 4, 5, 6, 7], ...office.quiet }]),
        languages: [...office.languages],
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await trx
    .insertInto('office_holiday')
    .values(offices.flatMap(holidaysOf))
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await trx
    .insertInto('dateline_place')
    .values(offices.flatMap(placesOf))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

function holidaysOf(office: StandardOffice) {
  const holidays = standardHolidays[office.country] ?? []
  return holidayYears.flatMap(year =>
    holidays.map(([monthDay, name]) => ({ office_id: office.id, day: `${year}-${monthDay}`, name })),
  )
}

function placesOf(office: StandardOffice) {
  const spellings = [...Object.values(office.names), ...(standardPlaces[office.id] ?? [])]
  return [...new Set(spellings.map(placeKey))].map(place => ({ place, office_id: office.id }))
}

async function insertHandles(trx: Db): Promise<void> {
  const rows = standardHandles.flatMap(({ name, handles }) =>
    Object.entries(handles).map(([network, handle]) => ({ name, network, handle })),
  )
  await trx
    .insertInto('organisation_handle')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function insertProjects(trx: Db): Promise<void> {
  await trx
    .insertInto('project')
    .values(
      standardProjects.map(({ id, name, credit, emblem, noDonor, isDefault }) => ({
        id,
        name,
        credit: toJson(credit),
        emblem,
        is_default: isDefault,
        no_donor_reason: noDonor ?? null,
        no_donor_by: noDonor === undefined ? null : 'system',
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
      standardTopics.map((topic, position) => ({
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
