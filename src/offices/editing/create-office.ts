import { actingAs } from '../../access/acting.ts'
import type { Actor, CurrentActor } from '../../access/actor.ts'
import { may } from '../../access/policy.ts'
import { usualAgeBands } from '../../core/age-band.ts'
import { countryName, usualOfficeIn } from '../../core/country.ts'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Language, Wording } from '../../core/languages/language.ts'
import { readLanguage } from '../../core/languages/language-code.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import { slugOf } from '../new-slug.ts'
import { type OfficeInFull, officesInFull } from '../office-in-full.view.ts'
import { columnsOf } from './edit-office.ts'
import { checkCountry, checkOfficeFields, type OfficeFields } from './office-fields.ts'
import { assertPlacesFree, savePlaces } from './places.ts'
import { recordOffice } from './record-office.ts'

/** What a new office needs; the rest is as usual in its country. */
export interface NewOffice extends Partial<Omit<OfficeFields, 'names' | 'country'>> {
  /** Made from a name where it is not given. */
  id?: string
  names: Wording
  country: string
}

/**
 * Creates an office, which takes the role for every office. Without a zone it is in that of its country, where that has
 * one; without working days and languages in those usual there; without quiet hours its nights are quiet.
 * @throws DatelineError `bad-input` for a value, `conflict` for an id or a place that is taken.
 */
export async function createOffice(
  deps: { db: Db; clock: Pick<Clock, 'now'> },
  input: { actor: Actor; office: NewOffice },
): Promise<OfficeInFull> {
  const office = await completeOffice(deps.db, input.office)
  return await actingAs(deps.db, input.actor, async (trx, actor) => {
    if (!may(actor, 'offices.manage', '*'))
      throw new DatelineError('needs-role-everywhere', { action: 'offices.manage' })
    return await insertOffice(trx, deps, actor, office)
  })
}

/** The whole of a new office. Not inside a transaction: see `checkOfficeFields`. */
export async function completeOffice(db: Db, given: NewOffice): Promise<OfficeFields & { id: string }> {
  const { id = idFrom(given.names), ...office } = given
  const country = checkCountry(office.country)
  const usual = usualOfficeIn(country)
  const complete: OfficeFields = {
    workingDays: usual.workingDays,
    languages: languagesFrom(usual.languageTags),
    quietHours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], ...usualNight }],
    quietExceptions: [],
    places: [],
    ageBands: [...usualAgeBands],
    ...office,
    country,
    timeZone: office.timeZone ?? onlyZone(country, usual.timeZones),
  }
  return { ...complete, ...(await checkOfficeFields(db, complete)), id }
}

/** Inserts a complete office, with its event and audit entry; within a transaction. */
export async function insertOffice(
  trx: Db,
  deps: { clock: Pick<Clock, 'now'> },
  actor: CurrentActor,
  office: OfficeFields & { id: string },
): Promise<OfficeInFull> {
  const { id } = office
  const inserted = await trx
    .insertInto('office')
    .values({ id, ...columnsOf(office) })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new DatelineError('office-id-taken', { officeId: id })
  await assertPlacesFree(trx, id, office, officeId => may(actor, 'offices.read', officeId))
  await savePlaces(trx, id, office)
  const [after] = await officesInFull(trx, [id])
  if (!after) throw new DatelineError('office-not-found', { officeId: id })
  await recordOffice(trx, deps, actor, id, { kind: 'office.created', after })
  return after
}

const usualNight = { from: '21:30', to: '07:00' }

function languagesFrom(tags: readonly string[]): Language[] {
  return [...new Set(tags.flatMap(tag => readLanguage(tag) ?? []))]
}

function onlyZone(country: string, zones: readonly string[]): string {
  const [zone, ...others] = zones
  if (zone !== undefined && others.length === 0) return zone
  const hint =
    zone === undefined
      ? `None is known for ${countryName(country)}; name one, such as Asia/Karachi.`
      : `${countryName(country)} has several; name one of ${zones.join(', ')}.`
  throw new DatelineError('zone-needed', { hint })
}

/** "Dar es Salaam" → "dar-es-salaam". */
function idFrom(names: Wording): string {
  for (const name of [names[fallbackLanguage] ?? '', ...Object.values(names)]) {
    const id = slugOf(name, longestId)
    if (id !== '') return id
  }
  throw new DatelineError('office-id-needed', {})
}

const longestId = 63
