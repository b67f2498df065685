import { DatelineError } from '../../core/errors/errors.ts'
import type { InterfaceLanguage } from '../../core/languages/interface-languages.ts'
import type { Clock } from '../../core/time/clock.ts'
import { readZone } from '../../core/zones.ts'
import type { Db } from '../../database/connect.ts'
import { toJson } from '../../database/tables.ts'
import { managingPeople } from '../acting.ts'
import type { Actor, Grant } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { noteOf } from '../people/person-record.ts'
import { assertSession } from '../policy.ts'

/** How a person likes the screens. What goes out is never changed by it. */
export interface Preferences {
  /** Null: as the browser asks for it. */
  language: InterfaceLanguage | null
  digits: 'latin' | 'arabic' | 'persian' | 'bengali'
  /** `gregorian-and-solar-hijri` shows both, the Gregorian first. */
  calendar: 'gregorian' | 'gregorian-and-solar-hijri'
  /** IANA name; null: the office's clock alone. */
  timeZone: string | null
  theme: 'system' | 'light' | 'dark'
  /** Shortcuts of a single key (WCAG 2.2, 2.1.4). */
  singleKeyShortcuts: boolean
}

export interface Profile {
  id: string
  name: string
  email: string
  preferences: Preferences
  grants: readonly Grant[]
}

const usual: Preferences = {
  language: null,
  digits: 'latin',
  calendar: 'gregorian',
  timeZone: null,
  theme: 'system',
  singleKeyShortcuts: true,
}

/** The actor's own profile. Throws `person-not-found` for what is no person, such as Dateline itself. */
export async function showProfile(db: Db, actor: Actor): Promise<Profile> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'profile'])
    .where('id', '=', actor.id)
    .executeTakeFirst()
  if (!row) throw new DatelineError('person-not-found', { personId: actor.id })
  const { profile, ...person } = row
  return { ...person, preferences: { ...usual, ...profile }, grants: actor.grants }
}

/**
 * Changes what is given of the actor's own name and preferences.
 * @throws DatelineError `needs-person` for an API key; `profile-time-zone-unknown` for a zone that is none.
 */
export async function editProfile(
  { db, clock }: { db: Db; clock: Clock },
  actor: Actor,
  change: { name?: string | undefined; preferences?: Partial<Preferences> | undefined },
): Promise<Profile> {
  assertSession(actor, "change its owner's profile")
  const { name, preferences = {} } = change
  const zone = preferences.timeZone ? knownZone(preferences.timeZone) : preferences.timeZone
  return await managingPeople(db, actor, [], async (trx, person) => {
    const before = await showProfile(trx, person)
    const at = clock.now()
    await trx
      .updateTable('person')
      .set({
        profile: toJson({
          ...before.preferences,
          ...preferences,
          ...(zone === undefined ? {} : { timeZone: zone }),
        }),
        updated_at: at,
        ...(name === undefined ? {} : { name }),
      })
      .where('id', '=', person.id)
      .execute()
    // The log keeps ids alone, so that a name can be erased later.
    if (name !== undefined && name !== before.name)
      await writeAudit(trx, person, at, [noteOf('people.rename', person.id, {})])
    return await showProfile(trx, person)
  })
}

function knownZone(written: string): string {
  const zone = readZone(written)
  if (zone === undefined) throw new DatelineError('profile-time-zone-unknown', { zone: written })
  return zone
}
