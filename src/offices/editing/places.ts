import { DatelineError } from '../../core/errors/errors.ts'
import { newId } from '../../core/ids.ts'
import type { Wording } from '../../core/languages/language.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import type { OfficePlace } from '../office-in-full.view.ts'
import { placeKey } from '../place-key.ts'

/**
 * Refuses places that lead to another office already.
 * @param isKnown whether the actor may learn which office that is.
 * @throws DatelineError `place-taken`.
 */
export async function assertPlacesFree(
  trx: Db,
  officeId: string,
  given: { names: Wording; places: readonly OfficePlace[] },
  isKnown: (officeId: string) => boolean,
): Promise<void> {
  const written = spellingsOf(given)
  if (written.size === 0) return
  const taken = await trx
    .selectFrom('dateline_place')
    .selectAll()
    .where('place', 'in', [...written.keys()])
    .where('office_id', '!=', officeId)
    .orderBy('place')
    .executeTakeFirst()
  if (!taken) return
  throw new DatelineError('place-taken', {
    place: written.get(taken.place) ?? taken.place,
    owner: isKnown(taken.office_id) ? `office "${taken.office_id}"` : 'another office',
  })
}

/** Replaces the places of an office, and the datelines that lead to it. Hold the office's row. */
export async function savePlaces(
  trx: Db,
  officeId: string,
  given: { names: Wording; places: readonly OfficePlace[] },
): Promise<void> {
  await trx.deleteFrom('office_place').where('office_id', '=', officeId).execute()
  const places = given.places.map(({ names, spellings }, position) => ({
    id: newId(),
    office_id: officeId,
    position,
    names: toJson(names),
    spellings: [...spellings],
  }))
  if (places.length > 0) await trx.insertInto('office_place').values(places).execute()
  await saveDatelines(trx, officeId, spellingsOf(given))
}

/** Datelines lead to the office no longer. */
export async function freeDatelines(trx: Db, officeId: string): Promise<void> {
  await trx.deleteFrom('dateline_place').where('office_id', '=', officeId).execute()
}

async function saveDatelines(trx: Db, officeId: string, written: ReadonlyMap<string, string>): Promise<void> {
  await freeDatelines(trx, officeId)
  if (written.size === 0) return
  const saved = await trx
    .insertInto('dateline_place')
    .values([...written.keys()].map(place => ({ place, office_id: officeId })))
    .onConflict(conflict => conflict.doNothing())
    .returning('place')
    .execute()
  const known = new Set(saved.map(({ place }) => place))
  // Another office took it since it was found free.
  for (const [place, text] of written)
    if (!known.has(place)) throw new DatelineError('place-taken', { place: text, owner: 'another office' })
}

/** Every dateline that leads to the office, by its key. */
function spellingsOf({
  names,
  places,
}: {
  names: Wording
  places: readonly OfficePlace[]
}): Map<string, string> {
  const texts = [
    ...Object.values(names),
    ...places.flatMap(place => [...Object.values(place.names), ...place.spellings]),
  ]
  return new Map(texts.map(text => [placeKey(text), text] as const).filter(([key]) => key !== ''))
}
