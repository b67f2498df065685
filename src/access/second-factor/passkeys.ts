import { DatelineError } from '../../core/errors/errors.ts'
import type { Db } from '../../database/connect.ts'
import { managingPeople } from '../acting.ts'
import type { Actor } from '../actor.ts'
import { writeAudit } from '../audit/audit-log.ts'
import { assertSession } from '../policy.ts'
import type { Client } from '../signing-in/client.ts'
import type { Access } from '../signing-in/sign-in.ts'
import { endOtherSessions } from './manage-second-factor.ts'
import type { PasskeyOptions } from './passkey-door.ts'
import type { FactorDeps } from './second-factor.ts'

type Deps = Pick<FactorDeps, 'db' | 'clock'> & { access: Access }

/** Begins to add a passkey. The password is asked for, so that an open browser is not enough. */
export async function beginPasskey(
  { access }: Deps,
  actor: Actor,
  form: Client & { headers: Headers; password: string },
): Promise<PasskeyOptions> {
  assertSession(actor, 'add a passkey')
  await access.checkPassword({ ...form, personId: actor.id })
  return await access.passkeys.registrationOptions(form.headers)
}

/** Keeps the passkey that the browser made; the person's other sessions end. */
export async function addPasskey(
  { db, clock, access }: Deps,
  by: Actor,
  form: { headers: Headers; name: string; response: Record<string, unknown> },
): Promise<{ id: string }> {
  assertSession(by, 'add a passkey')
  const added = await access.passkeys.register(form)
  try {
    await managingPeople(db, by, [], async (trx, actor) => {
      await endOtherSessions(trx, actor)
      const subject = { officeId: null, subjectKind: 'person', subjectId: actor.id } as const
      const detail = { kind: 'passkey', passkeyId: added.id }
      await writeAudit(trx, actor, clock.now(), [{ action: 'people.second-factor-add', ...subject, detail }])
    })
  } catch (thrown) {
    // better-auth keeps it on a connection of its own, so a person deactivated meanwhile loses it here.
    await db.deleteFrom('passkey').where('id', '=', added.id).execute()
    throw thrown
  }
  return added
}

/** Gives one of the actor's own passkeys another name, or removes it, for the password. */
export async function changePasskey(
  { db, clock, access }: Deps,
  by: Actor,
  form: Client & { password: string; passkeyId: string; change: { name: string } | 'remove' },
): Promise<void> {
  assertSession(by, 'change a passkey')
  await access.checkPassword({ ...form, personId: by.id })
  await managingPeople(db, by, [], async (trx, actor) => {
    const { passkeyId, change } = form
    if ((await applyChange(trx, actor.id, passkeyId, change)) === 0)
      throw new DatelineError('passkey-not-found', { passkeyId })
    if (change !== 'remove') return
    const subject = { officeId: null, subjectKind: 'person', subjectId: actor.id } as const
    const detail = { kind: 'passkey', passkeyId }
    await writeAudit(trx, actor, clock.now(), [{ action: 'people.second-factor-remove', ...subject, detail }])
  })
}

async function applyChange(
  trx: Db,
  personId: string,
  passkeyId: string,
  change: { name: string } | 'remove',
): Promise<number> {
  if (change === 'remove') {
    const removed = trx.deleteFrom('passkey').where('id', '=', passkeyId).where('person_id', '=', personId)
    return Number((await removed.executeTakeFirst()).numDeletedRows)
  }
  const renamed = trx
    .updateTable('passkey')
    .set({ name: change.name })
    .where('id', '=', passkeyId)
    .where('person_id', '=', personId)
  return Number((await renamed.executeTakeFirst()).numUpdatedRows)
}
