import { sql } from 'kysely'
import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { manages } from './people.view.ts'
import { existingPerson, noteOf, type PeopleDeps, personNotFound } from './person-record.ts'

/** What stands where a name stood. */
const erasedName = 'Erased person'

/**
 * Erases the name and address of a person who has left, at their request (GDPR, article 17). What they did stays under
 * their id: the audit log holds ids alone, so its chain holds too. What opens an account ends with it, and messages that
 * name the person are reworded. Backups of before keep the name.
 * @throws DatelineError `person-not-found` for one the actor does not manage; `person-active` for one who can still sign
 * in: deactivate first.
 */
export async function erasePerson({ db, clock }: PeopleDeps, by: Actor, personId: string): Promise<void> {
  await managingPeople(db, by, [personId], async (trx, actor) => {
    const person = await existingPerson(trx, personId)
    if (!manages(actor, person)) throw personNotFound(personId)
    if (!person.deactivatedAt) throw new DatelineError('person-active', { personId })
    const at = clock.now()
    const invitations = await trx
      .selectFrom('person')
      .select('id')
      .where('stands_for', '=', personId)
      .execute()
    const ids = [personId, ...invitations.map(({ id }) => id)]
    await deleteOwnMessages(trx, person.email, ids)
    await rewordMessages(trx, person)
    await endWhatOpens(trx, ids)
    await trx
      .updateTable('person')
      .set({
        name: erasedName,
        email: sql<string>`'erased:' || id`,
        invited_email: null,
        email_verified: false,
        profile: sql`'{}'::jsonb`,
        erased_at: at,
        erased_by: actor.id,
        updated_at: at,
      })
      .where('id', 'in', ids)
      .where('erased_at', 'is', null)
      .execute()
    await writeAudit(trx, actor, at, [noteOf('people.erase', personId, {})])
    await recordEvents(trx, [
      { kind: 'person.erased', officeId: null, subjectId: personId, data: { by: actor.id } },
    ])
  })
}

async function deleteOwnMessages(trx: Db, email: string, ids: readonly string[]): Promise<void> {
  await trx.deleteFrom('notification_mail').where('email', '=', email).execute()
  const own = trx
    .selectFrom('notification')
    .select('id')
    .where('person_id', 'in', [...ids])
  await trx.deleteFrom('notification_mail').where('notification_id', 'in', own).execute()
  await trx
    .deleteFrom('notification')
    .where('person_id', 'in', [...ids])
    .execute()
}

/**
 * Replaces the name in other people's notifications, as whole words: in those that name the person, the name of that
 * time. Those of before migration 116 do not say whom they name: there it is the present one, and the address.
 */
async function rewordMessages(
  trx: Db,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<void> {
  const { rows } = await sql<{ id: string; message: string; namedThen: string | null }>`
    select id, message, named_people ->> ${id}::text as "namedThen" from notification
    where named_people ? ${id}::text or (person_id is not null and named_people = '{}'
      and (strpos(message, ${email}) > 0 or strpos(message, ${name}) > 0))
    order by id for no key update`.execute(trx)
  for (const { id: notificationId, message, namedThen } of rows) {
    const reworded =
      namedThen === null ? withoutWords(withoutWords(message, email), name) : withoutWords(message, namedThen)
    await sql`update notification set message = ${reworded}, says = null, named_people = named_people - ${id}::text
      where id = ${notificationId}`.execute(trx)
  }
}

/** "Ali" stands in "Ali’s cousin", and not in "Alina". */
function withoutWords(text: string, words: string): string {
  return text.replaceAll(words, (found, at: number) => {
    const isPartOfWord =
      /[\p{L}\p{M}\p{N}]$/u.test(text.slice(0, at)) ||
      /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at + words.length))
    return isPartOfWord ? found : erasedName
  })
}

async function endWhatOpens(trx: Db, ids: readonly string[]): Promise<void> {
  const tables = [
    'person_session',
    'person_account',
    'api_key',
    'second_factor',
    'backup_code',
    'passkey',
    'setup_link',
    'role_grant',
  ] as const
  for (const table of tables)
    await trx
      .deleteFrom(table)
      .where('person_id', 'in', [...ids])
      .execute()
  await trx
    .deleteFrom('idempotency_key')
    .where('person', 'in', [...ids])
    .execute()
}
