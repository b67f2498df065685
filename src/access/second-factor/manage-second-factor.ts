import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { recordEvents } from '../../events/record-events.ts'
import { managingPeople } from '../acting.ts'
import type { Actor, CurrentActor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { findPerson, manages, type PersonView } from '../people/people.view.ts'
import { assertSession } from '../policy.ts'
import type { Client } from '../signing-in/client.ts'
import type { Access } from '../signing-in/sign-in.ts'
import {
  beginTotp,
  confirmTotp,
  type FactorDeps,
  factorsOf,
  makeBackupCodes,
  needsSecondFactor,
  removeFactors,
  wrongCode,
} from './second-factor.ts'

type Deps = FactorDeps & { access: Access }

export interface SecondFactorView {
  totp: boolean
  backupCodesLeft: number
  passkeys: { id: string; name: string; createdAt: Date | null }[]
  /** Whether the roles of the person are ones that should have it. */
  isForRoles: boolean
}

/** What the actor can sign in with besides the password. */
export async function secondFactorOf(db: Db, actor: Actor): Promise<SecondFactorView> {
  assertSession(actor, 'see what its owner signs in with')
  const { totp } = await factorsOf(db, actor.id)
  const codes = await db
    .selectFrom('backup_code')
    .select('code_hash')
    .where('person_id', '=', actor.id)
    .execute()
  const passkeys = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt'])
    .where('person_id', '=', actor.id)
    .orderBy('created_at')
    .execute()
  return {
    totp,
    backupCodesLeft: codes.length,
    passkeys: passkeys.map(passkey => ({ ...passkey, name: passkey.name ?? 'Passkey' })),
    isForRoles: needsSecondFactor(actor.grants),
  }
}

/** Shows a new secret for an authenticator app. The password is asked for, so that an open browser is not enough. */
export async function setUpTotp(
  deps: Deps,
  by: Actor,
  form: Client & { password: string },
): Promise<{ secret: string; uri: string }> {
  assertSession(by, 'set up a second factor')
  await deps.access.checkPassword({ ...form, personId: by.id })
  return await managingPeople(deps.db, by, [], async (trx, actor) => {
    const { email } = await personOf(trx, actor.id)
    return await beginTotp({ ...deps, db: trx }, { id: actor.id, email })
  })
}

/** Takes the first code of the app; all other sessions end. The backup codes are shown this once. */
export async function confirmSetUp(deps: Deps, by: Actor, code: string): Promise<{ backupCodes: string[] }> {
  assertSession(by, 'set up a second factor')
  return await managingPeople(deps.db, by, [], async (trx, actor) => {
    const made = await confirmTotp(deps, trx, actor.id, code)
    await endOtherSessions(trx, actor)
    await note(trx, deps, actor, 'people.second-factor-add', actor.id, { kind: 'totp' })
    return made
  })
}

/** New backup codes in place of those of before, for a password and a code. */
export async function renewBackupCodes(
  deps: Deps,
  by: Actor,
  form: Client & { password: string; code: string },
): Promise<{ backupCodes: string[] }> {
  await prove(deps, by, form)
  return await managingPeople(deps.db, by, [], async (trx, actor) => {
    const backupCodes = await makeBackupCodes(trx, actor.id)
    await note(trx, deps, actor, 'people.backup-codes', actor.id, {})
    return { backupCodes }
  })
}

/** Takes the authenticator app away, for a password and a code of the app or a backup code. */
export async function removeTotp(
  deps: Deps,
  by: Actor,
  form: Client & { password: string; code: string },
): Promise<void> {
  await prove(deps, by, form)
  await managingPeople(deps.db, by, [], async (trx, actor) => {
    await removeFactors(trx, actor.id, 'totp')
    await note(trx, deps, actor, 'people.second-factor-remove', actor.id, { kind: 'totp' })
  })
}

/**
 * Takes every second factor away from a person who has lost theirs, and ends their sessions. The person and the other
 * admins are notified.
 * @throws DatelineError `not-found` for a person whom the actor does not manage.
 */
export async function resetSecondFactor(
  deps: Pick<FactorDeps, 'db' | 'clock'>,
  by: Actor,
  personId: string,
): Promise<void> {
  await managingPeople(deps.db, by, [personId], async (trx, actor) => {
    const person = await findPerson(trx, personId)
    if (!person || !manages(actor, person) || personId === actor.id)
      throw new DatelineError('person-not-found', { personId })
    await removeFactors(trx, personId, 'all')
    await trx.deleteFrom('person_session').where('person_id', '=', personId).execute()
    await note(trx, deps, actor, 'people.second-factor-reset', personId, {})
    await recordEvents(trx, [
      { kind: 'person.second-factor-reset', officeId: null, subjectId: personId, data: { by: actor.id } },
    ])
  })
}

/** Sessions opened without the factor that was just added. */
export async function endOtherSessions(trx: Db, actor: Actor): Promise<void> {
  await trx
    .deleteFrom('person_session')
    .where('person_id', '=', actor.id)
    .where('id', '<>', actor.credentialId ?? '')
    .execute()
}

async function prove(
  deps: Deps,
  actor: Actor,
  form: Client & { password: string; code: string },
): Promise<void> {
  assertSession(actor, 'change a second factor')
  if (!(await factorsOf(deps.db, actor.id)).totp) throw wrongCode()
  await deps.access.checkPassword({ ...form, personId: actor.id })
  await deps.access.checkCode({ ...form, personId: actor.id })
}

async function personOf(db: Db, personId: string): Promise<PersonView> {
  const person = await findPerson(db, personId)
  if (!person) throw new DatelineError('person-not-found', { personId })
  return person
}

async function note(
  trx: Db,
  { clock }: Pick<FactorDeps, 'clock'>,
  actor: CurrentActor,
  action: string,
  personId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  const subject = { officeId: null, subjectKind: 'person', subjectId: personId } as const
  await writeAudit(trx, actor, clock.now(), [{ action, ...subject, detail }])
}
